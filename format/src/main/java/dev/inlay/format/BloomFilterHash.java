// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How a bloom filter hashes values ({@code BloomFilterHash}, a union of empty structs, in parquet.thrift). */
public enum BloomFilterHash implements ThriftEnum {
    /** XXH64 of the PLAIN bytes, seed 0. */
    XXHASH(1);

    private final int id;

    BloomFilterHash(int id) {
        this.id = id;
    }

    /** The union member's field id. */
    @Override
    public int id() {
        return id;
    }
}
