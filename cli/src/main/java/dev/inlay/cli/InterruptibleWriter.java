// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.UncommittedException;
import dev.inlay.writer.WriteReceipt;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A writer that Ctrl-C ends well: when the virtual machine shuts down, an uncommitted file is discarded, so that no temporary file
 * stays behind. A batch, or the commit, that is on its way is waited for; the thread that converts may be anywhere else, in a
 * blocked read too.
 */
final class InterruptibleWriter implements Closeable {

    /** Makes the temporary file. */
    interface Opening {
        ParquetWriter<RecordBatch> open() throws IOException;
    }

    private final Thread hook = new Thread(this::discard, "inlay-discard");
    private @Nullable ParquetWriter<RecordBatch> writer;
    private boolean closed;

    private InterruptibleWriter() {}

    /** Opens a writer. The hook comes first: it waits for the opening, and finds what it has made. */
    static InterruptibleWriter of(Opening opening) throws IOException {
        InterruptibleWriter result = new InterruptibleWriter();
        try {
            Runtime.getRuntime().addShutdownHook(result.hook);
        } catch (IllegalStateException e) {
            throw Failure.failed("interrupted");
        }
        try {
            result.open(opening);
        } catch (IOException | RuntimeException | Error e) {
            result.removeHook();
            throw e;
        }
        return result;
    }

    private synchronized void open(Opening opening) throws IOException {
        requireRunning();
        writer = opening.open();
    }

    synchronized void write(RecordBatch batch) throws IOException {
        requireOpen().write(batch);
    }

    synchronized WriteReceipt commit() throws IOException {
        return requireOpen().commit();
    }

    private ParquetWriter<RecordBatch> requireOpen() {
        requireRunning();
        return Objects.requireNonNull(writer);
    }

    private void requireRunning() {
        if (closed) {
            throw Failure.failed("interrupted");
        }
    }

    private synchronized void closeWriter() throws IOException {
        closed = true;
        if (writer != null) {
            writer.close();
        }
    }

    private void discard() {
        try {
            closeWriter();
        } catch (UncommittedException e) {
            // it says what we are here for
        } catch (IOException e) {
            System.err.println("inlay: " + ErrorText.of(e));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closeWriter();
        } catch (UncommittedException e) {
            // whatever kept us from committing is on its way already
        }
        removeHook();
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the virtual machine is shutting down: the hook runs, and finds nothing to do
        }
    }
}
