// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;
import dev.inlay.vector.Bits;
import java.util.Arrays;

/**
 * RLE – Encodings.md, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)". The layout is drawn at {@link
 * RleBitPackingHybridEncoder}. Who knows where the runs begin, their bit width and the number of values says so in {@link #begin};
 * then values are decoded or skipped, no more than there are.
 *
 * <p><b>What is taken.</b> Runs may go on behind the last value; what is there is not looked at. The last group of a bit-packed run
 * may be cut short, as some old writers left its padding out: the missing bytes are taken as zeros. A group that lacks all of its
 * bytes is an error, and so are a run of no values, of which a page could have any number, and the value of an RLE run that has
 * more bits than the width.
 *
 * <p><b>How.</b> Whole groups of 8 are unpacked straight to where the caller wants them; of a group that is wanted in part, the
 * rest waits in {@code group}. Runs that are short are left to {@link ShortRuns}. {@link #run} lets a caller see RLE runs, to do something for all of their values at once.
 */
final class RleBitPackingHybridDecoder {

    static final int MAX_WIDTH = 32;

    /** No value, to be counted. */
    static final int NONE = -1;

    private static final int GROUP = 8;

    private final ByteInput in;
    private final ShortRuns shortRuns;

    private int bitWidth;
    private int count;
    private int ahead; // values that are in no run yet

    private int runLeft; // values of this run that were not handed over yet
    private boolean packed;
    private int value; // of an RLE run
    private int found; // of the value that is counted, in this call
    private int packedAt; // index of the next group's first byte
    private int packedEnd; // index behind the bytes of this run

    /** The values of the group that was last wanted in part; those from {@code groupAt} on were not handed over yet. */
    private final int[] group = new int[GROUP];

    private int groupAt;

    /** A group of which bytes are missing, with zeros in their place. */
    private final byte[] shortGroup = new byte[MAX_WIDTH];

    /** A decoder of runs in {@code in}. */
    RleBitPackingHybridDecoder(ByteInput in) {
        this.in = in;
        this.shortRuns = new ShortRuns(in);
    }

    /**
     * Begins with the run at the input's position.
     *
     * @param width of a value in bits, 0 to {@value #MAX_WIDTH}
     * @param values how many there are
     */
    void begin(int width, int values) {
        bitWidth = width;
        count = values;
        ahead = values;
        runLeft = 0;
    }

    /**
     * Goes on to the next run where one is at its end, and says how many of the next {@code wanted} values are in it: 1 at least, if
     * any are wanted. {@link #packed} and {@link #value} speak of that run.
     */
    int run(int wanted) throws MalformedDataException {
        if (runLeft == 0 && wanted > 0) {
            nextRun();
        }
        return Math.min(wanted, runLeft);
    }

    /** Whether the run is bit-packed. */
    boolean packed() {
        return packed;
    }

    /** The value of all that are in the run, if it is not bit-packed. */
    int value() {
        return value;
    }

    /** Passes over {@code values} of the run, no more than are in it, which is not bit-packed. */
    void passRepeated(int values) {
        runLeft -= values;
    }

    /** The next {@code wanted} values, as unsigned numbers. */
    void decode(int[] into, int offset, int wanted) throws MalformedDataException {
        decode(into, offset, wanted, NONE);
    }

    /**
     * The next {@code wanted} values.
     *
     * @param counted a value, if the width is less than 32; or {@link #NONE}
     * @return how many of them are {@code counted}
     */
    int decode(int[] into, int offset, int wanted, int counted) throws MalformedDataException {
        found = 0;
        int end = offset + wanted;
        int at = decodeShortRuns(into, offset, end, counted);
        while (at < end) {
            int step = run(end - at);
            if (packed) {
                unpack(into, at, step);
                found += counted == NONE ? 0 : Occurrences.unpacked(into, at, at + step, counted);
            } else {
                Arrays.fill(into, at, at + step, value);
                found += value == counted ? step : 0;
            }
            runLeft -= step;
            at = decodeShortRuns(into, at + step, end, counted);
        }
        return found;
    }

    /** Decodes what can be had of the runs behind this one, if it is at its end; returns how far they go. */
    private int decodeShortRuns(int[] into, int offset, int end, int counted) {
        if (runLeft > 0) {
            return offset;
        }
        int at = shortRuns.decode(bitWidth, into, offset, end, counted);
        found += shortRuns.found();
        ahead -= at - offset;
        return at;
    }

