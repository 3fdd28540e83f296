// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.compression.Compressor;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.PageIndex;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about one column before the first row: its leaf, and the options that hold for it.
 *
 * @param leaf the column
 * @param compressor of its pages; columns with one codec and level share it
 * @param encodings what its values may be encoded as
 * @param dataPageVersion of its pages
 * @param pageBytes what a page may hold, as PLAIN
 * @param pageRows what a page may hold
 * @param pageEntries what a page may hold
 * @param order of its values
 * @param bounds whether the smallest and the largest value go into the footer
 * @param boundsLength bytes a bound may have, or {@link Integer#MAX_VALUE} where it must not be cut
 * @param pageIndex what is said of each page
 * @param sizeStatistics whether sizes of values and counts of levels go into the footer and the indexes
 * @param bloom what is decided about bloom filters; null if the column has none
 */
record ColumnPlan(
        Leaf leaf,
        Compressor compressor,
        EncodingPlan encodings,
        DataPageVersion dataPageVersion,
        int pageBytes,
        int pageRows,
        int pageEntries,
        ValueOrder order,
        boolean bounds,
        int boundsLength,
        PageIndex pageIndex,
        boolean sizeStatistics,
        @Nullable BloomPlan bloom) {

    PrimitiveNode node() {
        return leaf.node();
    }

    PhysicalType type() {
        return leaf.node().type();
    }

    /** The dictionary of a chunk, or null if it may not have one. */
    @Nullable
    DictionaryEncoder newDictionary() {
        if (!encodings.dictionary()) {
            return null;
        }
        DictionaryEncoder dictionary =
                EncodingTable.dictionary(type(), node().typeLength(), encodings.dictionaryBytes());
        return encodings.dictionaryAsked() ? dictionary : dictionary.probed();
    }

    /** The bloom filter of a chunk, or null if it has none. */
    @Nullable
    ChunkBloomFilter newBloomFilter() {
        return bloom == null ? null : new ChunkBloomFilter(bloom, valueWidth());
    }

    /** Bytes of a value where all have the same, else 0. */
    int valueWidth() {
        return type() == PhysicalType.FIXED_LEN_BYTE_ARRAY ? node().typeLength() : type().width();
    }

    /** Whether there are bounds for the footer: they are asked for, and the values have an order. */
    boolean hasBounds() {
        return bounds && order != ValueOrder.UNDEFINED;
    }

    boolean hasOffsetIndex() {
        return pageIndex != PageIndex.NONE;
    }

    /** A column index without bounds is none (row I17). */
    boolean hasColumnIndex() {
        return pageIndex == PageIndex.OFFSETS_AND_BOUNDS && hasBounds();
    }

    /**
     * Whether two values are the same exactly if their bytes are, so that the entries of a dictionary can be counted as
     * values. Not so by number, where the zeros are one value, nor for decimals that may have leading zeros.
     */
    boolean bytesAreValues() {
        return switch (order) {
            case BOOLEAN, SIGNED, UNSIGNED, TOTAL, BYTES -> true;
            case SIGNED_BYTES -> type() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
            case FLOATING, UNDEFINED -> false;
        };
    }

    /** The column's path, for messages. */
    String name() {
        return leaf.path().toString();
    }

    boolean isOptional() {
        return leaf.maxDefinitionLevel() > 0;
    }
}
