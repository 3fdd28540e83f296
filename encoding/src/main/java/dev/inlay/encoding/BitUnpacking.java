// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.Bits;
import java.util.Arrays;

/**
 * Unsigned numbers of {@code width} bits each out of the stream that {@link BitPacking} draws.
 *
 * <p>Eight values take {@code width} bytes and so begin at a byte. A group of eight is taken from as few 8-byte loads as its width
 * allows: each load begins at a byte, so up to 7 of its bits belong to the value before, and the rest holds
 *
 * <pre>
 *  width  0        nothing is stored, every value is 0
 *         1 …  8   eight values
 *         9 … 16   four
 *        17 … 30   two            (2 · 29 bits come after at most 6 others, as pairs begin at even bits; 2 · 31 don't fit)
 *        31 … 57   one
 *        58 … 63   most of one; the rest is in that which begins a byte later
 *        32, 64    one, which is a word (32 into ints)
 * </pre>
 *
 * The shifts are the same in each group, so they stay in registers; one loop per class of widths is within a factor of two of one
 * for each width. Loads reach up to {@value #SLACK} bytes past the packed values. What is too near to the end of the array for
 * that is read value by value and byte by byte.
 *
 * <p>Callers have checked that {@link BitPacking#packedSize} bytes are there.
 */
final class BitUnpacking {

    private static final int SLACK = 8;

    private BitUnpacking() {}

    /**
     * Unpacks {@code count} values of {@code width} bits, the first of which begins at byte {@code at}.
     *
     * @param width 0 to 32
     */
    static void unpack(byte[] bytes, int at, int width, int[] into, int offset, int count) {
        if (width == 0) {
            Arrays.fill(into, offset, offset + count, 0);
            return;
        }
        int groups = groupsInReach(bytes, at, width, count);
        int end = offset + 8 * groups;
        if (width <= 8) {
            unpackEights(bytes, at, width, into, offset, end);
        } else if (width <= 16) {
            unpackFours(bytes, at, width, into, offset, end);
        } else if (width <= 30) {
            unpackPairs(bytes, at, width, into, offset, end);
        } else if (width == 32) {
            for (int i = offset; i < end; i++) {
                into[i] = (int) ByteOutput.INT32.get(bytes, at + 4 * (i - offset));
            }
        } else {
            long mask = (1L << width) - 1;
            long bit = 0;
            for (int i = offset; i < end; i++) {
                long word = (long) ByteOutput.INT64.get(bytes, at + (int) (bit >>> 3));
                into[i] = (int) ((word >>> (bit & 7)) & mask);
                bit += width;
            }
        }
        for (int i = 8 * groups; i < count; i++) {
            into[offset + i] = (int) value(bytes, at, width, i);
        }
    }

    /**
     * Unpacks {@code count} values of {@code width} bits, the first of which begins at byte {@code at}.
     *
     * @param width 0 to 64
     */
    static void unpack(byte[] bytes, int at, int width, long[] into, int offset, int count) {
        if (width == 0) {
            Arrays.fill(into, offset, offset + count, 0);
            return;
        }
        int groups = groupsInReach(bytes, at, width, count);
        int end = offset + 8 * groups;
        if (width <= 8) {
            unpackEights(bytes, at, width, into, offset, end);
        } else if (width <= 16) {
            unpackFours(bytes, at, width, into, offset, end);
        } else if (width <= 30) {
            unpackPairs(bytes, at, width, into, offset, end);
        } else if (width <= 57) {
            unpackSingles(bytes, at, width, into, offset, end);
        } else if (width == 64) {
            for (int i = offset; i < end; i++) {
                into[i] = (long) ByteOutput.INT64.get(bytes, at + 8 * (i - offset));
            }
        } else {
            unpackSpanning(bytes, at, width, into, offset, end);
        }
        for (int i = 8 * groups; i < count; i++) {
            into[offset + i] = value(bytes, at, width, i);
        }
    }