    /** The next {@code wanted} values of width 1, as {@link Bits}. */
    void decodeBits(long[] into, int offset, int wanted) throws MalformedDataException {
        int at = offset;
        int end = offset + wanted;
        while (at < end) {
            int step = run(end - at);
            if (packed) {
                unpackBits(into, at, step);
            } else {
                Bits.fill(into, at, step, value != 0);
            }
            runLeft -= step;
            at += step;
        }
    }

    void skip(int unwanted) throws MalformedDataException {
        for (int left = unwanted, step; left > 0; left -= step) {
            step = run(left);
            if (packed) {
                pass(step);
            }
            runLeft -= step;
        }
    }

    private void nextRun() throws MalformedDataException {
        if (in.remaining() == 0) {
            throw in.malformed("runs end after " + (count - ahead) + " of " + count + " values");
        }
        int start = in.position();
        int header = in.uleb128();
        int length = header >>> 1;
        if (length == 0) {
            throw in.malformed("run of 0 values", start);
        }
        packed = (header & 1) != 0;
        if (packed) {
            beginPacked(length, start);
            runLeft = (int) Math.min((long) length * GROUP, ahead);
        } else {
            value = repeatedValue(start);
            runLeft = Math.min(length, ahead);
        }
        ahead -= runLeft;
    }

    private int repeatedValue(int start) throws MalformedDataException {
        int bytes = RleBitPackingHybridEncoder.valueBytes(bitWidth);
        int at = in.take(bytes);
        long repeated = 0;
        for (int i = 0; i < bytes; i++) {
            repeated |= (in.array()[at + i] & 0xffL) << (8 * i);
        }
        if (repeated >>> bitWidth != 0) {
            throw in.malformed("run of the value " + repeated + " at width " + bitWidth, start);
        }
        return (int) repeated;
    }

    private void beginPacked(int groups, int start) throws MalformedDataException {
        int needed = Math.min(groups, (ahead - 1) / GROUP + 1);
        long bytes = (long) needed * bitWidth;
        if (in.remaining() < bytes && in.remaining() <= bytes - bitWidth) {
            throw in.malformed(
                    "bit-packed run of width " + bitWidth + " needs " + bytes + " bytes for " + needed + " groups, "
                            + in.remaining() + " left",
                    start);
        }
        packedAt = in.take(Math.min((long) groups * bitWidth, in.remaining()));
        packedEnd = in.position();
        groupAt = GROUP;
    }

    private void unpack(int[] into, int offset, int wanted) {
        int at = offset;
        int end = offset + wanted;
        while (at < end && groupAt < GROUP) {
            into[at++] = group[groupAt++];
        }
        int whole = wholeGroups(end - at);
        BitUnpacking.unpack(in.array(), packedAt, bitWidth, into, at, whole);
        passGroups(whole);
        at += whole;
        if (at < end) {
            unpackGroup();
            while (at < end) {
                into[at++] = group[groupAt++];
            }
        }
    }

    private void unpackBits(long[] into, int offset, int wanted) {
        int at = offset;
        int end = offset + wanted;
        while (at < end && groupAt < GROUP) {
            Bits.put(into, at++, group[groupAt++], 1);
        }
        int whole = wholeGroups(end - at);
        BitUnpacking.unpackBits(in.array(), packedAt, 0, into, at, whole);
        passGroups(whole);
        at += whole;
        if (at < end) {
            unpackGroup();
            while (at < end) {
                Bits.put(into, at++, group[groupAt++], 1);
            }
        }
    }

    private void pass(int unwanted) {
        int buffered = Math.min(unwanted, GROUP - groupAt);
        groupAt += buffered;
        int whole = wholeGroups(unwanted - buffered);
        passGroups(whole);
        int rest = unwanted - buffered - whole;
        if (rest > 0) {
            unpackGroup();
            groupAt = rest;
        }
    }

    /** How many of {@code wanted} values are in groups that are wanted as a whole and are all there. */
    private int wholeGroups(int wanted) {
        int whole = wanted & -GROUP;
        boolean cut = packedAt + (long) (whole / GROUP) * bitWidth > packedEnd;
        return cut ? whole - GROUP : whole;
    }

    private void passGroups(int values) {
        packedAt += values / GROUP * bitWidth;
    }

    private void unpackGroup() {
        int there = packedEnd - packedAt;
        if (there >= bitWidth) {
            BitUnpacking.unpack(in.array(), packedAt, bitWidth, group, 0, GROUP);
        } else {
            Arrays.fill(shortGroup, (byte) 0);
            System.arraycopy(in.array(), packedAt, shortGroup, 0, there);
            BitUnpacking.unpack(shortGroup, 0, bitWidth, group, 0, GROUP);
        }
        packedAt = Math.min(packedAt + bitWidth, packedEnd);
        groupAt = 0;
    }
}
