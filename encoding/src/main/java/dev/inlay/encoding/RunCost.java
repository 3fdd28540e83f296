// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/** What the runs of {@link RleBitPackingHybridEncoder} cost in bits, whose Javadoc says which of them is written. */
final class RunCost {

    private static final int GROUP = RleBitPackingHybridEncoder.GROUP;
    /** Of a bit-packed run of up to 63 groups. */
    private static final int HEADER_BITS = 8;

    /** RLE runs must save more bits than these where a bit-packed run has to end for them, and another one begins behind them. */
    static final int INSTEAD_OF_GROUPS = HEADER_BITS;

    /** The same where a run begins in any case; there it is enough if the first one costs nothing. */
    static final int INSTEAD_OF_HEADER = 0;

    private RunCost() {}

    /** Bits that an RLE run saves over packing its values; negative if it costs some. */
    static long saving(int run, int bitWidth) {
        return (long) run * bitWidth - 8L * runSize(run, bitWidth);
    }

    /** The same for the last values of all, which would be padded to whole groups, and need no header behind them. */
    static long savingAtEnd(int run, int bitWidth) {
        return 8 * ((run + 7L) / GROUP * bitWidth - runSize(run, bitWidth)) + HEADER_BITS;
    }

    /**
     * RLE runs that are not shorter are worth {@code price} by themselves, wherever they stand: so of most runs nothing but their
     * length is looked at. Longer runs always save more, although their header grows.
     */
    static int payingLength(int price, int bitWidth) {
        int bits = 8 * (1 + RleBitPackingHybridEncoder.valueBytes(bitWidth))
                + (price == INSTEAD_OF_HEADER ? 0 : price + 1);
        return Math.max(GROUP, (bits + bitWidth - 1) / bitWidth);
    }

    private static int runSize(int run, int bitWidth) {
        return ulebSize(run << 1) + RleBitPackingHybridEncoder.valueBytes(bitWidth);
    }

    private static int ulebSize(int value) {
        return (Math.max(1, RleBitPackingHybridEncoder.bitWidth(value)) + 6) / 7;
    }
}
