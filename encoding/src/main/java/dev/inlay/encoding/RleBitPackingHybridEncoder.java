// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Objects;

/**
 * RLE – Encodings.md, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)": levels, dictionary ids, booleans. A stream of runs of
 * small numbers that all have the same bit width; neither the width nor the number of values is part of it.
 *
 * <pre>
 *  RLE run         │ count &lt;&lt; 1       │ value                    │   ULEB128, then ⌈width/8⌉ bytes little-endian
 *  bit-packed run  │ groups &lt;&lt; 1 | 1  │ 8 · groups packed values │   ULEB128, then groups · width bytes; see {@link BitPacking}
 *
 *  0 1 2 3 4 5 6 7, width 3   →  03 │ 88 c6 fa
 *  300 300 300 300 300, w. 9  →  0a │ 2c 01
 *  68 × 0, width 0            →  88 01 │                  (no value byte: nothing but the count is known)
 * </pre>
 *
 * <p>The last bit-packed run is padded with zeros to a whole group; who reads it knows how many values there are.
 *
 * <p><b>Which run.</b> An RLE run of n values saves n · width bits and costs its header and value. Inside the stream it must stand
 * for 8 values at least: shorter ones save little and cost the reader a run. A bit-packed run can end only after a whole group, and a
 * new one needs a new header, so there RLE runs that follow each other directly must together save more than a byte, or a byte if
 * they end within a group. After an RLE run the choice is free, and they need only not cost anything. One of 8 to 15 values of width 1
 * does, up to a byte, and pays if the one after it saves that: it would be taken anyway, and a bit-packed run before it has a header
 * too. So the result is not larger than one bit-packed run of everything (see {@link #maxSize} for the small print).
 */
public final class RleBitPackingHybridEncoder {

    static final int GROUP = 8;

    /**
     * RLE runs that are looked at together: a bound, or runs that save nothing would be counted over and over. With twice as many no
     * page of numbers in runs of 1 to 300 got smaller by more than 0.2 %.
     */
    static final int LOOK_AHEAD = 4;

    /**
     * Longer runs are compared in vectors, at 0.1 ns a value instead of 0.3; a call of it pays from some tens of values on. Up to
     * there four in a row are looked at one by one: to join them before the one branch takes longer, as the processor goes on with
     * what it thinks comes next.
     */
    private static final int SHORT_RUN = 32;

    /** Runs up to this length have a header of one byte. */
    private static final int SHORT_HEADER = 63;

    private RleBitPackingHybridEncoder() {}

    /** Bits that hold every number up to {@code max}: 0 for 0, 1 for 1, 2 for 3. */
    public static int bitWidth(int max) {
        return 32 - Integer.numberOfLeadingZeros(max);
    }

    /** No {@code count} values of {@code bitWidth} bits become more bytes than this. */
    public static long maxSize(int count, int bitWidth) {
        // one group more than needed, as what follows an RLE run is padded to groups of its own;
        // and the second byte of a header, which stands before at least 64 groups
        long groups = (count + 7L) / GROUP + 1;
        return 5 + groups * bitWidth + groups / 64;
    }

    /**
     * Encodes {@code count} values from {@code offset} on.
     *
     * @param bitWidth 0 to 32; each value is below 2^bitWidth as an unsigned number
     */
    public static void encode(int[] values, int offset, int count, int bitWidth, ByteOutput out) {
        Objects.checkFromIndexSize(offset, count, values.length);
        if (bitWidth == 0) {
            repeat(0, count, 0, out);
            return;
        }
        int end = offset + count;
        int pays = RunCost.payingLength(RunCost.INSTEAD_OF_HEADER, bitWidth);
        int paysInside = RunCost.payingLength(RunCost.INSTEAD_OF_GROUPS, bitWidth);
        int at = offset;
        while (at < end) {
            int run = runLength(values, at, end);
            if (run < pays && !startsRuns(run, values, at, end, bitWidth)) {
                int start = at;
                run = 0;
                at = firstAlike(values, at + GROUP, end);
                while (at < end && (run = runInside(values, at, end, bitWidth, paysInside)) == 0) {
                    at = firstAlike(values, at + GROUP, end);
                }
                pack(values, start, at - start, bitWidth, out);
                if (run == 0) {
                    return;
                }
            }
            repeat(values[at], run, bitWidth, out);
            at += run;
        }
    }

    /** Encodes {@code count} bits from {@code offset} on, which lie as {@link Bits} says: values of width 1. */
    public static void encodeBits(long[] words, int offset, int count, ByteOutput out) {
        Bits.checkRange(words, offset, count);
        BitRuns.encode(words, offset, count, out);
    }

