// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Decodes one short run of {@link RleBitPackingHybridDecoder} after the other, without a look at anything that needs a second one.
 *
 * <p>Levels and ids seldom repeat more than some tens of times, and then runs cost more than values. Here a run is one load of its
 * header and value, where the next one begins stays in a register, and values are stored eight at a time: those that are too much
 * lie before the end of what is wanted, and what comes next is stored over them. Numbers in runs of 20 on average take 0.46 ns each,
 * with the count of one of them; run by run they take 0.7.
 */
final class ShortRuns {

    private static final int GROUP = 8;

    private final ByteInput in;
    private int found;

    /** A decoder of runs in {@code in}. */
    ShortRuns(ByteInput in) {
        this.in = in;
    }

    /**
     * Decodes runs for as long as they have a header of one byte, are all there and end before {@code end}. The input is then at the
     * first run that is not like that, whatever may be wrong with it.
     *
     * @param into where values are wanted up to {@code end}
     * @param counted a value, if the width is less than 32; or {@link RleBitPackingHybridDecoder#NONE}
     * @return where the first value goes that was not decoded
     */
    int decode(int width, int[] into, int offset, int end, int counted) {
        byte[] bytes = in.array();
        int from = in.position();
        int inputEnd = in.end();
        int valueBytes = RleBitPackingHybridEncoder.valueBytes(width);
        long valueMask = (1L << (8 * valueBytes)) - 1;
        int at = offset;
        int matches = 0;
        while (at < end && from <= inputEnd - Long.BYTES) {
            long word = (long) ByteOutput.INT64.get(bytes, from);
            int header = (int) word & 0xff;
            int length = header >>> 1;
            if (header >= 0x80 || length == 0) {
                break;
            }
            if ((header & 1) == 0) {
                long value = (word >>> 8) & valueMask;
                if (value >>> width != 0 || ((length + GROUP - 1) & -GROUP) > end - at) {
                    break;
                }
                fillGroups(into, at, at + length, (int) value);
                matches += value == counted ? length : 0;
                from += 1 + valueBytes;
                at += length;
            } else {
                int size = length * width;
                int values = length * GROUP;
                if (size > inputEnd - from - 1 || values > end - at) {
                    break;
                }
                BitUnpacking.unpack(bytes, from + 1, width, into, at, values);
                if (counted != RleBitPackingHybridDecoder.NONE) {
                    matches += width <= Occurrences.MAX_WIDTH && size <= inputEnd - from - 1 - Occurrences.SLACK
                            ? Occurrences.packed(bytes, from + 1, width, length, counted)
                            : Occurrences.unpacked(into, at, at + values, counted);
                }
                from += 1 + size;
                at += values;
            }
        }
        in.position(from);
        found = matches;
        return at;
    }

    /** How many of the values of the last call were {@code counted}. */
    int found() {
        return found;
    }

    /** Fills groups with {@code value}, as many as are needed to get to {@code to}. */
    private static void fillGroups(int[] into, int from, int to, int value) {
        for (int at = from; at < to; at += GROUP) {
            into[at] = value;
            into[at + 1] = value;
            into[at + 2] = value;
            into[at + 3] = value;
            into[at + 4] = value;
            into[at + 5] = value;
            into[at + 6] = value;
            into[at + 7] = value;
        }
    }
}
