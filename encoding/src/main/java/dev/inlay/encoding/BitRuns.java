// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.Bits;

/**
 * {@link RleBitPackingHybridEncoder} for bits that lie as {@link Bits} says: where a run ends is seen in a word of them at once, and
 * packed they are already. The same bytes come out as for numbers of width 1.
 */
final class BitRuns {

    private static final int GROUP = RleBitPackingHybridEncoder.GROUP;

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private BitRuns() {}

    /** Encodes {@code count} bits from {@code offset} on. */
    static void encode(long[] words, int offset, int count, ByteOutput out) {
        int end = offset + count;
        int pays = RunCost.payingLength(RunCost.INSTEAD_OF_HEADER, 1);
        int at = offset;
        while (at < end) {
            int run = runLength(words, at, end);
            if (run < pays && !startsRuns(run, words, at, end)) {
                int start = at;
                at = packedEnd(words, at, end);
                RleBitPackingHybridEncoder.packedHeader(at - start, out);
                BitBuffer.copy(words, start, at - start, out); // a group of 8 is a byte: nothing left to pad
                if (at == end) {
                    return;
                }
                run = runLength(words, at, end);
            }
            RleBitPackingHybridEncoder.repeat(Bits.get(words, at) ? 1 : 0, run, 1, out);
            at += run;
        }
    }

    /** Whether RLE runs begin at {@code at}, where a run begins in any case and the first of them is too short to pay by itself. */
    private static boolean startsRuns(int run, long[] words, int at, int end) {
        return at + run == end
                ? RunCost.savingAtEnd(run, 1) >= RunCost.INSTEAD_OF_HEADER
                : run >= GROUP && runsSave(RunCost.INSTEAD_OF_HEADER, run, words, at, end);
    }

    /** Where the bit-packed run that begins at {@code start} ends: at the first group boundary where RLE runs are worth it. */
    private static int packedEnd(long[] words, int start, int end) {
        int at = start + GROUP;
        while (at < end) {
            at += GROUP * mixedGroups(words, at, end);
            if (at < end && runsSave(RunCost.INSTEAD_OF_GROUPS, runLength(words, at, end), words, at, end)) {
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

    /** As for numbers: whether the RLE runs from {@code start} on save more than {@code price}, or as many and end within a group. */
    private static boolean runsSave(int price, int first, long[] words, int start, int end) {
        long saved = 0;
        int at = start;
        int run = first;
        for (int runs = 1; at + run < end; runs++) {
            if (run < GROUP) {
                return false;
            }
            saved += RunCost.saving(run, 1);
            if (saved > price || (saved == price && (at + run - start) % GROUP != 0)) {
                return true;
            }
            if (runs == RleBitPackingHybridEncoder.LOOK_AHEAD) {
                return false;
            }
            at += run;
            run = runLength(words, at, end);
        }
        return saved + RunCost.savingAtEnd(run, 1) > price;
    }

    private static int runLength(long[] words, int at, int end) {
        int next = at;
        long word = Bits.word(words, at, end - at);
        long flip = -(word & 1);
        int same = Long.numberOfTrailingZeros(word ^ flip);
        while (same == 64 && end - next > 64) {
            next += 64;
            same = Long.numberOfTrailingZeros(Bits.word(words, next, end - next) ^ flip);
        }
        return Math.min(next - at + same, end - at); // bits past the end are zero and may have been counted
    }
}
