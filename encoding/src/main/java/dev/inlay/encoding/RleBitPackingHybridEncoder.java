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

    private static final int GROUP = 8;
    /** Of a bit-packed run of up to 63 groups. */
    private static final int HEADER_BITS = 8;

    /** RLE runs must save more bits than these where a bit-packed run has to end for them, and another one begins behind them. */
    private static final int INSTEAD_OF_GROUPS = HEADER_BITS;

    /** The same where a run begins in any case. */
    private static final int INSTEAD_OF_HEADER = 0;

    /**
     * RLE runs that are looked at together: a bound, or runs that save nothing would be counted over and over. With twice as many no
     * page of numbers in runs of 1 to 300 got smaller by more than 0.2 %.
     */
    private static final int LOOK_AHEAD = 4;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Longer runs are compared in vectors, at 0.1 ns a value instead of 0.5; a call of it pays from some tens of values on. */
    private static final int SHORT_RUN = 32;

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
        int at = offset;
        while (at < end) {
            int run = runLength(values, at, end);
            if (at + run == end
                    ? savingAtEnd(run, bitWidth) >= INSTEAD_OF_HEADER
                    : run >= GROUP
                            && (saving(run, bitWidth) >= INSTEAD_OF_HEADER
                                    || runsSave(INSTEAD_OF_HEADER, values, at, end, bitWidth))) {
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
            if (at + run == end
                    ? savingAtEnd(run, 1) >= INSTEAD_OF_HEADER
                    : run >= GROUP
                            && (saving(run, 1) >= INSTEAD_OF_HEADER || runsSave(INSTEAD_OF_HEADER, words, at, end))) {
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
        ByteOutput.INT32.set(out.room(Integer.BYTES), out.size(), value);
        out.advance(valueBytes(bitWidth));
    }

    /** Where the bit-packed run that begins at {@code start} ends: at the first group boundary where RLE runs are worth it. */
    private static int packedEnd(int[] values, int start, int end, int bitWidth) {
        int at = start + GROUP;
        while (at < end) {
            int groupEnd = Math.min(at + GROUP, end);
            // two values in a group are the end of it: no run of 8 starts here
            if (values[at] == values[groupEnd - 1] && runsSave(INSTEAD_OF_GROUPS, values, at, end, bitWidth)) {
                return at;
            }
            at += GROUP;
        }
        return end;
    }

    private static int packedEnd(long[] words, int start, int end) {
        int at = start + GROUP;
        while (at < end) {
            at += GROUP * mixedGroups(words, at, end);
            if (at < end && runsSave(INSTEAD_OF_GROUPS, words, at, end)) {
                return at;
            }
            at += GROUP;
        }
        return end;
    }

    /** How many groups from {@code at} on, up to 8, have both zeros and ones: no run of 8 starts there. None near the end. */
    private static int mixedGroups(long[] words, int at, int end) {
        if (end - at <= 64) {
            return 0;
        }
        long word = Bits.word(words, at, 64);
        // the lowest bit that is set marks the lowest byte that is 0, or 0xff; those above it may be wrong
        long allZero = (word - EACH_BYTE) & ~word & HIGH_BITS;
        long allOne = (~word - EACH_BYTE) & word & HIGH_BITS;
        return Long.numberOfTrailingZeros(allZero | allOne) >>> 3;
    }

    /**
     * Whether the RLE runs from {@code start} on save more than {@code price} bits; or as many, if they end within a group: then what
     * follows begins at its own place, and its runs with it.
     */
    private static boolean runsSave(int price, int[] values, int start, int end, int bitWidth) {
        int at = start;
        long saved = 0;
        for (int runs = 0; runs < LOOK_AHEAD; runs++) {
            int run = runLength(values, at, end);
            if (at + run == end) {
                return saved + savingAtEnd(run, bitWidth) > price;
            }
            if (run < GROUP) {
                return false;
            }
            saved += saving(run, bitWidth);
            if (saved > price || (saved == price && (at + run - start) % GROUP != 0)) {
                return true;
            }
            at += run;
        }
        return false;
    }

    private static boolean runsSave(int price, long[] words, int start, int end) {
        int at = start;
        long saved = 0;
        for (int runs = 0; runs < LOOK_AHEAD; runs++) {
            int run = runLength(words, at, end);
            if (at + run == end) {
                return saved + savingAtEnd(run, 1) > price;
            }
            if (run < GROUP) {
                return false;
            }
            saved += saving(run, 1);
            if (saved > price || (saved == price && (at + run - start) % GROUP != 0)) {
                return true;
            }
            at += run;
        }
        return false;
    }

    /** Bits that an RLE run saves over packing its values; negative if it costs some. */
    private static long saving(int run, int bitWidth) {
        return (long) run * bitWidth - 8L * runSize(run, bitWidth);
    }

    /** The same for the last values of all, which would be padded to whole groups, and need no header behind them. */
    private static long savingAtEnd(int run, int bitWidth) {
        return 8 * ((run + 7L) / GROUP * bitWidth - runSize(run, bitWidth)) + HEADER_BITS;
    }

    private static int runSize(int run, int bitWidth) {
        return ulebSize(run << 1) + valueBytes(bitWidth);
    }

    /** How many values from {@code at} on are the same. */
    static int runLength(int[] values, int at, int end) {
        int value = values[at];
        int near = end - at > SHORT_RUN ? at + SHORT_RUN : end;
        int next = at + 1;
        while (next < near && values[next] == value) {
            next++;
        }
        if (next < near || next == end) {
            return next - at;
        }
        // the values against themselves, moved by one: the first pair that differs is the run's end
        int same = Arrays.mismatch(values, next - 1, end - 1, values, next, end);
        return (same < 0 ? end : next + same) - at;
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

    /** Bytes of the value of an RLE run. */
    static int valueBytes(int bitWidth) {
        return (bitWidth + 7) >>> 3;
    }

    private static int ulebSize(int value) {
        return (Math.max(1, bitWidth(value)) + 6) / 7;
    }
}
