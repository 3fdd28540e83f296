// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A file of ranges, from front to back. While one piece of 4 MiB is read from, the next one is on its way: a request to a distant
 * store takes as long as the parsing of what it brings.
 */
final class RangedStream extends InputStream {

    private static final int PIECE = 4 << 20;

    private final InputFile file;
    private final long length;
    private long requested;
    private @Nullable FutureTask<byte[]> next;
    private byte[] piece = {};
    private int position;

    /** @param file stays open when the stream is closed */
    RangedStream(InputFile file) throws IOException {
        this.file = file;
        this.length = file.length();
        request();
    }

    private void request() {
        int size = (int) Math.min(PIECE, length - requested);
        if (size == 0) {
            next = null;
            return;
        }
        long from = requested;
        requested += size;
        FutureTask<byte[]> reading = new FutureTask<>(() -> {
            byte[] bytes = new byte[size];
            file.readFully(from, bytes, 0, size);
            return bytes;
        });
        Thread thread = new Thread(reading, "inlay-read-ahead");
        thread.setDaemon(true);
        thread.start();
        next = reading;
    }

    private void take(FutureTask<byte[]> reading) throws IOException {
        try {
            piece = reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(file.name() + ": interrupted");
        } catch (CancellationException e) {
            throw new IOException(file.name() + " is closed", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(file.name() + ": " + e.getCause(), e);
        }
        position = 0;
        request();
    }

    /** Whether there is a byte left; it is the one at {@link #position}. */
    private boolean advance() throws IOException {
        if (position == piece.length && next != null) {
            take(next);
        }
        return position < piece.length;
    }

    @Override
    public int read() throws IOException {
        return advance() ? piece[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (count == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int copied = Math.min(count, piece.length - position);
        System.arraycopy(piece, position, target, offset, copied);
        position += copied;
        return copied;
    }

    @Override
    public void close() {
        if (next != null) {
            next.cancel(true);
        }
    }
}
