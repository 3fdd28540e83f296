// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.Objects;

/**
 * The repetition or definition levels of one leaf, page after page – Encodings.md, "RLE", and README.md, "Nested Encoding". The
 * layouts are drawn at {@link LevelEncoder} and {@link BitPackedDecoder}. Each level is checked against the maximum: the bit width
 * alone would let a 3 pass where the maximum is 2.
 *
 * <p>Levels come as numbers or, for a leaf without lists, as the bits of a validity; either way it is said how many of them are the
 * maximum, as a definition level at its maximum has a value and the others have none. What they mostly are is one level repeated:
 * {@link #run} says so, and then {@link #skip} saves a caller from making an array of it.
 *
 * <p>Any bytes at all yield levels from 0 to the maximum or a {@link MalformedDataException}, whose offset counts from the offset
 * handed in. After it the page has no levels left. Whether levels make sense, and a first repetition level be 0, is for those to
 * find out who assemble rows.
 */
public final class LevelDecoder {

    private static final int CHUNK = 1024;

    /** An RLE run of so many levels is handled as one; shorter ones go with what is around them. */
    private static final int LONG_RUN = 64;

    private enum Source {
        /** The maximum is 0: nothing is stored. */
        NOTHING,
        RUNS,
        BIT_PACKED
    }

    private final int maxLevel;
    private final int bitWidth;
    /** Whether all numbers of so many bits are levels: then there is nothing to check. */
    private final boolean anyFits;

    private final ByteInput in = new ByteInput();
    private final RleBitPackingHybridDecoder runs = new RleBitPackingHybridDecoder(in);
    private final BitPackedDecoder bitPacked = new BitPackedDecoder(in);
    private final int[] chunk = new int[CHUNK];

    private Source source = Source.NOTHING;
    private int remaining;

    /** A decoder of levels from 0 to {@code maxLevel}. */
    public LevelDecoder(int maxLevel) {
        if (maxLevel < 0) {
            throw new IllegalArgumentException("maximum level " + maxLevel + " is negative");
        }
        this.maxLevel = maxLevel;
        this.bitWidth = RleBitPackingHybridEncoder.bitWidth(maxLevel);
        this.anyFits = maxLevel == (1L << bitWidth) - 1;
    }

    /**
     * Begins the levels of a data page V1. If their maximum is 0 none are stored, whatever the page header says.
     *
     * @param encoding as the page header names it
     * @param page the page's body
     * @param offset where the levels begin
     * @param length bytes from there to the end of the page
     * @param count number of levels, those of null rows counted
     * @return how many bytes the levels take
     * @throws ParquetException if the encoding is none of levels
     */
    public int beginV1(OpenEnum<Encoding> encoding, byte[] page, int offset, int length, int count)
            throws ParquetException {
        start(page, offset, length, count);
        int size = 0;
        if (bitWidth > 0 && (count > 0 || length > 0)) {
            size = switch (encoding.require("level encoding")) {
                case RLE -> {
                    source = Source.RUNS;
                    runs.begin(bitWidth, count);
                    yield 4 + in.prefixedRange("levels");
                }
                case BIT_PACKED -> {
                    source = Source.BIT_PACKED;
                    yield bitPacked.begin(bitWidth, count);
                }
                case PLAIN,
                        GROUP_VAR_INT,
                        PLAIN_DICTIONARY,
                        DELTA_BINARY_PACKED,
                        DELTA_LENGTH_BYTE_ARRAY,
                        DELTA_BYTE_ARRAY,
                        RLE_DICTIONARY,
                        BYTE_STREAM_SPLIT,
                        ALP ->
                    throw new ParquetException(encoding + " cannot hold levels, only RLE and BIT_PACKED can");
            };
        }
        remaining = count;
        return size;
    }

    /**
     * Begins the levels of a data page V2. If their maximum is 0 they are not looked at; some writers store a run of them then.
     *
     * @param bytes holds the levels, and is not changed until the next page begins
     * @param offset where they begin
     * @param length how many bytes they take, as the page header says
     * @param count number of levels, those of null rows counted
     */
    public void beginV2(byte[] bytes, int offset, int length, int count) {
        start(bytes, offset, length, count);
        if (bitWidth > 0) {
            source = Source.RUNS;
            runs.begin(bitWidth, count);
        }
        remaining = count;
    }

