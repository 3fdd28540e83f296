// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.Bits;
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
 * <p><b>Which run.</b> A bit-packed run can give way to an RLE run only after a whole group. At each such place the values that
 * are equal from there on are counted, and an RLE run is chosen if it is smaller than the whole groups that it replaces. Inside the
 * stream it must replace 8 values at least: shorter ones save a byte or two and cost the reader a run. So the result is never
 * larger than one bit-packed run of everything (but for its headers: {@link #maxSize}).
 */
public final class RleBitPackingHybridEncoder {

    private static final int GROUP = 8;

    private RleBitPackingHybridEncoder() {}

    /** Bits that hold every number up to {@code max}: 0 for 0, 1 for 1, 2 for 3. */
    public static int bitWidth(int max) {
        return 32 - Integer.numberOfLeadingZeros(max);
    }

    /** No {@code count} values of {@code bitWidth} bits become more bytes than this. */
    public static long maxSize(int count, int bitWidth) {
        long groups = (count + 7L) / GROUP;
        return 5 + groups * bitWidth + groups / 64; // a header of two bytes or more stands before at least 64 groups
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
        int at = offset;
        while (at < end) {
            int run = runLength(values, at, end);
            if (beatsPacking(run, at + run == end, false, bitWidth)) {
                repeat(values[at], run, bitWidth, out);
                at += run;
            } else {
                int packedEnd = packedEnd(values, at, end, bitWidth);
                packedHeader(packedEnd - at, out);
                BitPacking.pack(values, at, packedEnd - at, bitWidth, out);
                padGroup(packedEnd - at, bitWidth, out);
                at = packedEnd;
            }
        }
    }

    /** Encodes {@code count} bits from {@code offset} on, which lie as {@link Bits} says: values of width 1. */
    public static void encodeBits(long[] words, int offset, int count, ByteOutput out) {
        Bits.checkRange(words, offset, count);
        int end = offset + count;
        int at = offset;
        while (at < end) {
            int run = runLength(words, at, end);
            if (beatsPacking(run, at + run == end, false, 1)) {
                repeat(Bits.get(words, at) ? 1 : 0, run, 1, out);
                at += run;
            } else {
                int packedEnd = packedEnd(words, at, end);
                packedHeader(packedEnd - at, out);
                BitBuffer.copy(words, at, packedEnd - at, out); // a group of 8 is a byte: nothing left to pad
                at = packedEnd;
            }
        }
    }

    /** {@code count} times the same {@code value}: one RLE run, or nothing for a count of 0. */
    public static void repeat(int value, int count, int bitWidth, ByteOutput out) {
        if (count == 0) {
            return;
        }
        out.uleb128(count << 1);
        int rest = value;
        for (int bytes = valueBytes(bitWidth); bytes > 0; bytes--) {
            out.int8(rest);
            rest >>>= 8;
        }
    }

    /** Where the bit-packed run that begins at {@code start} ends: before the first group boundary that starts an RLE run. */
    private static int packedEnd(int[] values, int start, int end, int bitWidth) {
        int at = start + GROUP;
        while (at < end) {
            int groupEnd = Math.min(at + GROUP, end);
            if (values[at]
                    == values[groupEnd - 1]) { // else the group has two values at least, and no run can start here
                int run = runLength(values, at, end);
                if (beatsPacking(run, at + run == end, true, bitWidth)) {
                    return at;
                }
            }
            at += GROUP;
        }
        return end;
    }

    private static int packedEnd(long[] words, int start, int end) {
        int at = start + GROUP;
        while (at < end) {
            int run = runLength(words, at, end);
            if (beatsPacking(run, at + run == end, true, 1)) {
                return at;
            }
            at += GROUP;
        }
        return end;
    }

    /**
     * Whether an RLE run of {@code run} values is smaller than packing them.
     *
     * @param last no value follows
     * @param packing a bit-packed run is open: packing needs no new header, but what follows an RLE run does
     */
    private static boolean beatsPacking(int run, boolean last, boolean packing, int bitWidth) {
        int runSize = ulebSize(run << 1) + valueBytes(bitWidth);
        if (last) {
            long groups = (run + 7L) / GROUP;
            return packing ? runSize < groups * bitWidth : runSize <= 1 + groups * bitWidth;
        }
        return (long) (run / GROUP) * bitWidth > runSize + (packing ? 1 : 0);
    }

    private static int runLength(int[] values, int at, int end) {
        int value = values[at];
        int next = at + 1;
        while (next < end && values[next] == value) {
            next++;
        }
        return next - at;
    }

    private static int runLength(long[] words, int at, int end) {
        long flip = Bits.get(words, at) ? -1 : 0;
        int next = at;
        while (next < end) {
            int same = Long.numberOfTrailingZeros(Bits.word(words, next, end - next) ^ flip);
            next += same;
            if (same < 64) {
                break;
            }
        }
        return Math.min(next, end) - at; // bits past the end are zero and may have been counted
    }

    private static void packedHeader(int count, ByteOutput out) {
        int groups = (int) ((count + 7L) / GROUP);
        out.uleb128((groups << 1) | 1);
    }

    private static void padGroup(int count, int bitWidth, ByteOutput out) {
        long whole = (count + 7L) / GROUP * bitWidth;
        for (long size = BitPacking.packedSize(count, bitWidth); size < whole; size++) {
            out.int8(0);
        }
    }

    private static int valueBytes(int bitWidth) {
        return (bitWidth + 7) >>> 3;
    }

    private static int ulebSize(int value) {
        return (Math.max(1, bitWidth(value)) + 6) / 7;
    }
}
