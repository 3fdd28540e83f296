// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Checksum;

/** Immutable bytes in pieces. Discarded content has only its size, and reads as zeros. */
final class Content {

    static final Content EMPTY = new Content(List.of(), 0);
    private static final int PIECE = 64 * 1024;
    private static final byte[] ZEROS = new byte[PIECE];

    /** Over arrays that nobody writes any more; their positions stay at 0. */
    private final List<ByteBuffer> pieces;

    private final long size;

    private Content(List<ByteBuffer> pieces, long size) {
        this.pieces = List.copyOf(pieces);
        this.size = size;
    }

    static Content of(byte[] bytes) {
        return new Content(List.of(ByteBuffer.wrap(bytes)), bytes.length);
    }

    static Content discarded(long size) {
        return new Content(List.of(), size);
    }

    static Content joined(List<Content> contents) {
        List<ByteBuffer> pieces = new ArrayList<>();
        long size = 0;
        for (Content content : contents) {
            pieces.addAll(content.pieces);
            size += content.size;
        }
        return new Content(pieces, size);
    }

    long size() {
        return size;
    }

    private boolean isDiscarded() {
        return pieces.isEmpty() && size > 0;
    }

    Content slice(long from, long length) {
        if (from < 0 || length < 0 || from + length > size) {
            throw new IllegalArgumentException("bytes " + from + " + " + length + " of " + size);
        }
        if (isDiscarded()) {
            return discarded(length);
        }
        List<ByteBuffer> cut = new ArrayList<>();
        long at = 0;
        for (ByteBuffer piece : pieces) {
            long start = Math.max(from, at);
            long end = Math.min(from + length, at + piece.limit());
            if (start < end) {
                cut.add(piece.slice((int) (start - at), (int) (end - start)));
            }
            at += piece.limit();
        }
        return new Content(cut, length);
    }

    /** All bytes, for content that fits into an array. */
    byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(size)];
        int at = 0;
        for (ByteBuffer piece : pieces) {
            piece.get(0, all, at, piece.limit());
            at += piece.limit();
        }
        return all;
    }

    void writeTo(OutputStream out, Pace pace) throws IOException {
        if (isDiscarded()) {
            for (long left = size; left > 0; ) {
                int count = (int) Math.min(left, pace.step(PIECE));
                write(out, ZEROS, 0, count, pace);
                left -= count;
            }
        }
        for (ByteBuffer piece : pieces) {
            for (int done = 0; done < piece.limit(); ) {
                int count = Math.min(pace.step(PIECE), piece.limit() - done);
                write(out, piece.array(), piece.arrayOffset() + done, count, pace);
                done += count;
            }
        }
    }

    /** Waits before it writes: the last byte comes when it is due. */
    private static void write(OutputStream out, byte[] bytes, int from, int count, Pace pace) throws IOException {
        pace.moved(count);
        out.write(bytes, from, count);
        if (pace.isLimited()) {
            out.flush();
        }
    }

    /** Feeds every byte to a checksum. */
    void update(Checksum checksum) {
        try {
            writeTo(
                    new OutputStream() {
                        @Override
                        public void write(int b) {
                            checksum.update(b);
                        }

                        @Override
                        public void write(byte[] bytes, int from, int count) {
                            checksum.update(bytes, from, count);
                        }
                    },
                    Pace.unlimited());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
