// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.Bits;
import dev.inlay.vector.Validity;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The repetition or definition levels of one page – Encodings.md, "RLE", and README.md, "Nested Encoding". They are numbers from 0
 * to the leaf's maximum level in runs of the {@link RleBitPackingHybridEncoder}; a maximum of 0 leaves nothing to say, and nothing
 * is stored.
 *
 * <pre>
 *  data page V1   │ length │ runs │      int32 little-endian, then so many bytes
 *  data page V2            │ runs │      the length is in the page header
 *
 *  1 1 1 1 1 1 1 1, maximum 1, V1   →  02 00 00 00 │ 10 01
 * </pre>
 *
 * <p>Levels are kept as long as possible as what they mostly are, one level repeated; then, for a maximum of 1, as the bitmap that
 * a vector's validity is anyway. Only what is left becomes an array of levels. {@link #finishV1} and {@link #finishV2} end a page
 * and leave the encoder empty for the next.
 */
public final class LevelEncoder {

    private static final int[] NONE = {};

    private final int maxLevel;
    private final int bitWidth;

    private int count;
    /** While {@link #mixed} is false: the level of all {@code count} entries. */
    private int level;

    private boolean mixed;
    /** The levels, if mixed and the maximum is 1. */
    private final BitBuffer bits = new BitBuffer();
    /** What turns levels into {@link #bits}; null until some come as numbers, which those of a flat column never do. */
    private @Nullable ZerosAndOnes zerosAndOnes;
    /** The levels, if mixed and the maximum is larger. */
    private int[] levels = NONE;

    /** An encoder of levels from 0 to {@code maxLevel}. */
    public LevelEncoder(int maxLevel) {
        if (maxLevel < 0) {
            throw new IllegalArgumentException("maximum level " + maxLevel + " is negative");
        }
        this.maxLevel = maxLevel;
        this.bitWidth = RleBitPackingHybridEncoder.bitWidth(maxLevel);
    }

    /** Number of levels of this page so far. */
    public int count() {
        return count;
    }

    /** The page's levels will not take more bytes than this, length included. */
    public long maxSize() {
        return bitWidth == 0 ? 0 : 4 + (mixed ? RleBitPackingHybridEncoder.maxSize(count, bitWidth) : 9);
    }

    /** {@code more} times the same {@code repeated} level. */
    public void run(int repeated, int more) {
        requireLevel(repeated);
        if (more == 0) {
            return;
        }
        int newCount = Math.addExact(count, more);
        if (count == 0) {
            level = repeated;
        } else if (mixed || repeated != level) {
            mix(newCount);
            addRun(repeated, more);
        }
        count = newCount;
    }

    /**
     * The definition levels of {@code more} rows of a flat column: the maximum where there is a value, one less where there is
     * none.
     *
     * @param validity of exactly these rows; null if all have a value
     */
    public void validity(@Nullable Validity validity, int more) {
        if (validity == null || validity.nullCount() == 0) {
            run(maxLevel, more);
            return;
        }
        if (validity.length() != more) {
            throw new IllegalArgumentException("validity of " + validity.length() + " rows for " + more + " levels");
        }
        if (maxLevel == 0) {
            throw new IllegalArgumentException(validity.nullCount() + " nulls under a maximum definition level of 0");
        }
        if (validity.validCount() == 0) {
            run(maxLevel - 1, more);
            return;
        }
        int newCount = Math.addExact(count, more);
        mix(newCount);
        if (maxLevel == 1) {
            bits.append(validity.words(), validity.offset(), more);
        } else {
            for (int row = 0; row < more; row += 64) {
                long word = validity.word(row);
                int base = count + row;
                for (int i = 0; i < Math.min(64, more - row); i++) {
                    levels[base + i] = maxLevel - 1 + (int) ((word >>> i) & 1);
                }
            }
        }
        count = newCount;
    }