    /** {@code count} times the same {@code value}: one RLE run, or nothing for a count of 0. */
    public static void repeat(int value, int count, int bitWidth, ByteOutput out) {
        if (count == 0) {
            return;
        }
        if (count <= SHORT_HEADER) {
            // most runs of levels and ids: header and value in one store
            ByteOutput.INT64.set(out.room(Long.BYTES), out.size(), (count << 1) | ((value & 0xffffffffL) << 8));
            out.advance(1 + valueBytes(bitWidth));
            return;
        }
        out.uleb128(count << 1);
        ByteOutput.INT32.set(out.room(Integer.BYTES), out.size(), value);
        out.advance(valueBytes(bitWidth));
    }

    /**
     * The length of the run at {@code at} if a bit-packed run ends for it and those behind it; else 0.
     *
     * @param pays the length from which on it does, whatever comes behind it
     */
    private static int runInside(int[] values, int at, int end, int bitWidth, int pays) {
        int run = runLength(values, at, end);
        return run >= pays || runsSave(RunCost.INSTEAD_OF_GROUPS, run, values, at, end, bitWidth) ? run : 0;
    }

    /** Whether RLE runs begin at {@code at}, where a run begins in any case and the first of them is too short to pay by itself. */
    private static boolean startsRuns(int run, int[] values, int at, int end, int bitWidth) {
        return at + run == end
                ? RunCost.savingAtEnd(run, bitWidth) >= RunCost.INSTEAD_OF_HEADER
                : run >= GROUP && runsSave(RunCost.INSTEAD_OF_HEADER, run, values, at, end, bitWidth);
    }

    /**
     * The first group that may be one value, of those from {@code from} on: no run of 8 starts in one that has two. Half of such
     * groups of width 1 have the same value at both ends, and every guess that is wrong costs as much as packing ten values.
     */
    private static int firstAlike(int[] values, int from, int end) {
        int at = from;
        for (; at <= end - GROUP; at += GROUP) {
            int value = values[at];
            if (((values[at + 2] ^ value) | (values[at + 5] ^ value) | (values[at + 7] ^ value)) == 0) {
                return at;
            }
        }
        return Math.min(at, end);
    }

    /**
     * Whether the RLE runs from {@code start} on save more than {@code price} bits; or as many, if they end within a group: then what
     * follows begins at its own place, and its runs with it.
     *
     * @param first how long the first of them is
     */
    private static boolean runsSave(int price, int first, int[] values, int start, int end, int bitWidth) {
        long saved = 0;
        int at = start;
        int run = first;
        for (int runs = 1; at + run < end; runs++) {
            if (run < GROUP) {
                return false;
            }
            saved += RunCost.saving(run, bitWidth);
            if (saved > price || (saved == price && (at + run - start) % GROUP != 0)) {
                return true;
            }
            if (runs == LOOK_AHEAD) {
                return false;
            }
            at += run;
            run = runLength(values, at, end);
        }
        return saved + RunCost.savingAtEnd(run, bitWidth) > price;
    }

    /** How many values from {@code at} on are the same. */
    static int runLength(int[] values, int at, int end) {
        int value = values[at];
        int next = at + 1;
        for (int last = (end - at > SHORT_RUN ? at + SHORT_RUN : end) - 4; next <= last; next += 4) {
            if (values[next] != value) {
                return next - at;
            }
            if (values[next + 1] != value) {
                return next + 1 - at;
            }
            if (values[next + 2] != value) {
                return next + 2 - at;
            }
            if (values[next + 3] != value) {
                return next + 3 - at;
            }
        }
        // the values against themselves, moved by one: the first pair that differs is the run's end
        int same = Arrays.mismatch(values, next - 1, end - 1, values, next, end);
        return (same < 0 ? end : next + same) - at;
    }

    private static void pack(int[] values, int offset, int count, int bitWidth, ByteOutput out) {
        packedHeader(count, out);
        BitPacking.pack(values, offset, count, bitWidth, out);
        padGroup(count, bitWidth, out);
    }

    static void packedHeader(int count, ByteOutput out) {
        int groups = (int) ((count + 7L) / GROUP);
        out.uleb128((groups << 1) | 1);
    }

    private static void padGroup(int count, int bitWidth, ByteOutput out) {
        long whole = (count + 7L) / GROUP * bitWidth;
        for (long size = BitPacking.packedSize(count, bitWidth); size < whole; size++) {
            out.int8(0);
        }
    }

    /** Bytes of the value of an RLE run. */
    static int valueBytes(int bitWidth) {
        return (bitWidth + 7) >>> 3;
    }
}
