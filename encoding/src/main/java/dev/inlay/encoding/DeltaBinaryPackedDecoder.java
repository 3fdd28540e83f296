// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * DELTA_BINARY_PACKED – Encodings.md, "Delta Encoding (DELTA_BINARY_PACKED = 5)". INT32, INT64. The layout is drawn at {@link
 * DeltaBinaryPackedEncoder}.
 *
 * <p>A value is the one before plus the block's minimum delta plus its packed delta, and all sums wrap: the difference of two
 * values may be larger than the type, and comes out right nevertheless.
 *
 * <p><b>What is taken.</b> Blocks of any multiple of 128 values, miniblocks of any multiple of 32; minimum deltas in 32 or 64 bits;
 * widths up to 64, for INT32 too. Writers leave anything in the padding of the last miniblock and in the width bytes of miniblocks
 * that no value is left for; neither is looked at. No values at all may be no bytes at all.
 *
 * <p><b>How.</b> Whole groups of 32 values are unpacked straight to where the caller wants them and summed up there; of a group
 * that is wanted in part, the rest waits in {@code group}. A block may be as large as an int: nothing here has its size.
 */
final class DeltaBinaryPackedDecoder extends ValueDecoder {

    /** Values that every miniblock has a multiple of; they take 4 · width bytes. */
    private static final int GROUP = 32;

    private static final int MAX_WIDTH = 64;

    private int count;
    private int miniblocksPerBlock;
    private int miniblockValues;

    private boolean first; // the first value, which is in the header, was not handed over yet
    private long last; // the last value that was unpacked
    private long minDelta;
    private long ahead; // values whose miniblocks were not reached yet, or less if padding was
    private int miniblocksLeft; // of this block
    private int widthAt; // index of the width of the next of them
    private int packedLeft; // values of the miniblocks that were reached, all of one width, that are still packed
    private int packedAt; // index of their first byte
    private int bitWidth;

    /** The values of the group that was last wanted in part; those from {@code groupAt} on were not handed over yet. */
    private final long[] group = new long[GROUP];

    private int groupAt;

    DeltaBinaryPackedDecoder(PhysicalType type) {
        super(type, type.width());
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_BINARY_PACKED;
    }

    @Override
    void open(int values) throws MalformedDataException {
        count = values;
        first = values > 0;
        ahead = values - 1L;
        miniblocksLeft = 0;
        packedLeft = 0;
        groupAt = GROUP;
        if (values > 0 || in.remaining() > 0) {
            readHeader();
        }
    }

    private void readHeader() throws MalformedDataException {
        int start = in.position();
        int blockValues = in.uleb128();
        miniblocksPerBlock = in.uleb128();
        int total = in.uleb128();
        last = in.zigzag();
        if (blockValues <= 0 || blockValues % 128 != 0) {
            throw in.malformed(
                    "block of " + Integer.toUnsignedString(blockValues) + " values: not a positive multiple of 128",
                    start);
        }
        if (miniblocksPerBlock <= 0
                || blockValues % miniblocksPerBlock != 0
                || blockValues / miniblocksPerBlock % GROUP != 0) {
            throw in.malformed(
                    "block of " + blockValues + " values in " + Integer.toUnsignedString(miniblocksPerBlock)
                            + " miniblocks: not multiples of 32",
                    start);
        }
        miniblockValues = blockValues / miniblocksPerBlock;
        if (total != count) {
            throw in.malformed(
                    "header says " + Integer.toUnsignedString(total) + " values, the page has " + count, start);
        }
    }

    /**
     * Index of the byte behind the last miniblock, found by walking from block to block; nothing is unpacked. To be asked right
     * after {@link #begin}.
     */
    int end() throws MalformedDataException {
        int start = in.position();
        for (long values = count - 1L; values > 0; ) {
            in.zigzag();
            int widths = in.take(miniblocksPerBlock);
            for (int i = 0; i < miniblocksPerBlock && values > 0; i++) {
                takeMiniblock(widths + i);
                values -= miniblockValues;
            }
        }
        int end = in.position();
        in.position(start);
        return end;
    }

    @Override
    void decode(int[] into, int offset, int wanted) throws MalformedDataException {
        int at = offset;
        int end = offset + wanted;
        if (first && wanted > 0) {
            into[at++] = (int) last;
            first = false;
        }
        while (at < end) {
            if (groupAt < GROUP) {
                into[at++] = (int) group[groupAt++];
                continue;
            }
            int whole = wholeGroups(end - at);
            if (whole > 0 && bitWidth <= 32) {
                last = DeltaUnpacking.unpack(
                        in.array(), packedAt, bitWidth, into, at, whole, (int) last, (int) minDelta);
                packedAt += whole / 8 * bitWidth;
                packedLeft -= whole;
                at += whole;
            } else {
                unpackGroup();
            }
        }
    }

    @Override
    void decode(long[] into, int offset, int wanted) throws MalformedDataException {
        int at = offset;
        int end = offset + wanted;
        if (first && wanted > 0) {
            into[at++] = last;
            first = false;
        }
        while (at < end) {
            if (groupAt < GROUP) {
                into[at++] = group[groupAt++];
                continue;
            }
            int whole = wholeGroups(end - at);
            if (whole > 0) {
                unpack(into, at, whole);
                at += whole;
            } else {
                unpackGroup();
            }
        }
    }

    @Override
    void pass(int unwanted) throws MalformedDataException {
        int left = unwanted;
        if (first && unwanted > 0) {
            first = false;
            left--;
        }
        while (left > 0) {
            if (groupAt == GROUP) {
                wholeGroups(left);
                unpackGroup(); // for the sum of its deltas
            }
            int step = Math.min(left, GROUP - groupAt);
            groupAt += step;
            left -= step;
        }
    }

    /** Goes on to the next miniblocks where some are at their end; how many values of them, in whole groups, are {@code wanted}. */
    private int wholeGroups(int wanted) throws MalformedDataException {
        if (packedLeft == 0) {
            if (miniblocksLeft == 0) {
                minDelta = in.zigzag();
                widthAt = in.take(miniblocksPerBlock);
                miniblocksLeft = miniblocksPerBlock;
            }
            bitWidth = in.array()[widthAt];
            packedAt = in.position();
            do { // what follows in the same width is packed as if it were one
                takeMiniblock(widthAt++);
                miniblocksLeft--;
                packedLeft += miniblockValues;
                ahead -= miniblockValues;
            } while (miniblocksLeft > 0 && ahead > 0 && in.array()[widthAt] == bitWidth);
        }
        return Math.min(wanted, packedLeft) & -GROUP;
    }

    /** Steps over the miniblock whose width is at that index. */
    private void takeMiniblock(int widthIndex) throws MalformedDataException {
        int width = in.array()[widthIndex] & 0xff;
        if (width > MAX_WIDTH) {
            throw in.malformed("miniblock of width " + width + ", the limit is " + MAX_WIDTH, widthIndex);
        }
        long size = (long) (miniblockValues / 8) * width;
        if (size > in.remaining()) {
            throw in.malformed(
                    "miniblock of width " + width + " needs " + size + " bytes, " + in.remaining() + " left");
        }
        in.take(size);
    }

    private void unpackGroup() {
        unpack(group, 0, GROUP);
        groupAt = 0;
    }

    private void unpack(long[] into, int at, int values) {
        last = DeltaUnpacking.unpack(in.array(), packedAt, bitWidth, into, at, values, last, minDelta);
        packedAt += values / 8 * bitWidth;
        packedLeft -= values;
    }
}