    /**
     * Copies {@code count} values of one bit, the first of which is bit {@code first} of the bytes from {@code at} on, to where
     * {@link Bits} keeps them: from bit {@code offset} of {@code words} on.
     */
    static void unpackBits(byte[] bytes, int at, int first, long[] words, int offset, int count) {
        int from = at + (first >>> 3);
        int shift = first & 7;
        int done = 0;
        if (shift == 0 && (offset & 63) == 0) {
            for (; count - done >= 64 && from <= bytes.length - 8; done += 64) {
                words[(offset + done) >>> 6] = (long) ByteOutput.INT64.get(bytes, from);
                from += 8;
            }
        }
        // seven bytes a step, so that they fit one load with up to 7 bits of the byte before
        for (int step; done < count && from <= bytes.length - 8; done += step) {
            step = Math.min(56, count - done);
            Bits.put(words, offset + done, (long) ByteOutput.INT64.get(bytes, from) >>> shift, step);
            from += 7;
        }
        for (; done < count; done++) {
            Bits.put(words, offset + done, bytes[from] >>> shift, 1);
            shift = (shift + 1) & 7;
            from += shift == 0 ? 1 : 0;
        }
    }

    /** How many whole groups of 8 can be read with loads that reach past them. */
    private static int groupsInReach(byte[] bytes, int at, int width, int count) {
        int groups = count >>> 3;
        int reach = bytes.length - SLACK - at;
        if ((long) groups * width <= reach) {
            return groups; // nearly always, and short runs can't afford the division
        }
        return Math.max(0, reach) / width;
    }

    private static void unpackEights(byte[] bytes, int start, int width, int[] into, int from, int to) {
        int mask = (1 << width) - 1;
        int at = start;
        for (int i = from; i < to; i += 8) {
            long word = (long) ByteOutput.INT64.get(bytes, at);
            into[i] = (int) word & mask;
            into[i + 1] = (int) (word >>> width) & mask;
            into[i + 2] = (int) (word >>> (2 * width)) & mask;
            into[i + 3] = (int) (word >>> (3 * width)) & mask;
            into[i + 4] = (int) (word >>> (4 * width)) & mask;
            into[i + 5] = (int) (word >>> (5 * width)) & mask;
            into[i + 6] = (int) (word >>> (6 * width)) & mask;
            into[i + 7] = (int) (word >>> (7 * width)) & mask;
            at += width;
        }
    }

    private static void unpackFours(byte[] bytes, int start, int width, int[] into, int from, int to) {
        int mask = (1 << width) - 1;
        int half = (4 * width) >>> 3;
        int shift = (4 * width) & 7;
        int at = start;
        for (int i = from; i < to; i += 8) {
            long low = (long) ByteOutput.INT64.get(bytes, at);
            long high = (long) ByteOutput.INT64.get(bytes, at + half) >>> shift;
            into[i] = (int) low & mask;
            into[i + 1] = (int) (low >>> width) & mask;
            into[i + 2] = (int) (low >>> (2 * width)) & mask;
            into[i + 3] = (int) (low >>> (3 * width)) & mask;
            into[i + 4] = (int) high & mask;
            into[i + 5] = (int) (high >>> width) & mask;
            into[i + 6] = (int) (high >>> (2 * width)) & mask;
            into[i + 7] = (int) (high >>> (3 * width)) & mask;
            at += width;
        }
    }

    private static void unpackPairs(byte[] bytes, int start, int width, int[] into, int from, int to) {
        int mask = (1 << width) - 1;
        int at = start;
        for (int i = from; i < to; i += 8) {
            long first = (long) ByteOutput.INT64.get(bytes, at);
            long second = (long) ByteOutput.INT64.get(bytes, at + ((2 * width) >>> 3)) >>> ((2 * width) & 7);
            long third = (long) ByteOutput.INT64.get(bytes, at + ((4 * width) >>> 3)) >>> ((4 * width) & 7);
            long fourth = (long) ByteOutput.INT64.get(bytes, at + ((6 * width) >>> 3)) >>> ((6 * width) & 7);
            into[i] = (int) first & mask;
            into[i + 1] = (int) (first >>> width) & mask;
            into[i + 2] = (int) second & mask;
            into[i + 3] = (int) (second >>> width) & mask;
            into[i + 4] = (int) third & mask;
            into[i + 5] = (int) (third >>> width) & mask;
            into[i + 6] = (int) fourth & mask;
            into[i + 7] = (int) (fourth >>> width) & mask;
            at += width;
        }
    }