    private void start(byte[] bytes, int offset, int length, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a page of " + count + " levels");
        }
        remaining = 0;
        source = Source.NOTHING;
        in.wrap(bytes, offset, length);
    }

    /** Number of levels of this page that were neither decoded nor skipped yet. */
    public int remaining() {
        return remaining;
    }

    /** How many levels from the next one on are known to be all the same, namely {@link #runLevel}; 0 if it's not known. */
    public int run() throws MalformedDataException {
        int left = leave(0);
        int run = repeated(left);
        remaining = left;
        return run;
    }

    /** The level of those that {@link #run} has counted. */
    public int runLevel() {
        return source == Source.RUNS ? runs.value() : 0;
    }

    /** Decodes {@code count} levels to {@code offset} on; returns how many of them are the maximum. */
    public int levels(int[] into, int offset, int count) throws MalformedDataException {
        Objects.checkFromIndexSize(offset, count, into.length);
        int left = leave(count);
        int atMaximum = decode(into, offset, count);
        remaining = left;
        return atMaximum;
    }

    /**
     * Decodes {@code count} levels to the bits from {@code offset} on, which lie as {@link Bits} says: 1 for the maximum, 0 for all
     * others. Returns how many are 1.
     */
    public int validity(long[] words, int offset, int count) throws MalformedDataException {
        Bits.checkRange(words, offset, count);
        int left = leave(count);
        if (maxLevel == 1 && source == Source.RUNS) {
            runs.decodeBits(words, offset, count);
        } else {
            for (int done = 0, step; done < count; done += step) {
                step = Math.min(CHUNK, count - done);
                decode(chunk, 0, step);
                putMaxima(step, words, offset + done);
            }
        }
        remaining = left;
        return Bits.countOnes(words, offset, count);
    }

    /** Passes over {@code count} levels; returns how many of them are the maximum, so that as many values can be passed over. */
    public int skip(int count) throws MalformedDataException {
        int left = leave(count);
        int atMaximum = 0;
        for (int done = 0, step; done < count; done += step) {
            step = repeated(count - done);
            if (step > 0) {
                passRepeated(step);
                atMaximum += runLevel() == maxLevel ? step : 0;
            } else {
                step = Math.min(CHUNK, count - done);
                atMaximum += decode(chunk, 0, step);
            }
        }
        remaining = left;
        return atMaximum;
    }

    private int decode(int[] into, int offset, int count) throws MalformedDataException {
        int atMaximum = 0;
        for (int done = 0, step; done < count; done += step) {
            int at = offset + done;
            step = repeated(count - done);
            if (step >= LONG_RUN || source == Source.NOTHING) {
                passRepeated(step);
                Arrays.fill(into, at, at + step, runLevel());
                atMaximum += runLevel() == maxLevel ? step : 0;
            } else {
                step = Math.min(CHUNK, count - done); // which stays in the nearest cache until it's counted
                atMaximum += decodeSingly(into, at, step);
            }
        }
        return atMaximum;
    }

    /** Levels that differ, as far as is known. */
    private int decodeSingly(int[] into, int offset, int count) throws MalformedDataException {
        if (source == Source.BIT_PACKED) {
            bitPacked.decode(into, offset, count);
        } else if (anyFits) {
            return runs.decode(into, offset, count, maxLevel);
        } else {
            runs.decode(into, offset, count);
        }
        return checkAndCount(into, offset, offset + count);
    }

    /** How many of the next {@code wanted} levels are known to be all the same, namely {@link #runLevel}. */
    private int repeated(int wanted) throws MalformedDataException {
        switch (source) {
            case NOTHING -> {
                return wanted;
            }
            case RUNS -> {
                int length = runs.run(wanted);
                if (length > 0 && !runs.packed()) {
                    check(runs.value());
                    return length;
                }
            }
            case BIT_PACKED -> {}
        }
        return 0;
    }

    private void passRepeated(int count) {
        if (source == Source.RUNS) {
            runs.passRepeated(count);
        }
    }

    private void check(int level) throws MalformedDataException {
        if (level > maxLevel) {
            throw in.malformed("level " + level + ", the maximum is " + maxLevel);
        }
    }

    /** Fails if one of the levels is above the maximum; else says how many are the maximum. */
    private int checkAndCount(int[] levels, int from, int to) throws MalformedDataException {
        int differences = 0;
        int atMaximum = 0;
        for (int i = from; i < to; i++) { // without a branch
            int below = maxLevel - levels[i];
            differences |= below;
            atMaximum += (below - 1) >>> 31;
        }
        if (differences < 0) {
            for (int i = from; i < to; i++) {
                check(levels[i]);
            }
        }
        return atMaximum;
    }

    /** The first {@code count} levels of the chunk as bits: 1 for the maximum. */
    private void putMaxima(int count, long[] words, int offset) {
        for (int from = 0; from < count; from += 64) {
            int n = Math.min(64, count - from);
            long word = 0;
            for (int i = 0; i < n; i++) {
                word |= (chunk[from + i] == maxLevel ? 1L : 0L) << i;
            }
            Bits.put(words, offset + from, word, n);
        }
    }

    /** No level is left while some are being decoded, so that none is if that fails; returns how many will be left. */
    private int leave(int count) {
        if (count < 0 || count > remaining) {
            throw new IllegalArgumentException(count + " levels wanted, " + remaining + " left");
        }
        int left = remaining - count;
        remaining = 0;
        return left;
    }
}
