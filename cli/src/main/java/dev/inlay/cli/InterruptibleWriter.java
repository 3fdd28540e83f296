// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.UncommittedException;
import dev.inlay.writer.WriteReceipt;
import java.io.Closeable;
import java.io.IOException;

/**
 * A writer that Ctrl-C ends well: when the virtual machine shuts down, an uncommitted file is discarded, so that no temporary file
 * stays behind. A batch, or the commit, that is on its way is waited for; the thread that converts may be anywhere else, in a
 * blocked read too.
 */
final class InterruptibleWriter implements Closeable {

    private final ParquetWriter<RecordBatch> writer;
    private final Thread hook = new Thread(this::discard, "inlay-discard");
    private boolean closed;

    private InterruptibleWriter(ParquetWriter<RecordBatch> writer) {
        this.writer = writer;
    }

    static InterruptibleWriter of(ParquetWriter<RecordBatch> writer) {
        InterruptibleWriter result = new InterruptibleWriter(writer);
        Runtime.getRuntime().addShutdownHook(result.hook);
        return result;
    }

    synchronized void write(RecordBatch batch) throws IOException {
        requireOpen();
        writer.write(batch);
    }

    synchronized WriteReceipt commit() throws IOException {
        requireOpen();
        return writer.commit();
    }

    private void requireOpen() {
        if (closed) {
            throw Failure.failed("interrupted");
        }
    }

    private synchronized void discard() {
        try {
            closed = true;
            writer.close();
        } catch (UncommittedException e) {
            // it says what we are here for
        } catch (IOException e) {
            System.err.println("inlay: " + ErrorText.of(e));
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            try {
                writer.close();
            } catch (UncommittedException e) {
                // whatever kept us from committing is on its way already
            }
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the virtual machine is shutting down: the hook runs, and finds nothing to do
        }
    }
}
