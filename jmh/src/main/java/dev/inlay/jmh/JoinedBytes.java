// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import java.io.OutputStream;
import java.util.Arrays;

/** The bytes of many values in one array, which parquet-java's {@code Binary} writes itself to: no lock, and one copy for each value. */
final class JoinedBytes extends OutputStream {

    private byte[] bytes = new byte[1 << 20];
    private int size;

    int size() {
        return size;
    }

    void reset() {
        size = 0;
    }

    boolean equals(byte[] others, int from, int to) {
        return Arrays.equals(bytes, 0, size, others, from, to);
    }

    @Override
    public void write(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    private void ensure(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
