// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How values or levels become bytes ({@code Encoding} in parquet.thrift; Encodings.md). */
public enum Encoding implements ThriftEnum {
    /** Values back to back. */
    PLAIN(0),
    /** Number 1 was never used by any writer. */
    GROUP_VAR_INT(1),
    /** Old name of {@link #RLE_DICTIONARY}: the same bytes. Deprecated. */
    PLAIN_DICTIONARY(2),
    /** The hybrid of runs and bit packing: levels, booleans. */
    RLE(3),
    /** Levels packed from the most significant bit. Deprecated. */
    BIT_PACKED(4),
    /** Differences in frames of reference: integers. */
    DELTA_BINARY_PACKED(5),
    /** Lengths as deltas, then all bytes. */
    DELTA_LENGTH_BYTE_ARRAY(6),
    /** What a value shares with the one before, then the rest. */
    DELTA_BYTE_ARRAY(7),
    /** Indices into the dictionary page of the column chunk. */
    RLE_DICTIONARY(8),
    /** First bytes of all values, then all second bytes, and so on. */
    BYTE_STREAM_SPLIT(9),
    /** Adaptive lossless floating point: decimals as integers. Preview. */
    ALP(10);

    private final int id;

    Encoding(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
