// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How a bloom filter sets its bits ({@code BloomFilterAlgorithm}, a union of empty structs, in parquet.thrift). */
public enum BloomFilterAlgorithm implements ThriftEnum {
    /** Split blocks of 256 bits. */
    BLOCK(1);

    private final int id;

    BloomFilterAlgorithm(int id) {
        this.id = id;
    }

    /** The union member's field id. */
    @Override
    public int id() {
        return id;
    }
}
