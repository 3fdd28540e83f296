// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a part as a stream, wherever they are kept. */
final class PartReading extends InputStream {

    /** Where they are kept. */
    interface Source {
        /** Copies bytes from {@code position} on, at least one and at most {@code length}; returns their number. */
        int read(long position, byte[] target, int offset, int length) throws IOException;
    }

    private final Source source;
    private final long size;
    private long position;
    private long mark;

    /** @param size the number of bytes */
    PartReading(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position == size) {
            return -1;
        }
        int read = source.read(position, target, offset, (int) Math.min(length, size - position));
        position += read;
        return read;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, size - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, size - position);
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        mark = position;
    }

    @Override
    public void reset() {
        position = mark;
    }
}
