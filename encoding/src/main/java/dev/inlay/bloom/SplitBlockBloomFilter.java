// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.bloom;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A bloom filter in blocks of 256 bits: a value lives in one block, and sets one bit in each of the block's eight words, so
 * that a probe touches a single cache line (BloomFilter.md; Putze, Sanders and Singler, "Cache-, hash- and space-efficient
 * bloom filters", 2007). It answers "absent" with certainty and "present" with a small chance of error.
 *
 * <pre>
 *  hash   │ high 32 bits: which block │ low 32 bits: which bit of each word │
 *  filter │ block 0 │ block 1 │ …
 *  block  │ word 0 │ word 1 │ … │ word 7 │      32 bits each, little-endian
 *
 *  block = (high × blocks) >>> 32        any number of blocks, not only powers of two
 *  bit   = (low × salt[word]) >>> 27     the top five bits of a 32-bit product
 *
 *  "hello" in 32 blocks → block 4, bits 20 9 10 7 9 31 28 27:
 *    00 00 10 00 │ 00 02 00 00 │ 00 04 00 00 │ 80 00 00 00 │ 00 02 00 00 │ 00 00 00 80 │ 00 00 00 10 │ 00 00 00 08
 * </pre>
 *
 * The hash is {@link XxHash64} of the value's PLAIN bytes, without the length of a BYTE_ARRAY. Floats go in by their bits:
 * who looks for zero has to ask for both zeros. Not safe for use by several threads while values are added.
 */
public final class SplitBlockBloomFilter {

    /** Bytes of a block: the smallest filter, and the unit of its size. */
    public static final int BLOCK_BYTES = 32;

    /** The largest filter that {@link #sized} makes: 128 MiB. */
    public static final int MAX_BYTES = 128 << 20;

    private static final int WORDS = 8;
    private static final int[] SALT = {
        0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
    };
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] words;

    private SplitBlockBloomFilter(int[] words) {
        this.words = words;
    }

    /**
     * An empty filter of {@code bytes}.
     *
     * @throws IllegalArgumentException if that is not a positive multiple of 32
     */
    public static SplitBlockBloomFilter ofBytes(int bytes) {
        checkSize(bytes);
        return new SplitBlockBloomFilter(new int[bytes / Integer.BYTES]);
    }

    /**
     * An empty filter that keeps a false-positive rate of {@code rate} with {@code distinctValues} in it, within 32 bytes and
     * 128 MiB: 10.5 bits a value for one per cent.
     *
     * <p>The formula of BloomFilter.md, {@code -8·n / ln(1 - rate^(1/8))} bits, takes all blocks to be filled alike. They are
     * not: the fuller ones answer wrongly so much more often that a filter sized for 0.001 % keeps only 0.006 %. So the rate is
     * summed over the numbers of values that fall into a block, which are Poisson distributed; this gives the specification's
     * own table of simulated sizes (6.0, 10.5, 16.9, 26.4 and 41 bits a value for 10 % to 0.001 %).
     */
    public static SplitBlockBloomFilter sized(long distinctValues, double rate) {
        return ofBytes(bytesFor(distinctValues, rate));
    }

    /** Bytes of the filter that {@link #sized} makes. */
    public static int bytesFor(long distinctValues, double rate) {
        if (distinctValues < 0) {
            throw new IllegalArgumentException("negative number of distinct values " + distinctValues);
        }
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("false-positive rate " + rate + " is not between 0 and 1");
        }
        int tooFew = 0;
        int enough = MAX_BYTES / BLOCK_BYTES;
        while (enough - tooFew > 1) {
            int blocks = (tooFew + enough) >>> 1;
            if (expectedRate((double) distinctValues / blocks) <= rate) {
                enough = blocks;
            } else {
                tooFew = blocks;
            }
        }
        return enough * BLOCK_BYTES;
    }

    /** The rate of a filter into whose blocks {@code mean} values fall on average: Σ Poisson(k) · (1 - (31/32)^k)^8. */
    private static double expectedRate(double mean) {
        if (mean > 512) {
            return 1; // a block of 512 values has all bits set but for a few in a million
        }
        double rate = 0;
        double probability = Math.exp(-mean);
        double clear = 1;
        // beyond twelve standard deviations nothing is left that a double could show
        int last = (int) (mean + 12 * Math.sqrt(mean)) + 12;
        for (int values = 0; values <= last; values++) {
            rate += probability * Math.pow(1 - clear, WORDS);
            probability *= mean / (values + 1);
            clear *= 31.0 / 32;
        }
        return rate;
    }

    /**
     * The filter whose bitset a file holds in {@code length} bytes from {@code offset}.
     *
     * @throws IllegalArgumentException if {@code length} is not a positive multiple of 32
     */
    public static SplitBlockBloomFilter fromBytes(byte[] bytes, int offset, int length) {
        SplitBlockBloomFilter filter = ofBytes(length);
        for (int i = 0; i < filter.words.length; i++) {
            filter.words[i] = (int) INT32.get(bytes, offset + i * Integer.BYTES);
        }
        return filter;
    }

    private static void checkSize(int bytes) {
        if (bytes <= 0 || bytes % BLOCK_BYTES != 0) {
            throw new IllegalArgumentException("bloom filter of " + bytes + " bytes: not a positive multiple of 32");
        }
    }

    /** Adds the value with this hash. */
    public void add(long hash) {
        int block = block(hash);
        int key = (int) hash;
        for (int i = 0; i < WORDS; i++) {
            words[block + i] |= mask(key, i);
        }
    }

    /** False if no value with this hash was added; true if one was, or, rarely, by chance. */
    public boolean mightContain(long hash) {
        int block = block(hash);
        int key = (int) hash;
        for (int i = 0; i < WORDS; i++) {
            if ((words[block + i] & mask(key, i)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** First word of the block of this hash. */
    private int block(long hash) {
        long blocks = words.length / WORDS;
        return (int) (((hash >>> 32) * blocks) >>> 32) * WORDS;
    }

    private static int mask(int key, int word) {
        return 1 << ((key * SALT[word]) >>> 27);
    }

    /**
     * The smallest filter with the same answers for all that was added, whose false-positive rate is at most {@code rate}. A
     * filter sized for more values than came is mostly zeros; as a block is chosen by the high bits, halving the number of
     * blocks sends blocks 2i and 2i + 1 to block i, and their union is exactly the filter that a writer who had known
     * the number would have built.
     */
    public SplitBlockBloomFilter folded(double rate) {
        SplitBlockBloomFilter filter = this;
        while (filter.words.length / WORDS % 2 == 0) {
            SplitBlockBloomFilter half = filter.half();
            if (half.falsePositiveRate() > rate) {
                break;
            }
            filter = half;
        }
        return filter;
    }

    private SplitBlockBloomFilter half() {
        int[] folded = new int[words.length / 2];
        for (int block = 0; block < words.length / WORDS; block++) {
            for (int i = 0; i < WORDS; i++) {
                folded[block / 2 * WORDS + i] |= words[block * WORDS + i];
            }
        }
        return new SplitBlockBloomFilter(folded);
    }

    /**
     * The chance that a value which was not added seems present: a probe meets a block at random, and in each of its words a
     * random bit has to be set.
     */
    public double falsePositiveRate() {
        double sum = 0;
        int blocks = words.length / WORDS;
        for (int block = 0; block < words.length; block += WORDS) {
            double chance = 1;
            for (int i = 0; i < WORDS; i++) {
                chance *= Integer.bitCount(words[block + i]) / 32.0;
            }
            sum += chance;
        }
        return sum / blocks;
    }

    /** Bytes of the bitset. */
    public int sizeInBytes() {
        return words.length * Integer.BYTES;
    }

    /** Puts the bitset at {@code offset} of {@code target}, as a file holds it. */
    public void writeTo(byte[] target, int offset) {
        for (int i = 0; i < words.length; i++) {
            INT32.set(target, offset + i * Integer.BYTES, words[i]);
        }
    }

    /** The bitset, as a file holds it. */
    public byte[] toByteArray() {
        byte[] bytes = new byte[sizeInBytes()];
        writeTo(bytes, 0);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SplitBlockBloomFilter filter && Arrays.equals(words, filter.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "bloom filter of " + sizeInBytes() + " bytes, false-positive rate " + falsePositiveRate();
    }
}
