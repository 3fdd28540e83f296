// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Unsigned numbers of {@code width} bits each, without gaps, the least significant bit first: value {@code i} occupies the bits
 * {@code i·width …} of the stream, and bit {@code k} of the stream is bit {@code k % 8} of byte {@code k / 8}. Eight values take
 * exactly {@code width} bytes. (Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".)
 *
 * <pre>
 *  0 1 2 3 4 5 6 7 at width 3
 *
 *  bits   …  3   2   1   0
 *         011 010 001 000  →  10001000 11000110 11111010  =  88 c6 fa      (each byte: highest bit left)
 * </pre>
 */
final class BitPacking {

    /** Stores are of 8 bytes, and 16 bytes for a group of 8 values of 9 to 16 bits: so much may be touched past the end. */
    private static final int SLACK = 16;

    private BitPacking() {}

    /** Bytes that {@code count} values of {@code width} bits take. */
    static long packedSize(int count, int width) {
        return ((long) count * width + 7) >>> 3;
    }

    /**
     * Packs {@code count} values from {@code offset} on; the last byte is padded with zeros.
     *
     * @param width 0 to 32; each value is below 2^width as an unsigned number
     */
    static void pack(int[] values, int offset, int count, int width, ByteOutput out) {
        long size = packedSize(count, width);
        byte[] bytes = out.room(size + SLACK);
        int at = out.size();
        int grouped = count & ~7;
        if (width <= 8) {
            packNarrow(values, offset, offset + grouped, width, bytes, at);
        } else if (width < 16) {
            packMiddle(values, offset, offset + grouped, width, bytes, at);
        } else if (width == 16) {
            packShorts(values, offset, offset + grouped, bytes, at);
        } else {
            packWide(values, offset, offset + grouped, width, bytes, at);
        }
        if (grouped < count) {
            packFew(values, offset + grouped, offset + count, width, bytes, at + (grouped >>> 3) * width);
        }
        out.advance((int) size);
    }

    /**
     * Packs {@code count} values from {@code offset} on; the last byte is padded with zeros.
     *
     * @param width 0 to 64; each value is below 2^width as an unsigned number
     */
    static void pack(long[] values, int offset, int count, int width, ByteOutput out) {
        long size = packedSize(count, width);
        byte[] bytes = out.room(size + SLACK);
        int at = out.size();
        int grouped = width <= 32 ? count & ~7 : 0;
        if (width <= 16) {
            packMiddle(values, offset, offset + grouped, width, bytes, at);
        } else if (width <= 32) {
            packWide(values, offset, offset + grouped, width, bytes, at);
        }
        packSingly(values, offset + grouped, offset + count, width, bytes, at + (grouped >>> 3) * width);
        out.advance((int) size);
    }

    /** 8 values of up to 8 bits: one word. */
    private static void packNarrow(int[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        for (int i = from; i < to; i += 8) {
            long word = values[i]
                    | ((long) values[i + 1] << width)
                    | ((long) values[i + 2] << (2 * width))
                    | ((long) values[i + 3] << (3 * width))
                    | ((long) values[i + 4] << (4 * width))
                    | ((long) values[i + 5] << (5 * width))
                    | ((long) values[i + 6] << (6 * width))
                    | ((long) values[i + 7] << (7 * width));
            ByteOutput.INT64.set(bytes, at, word);
            at += width;
        }
    }

    /** 16 bits, those of a dictionary that is as large as most writers let it be: two values are an int of the page. */
    private static void packShorts(int[] values, int from, int to, byte[] bytes, int start) {
        int at = start;
        for (int i = from; i < to; i += 8) {
            ByteOutput.INT32.set(bytes, at, values[i] | (values[i + 1] << 16));
            ByteOutput.INT32.set(bytes, at + 4, values[i + 2] | (values[i + 3] << 16));
            ByteOutput.INT32.set(bytes, at + 8, values[i + 4] | (values[i + 5] << 16));
            ByteOutput.INT32.set(bytes, at + 12, values[i + 6] | (values[i + 7] << 16));
            at += 16;
        }
    }

    /** 8 values of 9 to 15 bits: twice four of them in a word, the two words then joined. */
    private static void packMiddle(int[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        for (int i = from; i < to; i += 8) {
            long low = values[i]
                    | ((long) values[i + 1] << width)
                    | ((long) values[i + 2] << (2 * width))
                    | ((long) values[i + 3] << (3 * width));
            long high = values[i + 4]
                    | ((long) values[i + 5] << width)
                    | ((long) values[i + 6] << (2 * width))
                    | ((long) values[i + 7] << (3 * width));
            ByteOutput.INT64.set(bytes, at, low | (high << (4 * width)));
            ByteOutput.INT64.set(bytes, at + 8, high >>> (64 - 4 * width));
            at += width;
        }
    }

    /** 17 to 32 bits: pairs, added to a word that is stored when it is full. Groups of 8 end at a byte, not at a word. */
    private static void packWide(int[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        int pairWidth = 2 * width;
        long word = 0;
        int filled = 0;
        for (int i = from; i < to; i += 2) {
            long pair = (values[i] & 0xffffffffL) | ((values[i + 1] & 0xffffffffL) << width);
            word |= pair << filled;
            filled += pairWidth;
            if (filled >= 64) {
                ByteOutput.INT64.set(bytes, at, word);
                at += 8;
                filled -= 64;
                word = filled == 0 ? 0 : pair >>> (pairWidth - filled);
            }
        }
        ByteOutput.INT64.set(bytes, at, word);
    }

    /** Fewer than 8 values: a word that is stored by halves, so that 31 + 32 bits always fit. */
    private static void packFew(int[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        long word = 0;
        int filled = 0;
        for (int i = from; i < to; i++) {
            word |= (values[i] & 0xffffffffL) << filled;
            filled += width;
            if (filled >= 32) {
                ByteOutput.INT32.set(bytes, at, (int) word);
                at += 4;
                filled -= 32;
                word >>>= 32;
            }
        }
        ByteOutput.INT64.set(bytes, at, word);
    }

    /** 8 values of up to 16 bits, as for ints. */
    private static void packMiddle(long[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        for (int i = from; i < to; i += 8) {
            long low = values[i]
                    | (values[i + 1] << width)
                    | (values[i + 2] << (2 * width))
                    | (values[i + 3] << (3 * width));
            long high = values[i + 4]
                    | (values[i + 5] << width)
                    | (values[i + 6] << (2 * width))
                    | (values[i + 7] << (3 * width));
            // in two steps, as a shift by 64 (width 16) would be one by 0
            ByteOutput.INT64.set(bytes, at, low | ((high << (2 * width)) << (2 * width)));
            ByteOutput.INT64.set(bytes, at + 8, high >>> (64 - 4 * width));
            at += width;
        }
    }

    /** 17 to 32 bits, as for ints. */
    private static void packWide(long[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        int pairWidth = 2 * width;
        long word = 0;
        int filled = 0;
        for (int i = from; i < to; i += 2) {
            long pair = values[i] | (values[i + 1] << width);
            word |= pair << filled;
            filled += pairWidth;
            if (filled >= 64) {
                ByteOutput.INT64.set(bytes, at, word);
                at += 8;
                filled -= 64;
                word = filled == 0 ? 0 : pair >>> (pairWidth - filled);
            }
        }
        ByteOutput.INT64.set(bytes, at, word);
    }

    /** Any width and any number: a word that is stored when it is full. */
    private static void packSingly(long[] values, int from, int to, int width, byte[] bytes, int start) {
        int at = start;
        long word = 0;
        int filled = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            word |= value << filled;
            filled += width;
            if (filled >= 64) {
                ByteOutput.INT64.set(bytes, at, word);
                at += 8;
                filled -= 64;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        ByteOutput.INT64.set(bytes, at, word);
    }
}
