// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Values of {@code width} bytes as {@code width} streams of bytes, and back: a matrix with a row for each value, transposed. Both
 * ways go by squares of 8 × 8 bytes, a word for each row, which are transposed in three steps.
 *
 * <p>The bytes of a value are taken in bands: of eight, then, of what is left, of four (where a square holds sixteen values, eight
 * in the low halves of its words and eight in the high ones), and the last few singly.
 */
final class ByteStreams {

    private final long[] square = new long[8];

    /**
     * Values become streams.
     *
     * @param values the first value begins at {@code from}
     * @param streams the first stream begins at {@code into}, the next {@code stride} later
     */
    void split(byte[] values, int from, int width, int count, byte[] streams, int into, int stride) {
        int first = 0;
        for (; width - first >= 8; first += 8) {
            int value = 0;
            for (; count - value >= 8; value += 8) {
                load(values, from + value * width + first, width);
                transpose();
                store(streams, into + first * stride + value, stride);
            }
            splitSingly(values, from, width, value, count, streams, into, stride, first, first + 8);
        }
        if (width - first >= 4) {
            int value = 0;
            for (; count - value >= 16; value += 16) {
                loadHalves(values, from + value * width + first, width);
                transpose();
                storeDoubled(streams, into + first * stride + value, stride);
            }
            splitSingly(values, from, width, value, count, streams, into, stride, first, first + 4);
            first += 4;
        }
        splitSingly(values, from, width, 0, count, streams, into, stride, first, width);
    }

    /**
     * Streams become values.
     *
     * @param streams the first stream begins at {@code from}, the next {@code stride} later
     * @param values the first value goes to {@code into}
     */
    void merge(byte[] streams, int from, int stride, byte[] values, int into, int width, int count) {
        int first = 0;
        for (; width - first >= 8; first += 8) {
            int value = 0;
            for (; count - value >= 8; value += 8) {
                load(streams, from + first * stride + value, stride);
                transpose();
                store(values, into + value * width + first, width);
            }
            mergeSingly(streams, from, stride, first, first + 8, values, into, width, value, count);
        }
        if (width - first >= 4) {
            int value = 0;
            for (; count - value >= 16; value += 16) {
                loadDoubled(streams, from + first * stride + value, stride);
                transpose();
                storeHalves(values, into + value * width + first, width);
            }
            mergeSingly(streams, from, stride, first, first + 4, values, into, width, value, count);
            first += 4;
        }
        mergeSingly(streams, from, stride, first, width, values, into, width, 0, count);
    }

    /** Eight rows of eight bytes. */
    private void load(byte[] bytes, int at, int stride) {
        for (int row = 0; row < 8; row++) {
            square[row] = (long) ByteOutput.INT64.get(bytes, at + row * stride);
        }
    }

    private void store(byte[] bytes, int at, int stride) {
        for (int row = 0; row < 8; row++) {
            ByteOutput.INT64.set(bytes, at + row * stride, square[row]);
        }
    }

    /** Sixteen rows of four bytes: row 8 is behind row 0, row 9 behind row 1. */
    private void loadHalves(byte[] bytes, int at, int stride) {
        for (int row = 0; row < 8; row++) {
            int low = (int) ByteOutput.INT32.get(bytes, at + row * stride);
            int high = (int) ByteOutput.INT32.get(bytes, at + (row + 8) * stride);
            square[row] = (low & 0xffffffffL) | ((long) high << 32);
        }
    }

    private void storeHalves(byte[] bytes, int at, int stride) {
        for (int row = 0; row < 8; row++) {
            ByteOutput.INT32.set(bytes, at + row * stride, (int) square[row]);
            ByteOutput.INT32.set(bytes, at + (row + 8) * stride, (int) (square[row] >>> 32));
        }
    }

    /** Four rows of sixteen bytes: the second halves are rows 4 to 7. */
    private void loadDoubled(byte[] bytes, int at, int stride) {
        for (int row = 0; row < 4; row++) {
            square[row] = (long) ByteOutput.INT64.get(bytes, at + row * stride);
            square[row + 4] = (long) ByteOutput.INT64.get(bytes, at + row * stride + 8);
        }
    }

    private void storeDoubled(byte[] bytes, int at, int stride) {
        for (int row = 0; row < 4; row++) {
            ByteOutput.INT64.set(bytes, at + row * stride, square[row]);
            ByteOutput.INT64.set(bytes, at + row * stride + 8, square[row + 4]);
        }
    }

    /** Byte k of row i and byte i of row k change places: first among neighbours, then in pairs, then in halves of rows. */
    private void transpose() {
        swapBytes(0, 1);
        swapBytes(2, 3);
        swapBytes(4, 5);
        swapBytes(6, 7);
        swapPairs(0, 2);
        swapPairs(1, 3);
        swapPairs(4, 6);
        swapPairs(5, 7);
        swapHalves(0, 4);
        swapHalves(1, 5);
        swapHalves(2, 6);
        swapHalves(3, 7);
    }

    private void swapBytes(int row, int other) {
        long swapped = ((square[row] >>> 8) ^ square[other]) & 0x00ff00ff00ff00ffL;
        square[row] ^= swapped << 8;
        square[other] ^= swapped;
    }

    private void swapPairs(int row, int other) {
        long swapped = ((square[row] >>> 16) ^ square[other]) & 0x0000ffff0000ffffL;
        square[row] ^= swapped << 16;
        square[other] ^= swapped;
    }

    private void swapHalves(int row, int other) {
        long swapped = ((square[row] >>> 32) ^ square[other]) & 0x00000000ffffffffL;
        square[row] ^= swapped << 32;
        square[other] ^= swapped;
    }

    /** Bytes {@code first} to {@code end} of each value from {@code value} on. */
    private static void splitSingly(
            byte[] values,
            int from,
            int width,
            int value,
            int count,
            byte[] streams,
            int into,
            int stride,
            int first,
            int end) {
        for (int stream = first; stream < end; stream++) {
            for (int i = value; i < count; i++) {
                streams[into + stream * stride + i] = values[from + i * width + stream];
            }
        }
    }

    private static void mergeSingly(
            byte[] streams,
            int from,
            int stride,
            int first,
            int end,
            byte[] values,
            int into,
            int width,
            int value,
            int count) {
        for (int stream = first; stream < end; stream++) {
            for (int i = value; i < count; i++) {
                values[into + i * width + stream] = streams[from + stream * stride + i];
            }
        }
    }
}