    /** {@code more} levels of {@code source} from {@code offset} on. */
    public void levels(int[] source, int offset, int more) {
        Objects.checkFromIndexSize(offset, more, source.length);
        if (more == 0) {
            return;
        }
        if (RleBitPackingHybridEncoder.runLength(source, offset, offset + more) == more) {
            run(source[offset], more);
            return;
        }
        int newCount = Math.addExact(count, more);
        check(source, offset, more);
        mix(newCount);
        if (maxLevel == 1) {
            zerosAndOnes().append(source, offset, more, bits);
        } else {
            System.arraycopy(source, offset, levels, count, more);
        }
        count = newCount;
    }

    /**
     * All are looked at before the first wrong one is looked for: the compiler makes vectors of that, 0.13 ns a level. Four of them at
     * once, a quarter of the page apart, take 0.05, but in some processes no vectors are made of it, and then 0.4.
     */
    private void check(int[] source, int offset, int more) {
        int max = maxLevel;
        int outside = 0;
        for (int at = offset; at < offset + more; at++) {
            outside |= outside(source[at], max);
        }
        if (outside < 0) {
            for (int at = offset; at < offset + more; at++) {
                requireLevel(source[at]);
            }
        }
    }

    /** Negative if the level is, or if it is above the maximum; from the maximum nothing else wraps around. */
    private static int outside(int level, int max) {
        return level | (max - level);
    }

    private void requireLevel(int given) {
        if (given < 0 || given > maxLevel) {
            throw new IllegalArgumentException("level " + given + ", the maximum is " + maxLevel);
        }
    }

    /**
     * Adds to {@code histogram[level]} how often each level occurs in this page.
     *
     * @param histogram of {@code maximum level + 1} counters
     */
    public void addTo(long[] histogram) {
        if (!mixed) {
            histogram[level] += count;
        } else if (maxLevel == 1) {
            int ones = Bits.countOnes(bits.words(), 0, count);
            histogram[0] += count - ones;
            histogram[1] += ones;
        } else {
            for (int i = 0; i < count; i++) {
                histogram[levels[i]]++;
            }
        }
    }

    /** Ends the page: its levels as a data page V1 holds them, length in front. */
    public void finishV1(ByteOutput out) {
        if (bitWidth > 0) {
            int start = out.size();
            out.int32(0);
            writeRuns(out);
            out.int32At(start, out.size() - start - 4);
        }
        reset();
    }

    /** Ends the page: its levels as a data page V2 holds them. Returns how many bytes that are. */
    public int finishV2(ByteOutput out) {
        int start = out.size();
        if (bitWidth > 0) {
            writeRuns(out);
        }
        reset();
        return out.size() - start;
    }

    private void writeRuns(ByteOutput out) {
        if (!mixed) {
            RleBitPackingHybridEncoder.repeat(level, count, bitWidth, out);
        } else if (maxLevel == 1) {
            RleBitPackingHybridEncoder.encodeBits(bits.words(), 0, count, out);
        } else {
            RleBitPackingHybridEncoder.encode(levels, 0, count, bitWidth, out);
        }
    }

    private void reset() {
        count = 0;
        mixed = false;
        bits.reset();
    }

    /** From here on the levels differ: those so far are written out, and there is room for {@code total}. */
    private void mix(int total) {
        if (maxLevel > 1 && total > levels.length) {
            int[] held = levels;
            levels = new int[(int) Math.min(Math.max(total, 2L * held.length), ByteOutput.MAX_SIZE)];
            System.arraycopy(held, 0, levels, 0, mixed ? count : 0);
        }
        if (!mixed) {
            mixed = true;
            int repeated = count;
            count = 0;
            addRun(level, repeated);
            count = repeated;
        }
    }

    private ZerosAndOnes zerosAndOnes() {
        if (zerosAndOnes == null) {
            zerosAndOnes = new ZerosAndOnes();
        }
        return zerosAndOnes;
    }

    private void addRun(int repeated, int more) {
        if (maxLevel == 1) {
            bits.appendRun(repeated == 1, more);
        } else {
            Arrays.fill(levels, count, count + more, repeated);
        }
    }
}
