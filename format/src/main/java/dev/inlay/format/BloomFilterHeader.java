// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/**
 * What stands before the bits of a bloom filter ({@code BloomFilterHeader} in parquet.thrift; BloomFilter.md). The three
 * unions have one member each so far, an empty struct, and are written as enums here. A filter with an unknown one among
 * them is not used (B07); of an unknown member only its number is kept.
 *
 * @param numBytes bytes of the bitset that follows, a multiple of 32
 * @param algorithm how bits are set
 * @param hash how values are hashed
 * @param compression how the bitset is compressed
 */
public record BloomFilterHeader(
        int numBytes,
        OpenEnum<BloomFilterAlgorithm> algorithm,
        OpenEnum<BloomFilterHash> hash,
        OpenEnum<BloomFilterCompression> compression) {

    public BloomFilterHeader {
        if (numBytes < 0) {
            throw new IllegalArgumentException("bloom filter of " + numBytes + " bytes");
        }
    }
}