    private static void unpackEights(byte[] bytes, int start, int width, long[] into, int from, int to) {
        long mask = (1L << width) - 1;
        int at = start;
        for (int i = from; i < to; i += 8) {
            long word = (long) ByteOutput.INT64.get(bytes, at);
            into[i] = word & mask;
            into[i + 1] = (word >>> width) & mask;
            into[i + 2] = (word >>> (2 * width)) & mask;
            into[i + 3] = (word >>> (3 * width)) & mask;
            into[i + 4] = (word >>> (4 * width)) & mask;
            into[i + 5] = (word >>> (5 * width)) & mask;
            into[i + 6] = (word >>> (6 * width)) & mask;
            into[i + 7] = (word >>> (7 * width)) & mask;
            at += width;
        }
    }

    private static void unpackFours(byte[] bytes, int start, int width, long[] into, int from, int to) {
        long mask = (1L << width) - 1;
        int half = (4 * width) >>> 3;
        int shift = (4 * width) & 7;
        int at = start;
        for (int i = from; i < to; i += 8) {
            long low = (long) ByteOutput.INT64.get(bytes, at);
            long high = (long) ByteOutput.INT64.get(bytes, at + half) >>> shift;
            into[i] = low & mask;
            into[i + 1] = (low >>> width) & mask;
            into[i + 2] = (low >>> (2 * width)) & mask;
            into[i + 3] = (low >>> (3 * width)) & mask;
            into[i + 4] = high & mask;
            into[i + 5] = (high >>> width) & mask;
            into[i + 6] = (high >>> (2 * width)) & mask;
            into[i + 7] = (high >>> (3 * width)) & mask;
            at += width;
        }
    }

    private static void unpackPairs(byte[] bytes, int start, int width, long[] into, int from, int to) {
        long mask = (1L << width) - 1;
        int at = start;
        for (int i = from; i < to; i += 8) {
            long first = (long) ByteOutput.INT64.get(bytes, at);
            long second = (long) ByteOutput.INT64.get(bytes, at + ((2 * width) >>> 3)) >>> ((2 * width) & 7);
            long third = (long) ByteOutput.INT64.get(bytes, at + ((4 * width) >>> 3)) >>> ((4 * width) & 7);
            long fourth = (long) ByteOutput.INT64.get(bytes, at + ((6 * width) >>> 3)) >>> ((6 * width) & 7);
            into[i] = first & mask;
            into[i + 1] = (first >>> width) & mask;
            into[i + 2] = second & mask;
            into[i + 3] = (second >>> width) & mask;
            into[i + 4] = third & mask;
            into[i + 5] = (third >>> width) & mask;
            into[i + 6] = fourth & mask;
            into[i + 7] = (fourth >>> width) & mask;
            at += width;
        }
    }

    private static void unpackSingles(byte[] bytes, int start, int width, long[] into, int from, int to) {
        long mask = (1L << width) - 1;
        long bit = 0;
        for (int i = from; i < to; i++) {
            long word = (long) ByteOutput.INT64.get(bytes, start + (int) (bit >>> 3));
            into[i] = (word >>> (bit & 7)) & mask;
            bit += width;
        }
    }

    private static void unpackSpanning(byte[] bytes, int start, int width, long[] into, int from, int to) {
        long mask = -1L >>> (64 - width);
        long bit = 0;
        for (int i = from; i < to; i++) {
            int at = start + (int) (bit >>> 3);
            int shift = (int) bit & 7;
            long low = (long) ByteOutput.INT64.get(bytes, at);
            long high = (long) ByteOutput.INT64.get(bytes, at + 1);
            into[i] = ((low >>> shift) | (high << (8 - shift))) & mask; // what both have is the same
            bit += width;
        }
    }

    /** The value at {@code index}, from no other bytes than its own. */
    private static long value(byte[] bytes, int start, int width, int index) {
        long bit = (long) index * width;
        int at = start + (int) (bit >>> 3);
        int shift = (int) bit & 7;
        long value = (bytes[at] & 0xffL) >>> shift;
        for (int filled = 8 - shift; filled < width; filled += 8) {
            value |= (bytes[++at] & 0xffL) << filled;
        }
        return value & (-1L >>> (64 - width));
    }
}
