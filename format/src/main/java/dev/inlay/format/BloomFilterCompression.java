// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How the bits of a bloom filter are compressed ({@code BloomFilterCompression}, a union of empty structs, in parquet.thrift). */
public enum BloomFilterCompression implements ThriftEnum {
    /** Not at all. */
    UNCOMPRESSED(1);

    private final int id;

    BloomFilterCompression(int id) {
        this.id = id;
    }

    /** The union member's field id. */
    @Override
    public int id() {
        return id;
    }
}
