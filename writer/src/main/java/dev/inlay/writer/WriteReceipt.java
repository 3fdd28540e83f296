// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.Binary;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.schema.ColumnPath;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ParquetWriter#commit} published.
 *
 * @param file the file's name
 * @param rows in the file
 * @param bytes of the file, footer and magic included
 * @param rowGroups number of row groups
 * @param columns one for each leaf of the schema, in its order
 */
public record WriteReceipt(String file, long rows, long bytes, int rowGroups, List<Column> columns) {

    public WriteReceipt {
        columns = List.copyOf(columns);
    }

    /**
     * One leaf over all row groups.
     *
     * @param path names from the root's child to the leaf
     * @param codec that its pages were compressed with
     * @param compressedBytes of its chunks in the file, page headers included
     * @param uncompressedBytes of its chunks before the codec, page headers included
     * @param encodings of its pages and levels
     * @param dictionaryPages chunks that have a dictionary
     * @param dataPages in all its chunks
     * @param entries level entries: rows, and where there are lists their elements, an empty or absent list being one
     * @param nullCount entries without a value
     * @param nanCount NaNs; empty where the type has none
     * @param distinctCount different values; empty where that is not known for certain, which it is if there is one row
     *     group and all of its pages are in the dictionary
     * @param unencodedBytes of the values of a BYTE_ARRAY column, each occurrence counted, their lengths not; empty for
     *     other types
     * @param min no value is smaller in the column's order; PLAIN bytes without the length of a BYTE_ARRAY. Null if
     *     there is no bound: no values, no order, or bounds switched off
     * @param minExact whether {@code min} is itself a value
     * @param max no value is larger; null where {@code min} is
     * @param maxExact whether {@code max} is itself a value
     * @param geospatial where the values of a GEOMETRY column are and what types they have; of GEOGRAPHY only the types. Null for
     *     other columns, without a value, or with bounds switched off
     */
    public record Column(
            ColumnPath path,
            CompressionCodec codec,
            long compressedBytes,
            long uncompressedBytes,
            Set<Encoding> encodings,
            int dictionaryPages,
            long dataPages,
            long entries,
            long nullCount,
            OptionalLong nanCount,
            OptionalLong distinctCount,
            OptionalLong unencodedBytes,
            @Nullable Binary min,
            boolean minExact,
            @Nullable Binary max,
            boolean maxExact,
            @Nullable GeospatialStatistics geospatial) {

        public Column {
            EnumSet<Encoding> inOrder = EnumSet.noneOf(Encoding.class);
            inOrder.addAll(encodings);
            encodings = Collections.unmodifiableSet(inOrder);
        }
    }
}
