// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column chunk holds and where its pages are ({@code ColumnMetaData} in parquet.thrift). Offsets are bytes from the
 * start of the file. No number here is checked: a chunk whose numbers are nonsense must not cost the other chunks (F31).
 *
 * @param type how the values are stored
 * @param encodings those used in the chunk, levels included. For information: may be empty or incomplete (F23)
 * @param pathInSchema field names from below the root to the leaf; names may hold dots. Empty if the file leaves it out:
 *     then the chunk's position in its row group says which leaf it is (K11)
 * @param codec how its pages are compressed
 * @param numValues values including nulls, and one for each empty list: the number of levels (F22)
 * @param totalUncompressedSize bytes of all pages before compression, headers included
 * @param totalCompressedSize bytes of all pages as stored, headers included. Some old files say a few too few (F20)
 * @param keyValueMetadata what the application had to say of this chunk; null if absent
 * @param dataPageOffset where the first data page begins; 0 in some chunks without any value (F08)
 * @param indexPageOffset obsolete, never written (F26)
 * @param dictionaryPageOffset where the dictionary page begins; absent or 0 where there is none, and in some old files
 *     although there is one (F18, F19)
 * @param statistics of all values; null if absent
 * @param encodingStats number of pages for each page type and encoding; null if absent
 * @param bloomFilterOffset where the {@link BloomFilterHeader} begins
 * @param bloomFilterLength bytes of the bloom filter, its header included; absent in older files
 * @param sizeStatistics sizes and level counts of all values; null if absent
 * @param geospatialStatistics of GEOMETRY and GEOGRAPHY columns; null if absent
 */
public record ColumnMetaData(
        PhysicalType type,
        List<OpenEnum<Encoding>> encodings,
        List<String> pathInSchema,
        OpenEnum<CompressionCodec> codec,
        long numValues,
        long totalUncompressedSize,
        long totalCompressedSize,
        @Nullable List<KeyValue> keyValueMetadata,
        long dataPageOffset,
        @Nullable Long indexPageOffset,
        @Nullable Long dictionaryPageOffset,
        @Nullable Statistics statistics,
        @Nullable List<PageEncodingStats> encodingStats,
        @Nullable Long bloomFilterOffset,
        @Nullable Integer bloomFilterLength,
        @Nullable SizeStatistics sizeStatistics,
        @Nullable GeospatialStatistics geospatialStatistics) {

    public ColumnMetaData {
        encodings = List.copyOf(encodings);
        pathInSchema = List.copyOf(pathInSchema);
        keyValueMetadata = keyValueMetadata == null ? null : List.copyOf(keyValueMetadata);
        encodingStats = encodingStats == null ? null : List.copyOf(encodingStats);
    }

    /** The same chunk with its bloom filter, header included, in {@code length} bytes from {@code offset}. */
    public ColumnMetaData withBloomFilter(long offset, int length) {
        return new ColumnMetaData(
                type,
                encodings,
                pathInSchema,
                codec,
                numValues,
                totalUncompressedSize,
                totalCompressedSize,
                keyValueMetadata,
                dataPageOffset,
                indexPageOffset,
                dictionaryPageOffset,
                statistics,
                encodingStats,
                offset,
                length,
                sizeStatistics,
                geospatialStatistics);
    }

    /** Where the chunk's first page begins, dictionary or data: a dictionary offset of 0 means there is none (F18). */
    public long firstPageOffset() {
        return dictionaryPageOffset != null && dictionaryPageOffset > 0
                ? Math.min(dictionaryPageOffset, dataPageOffset)
                : dataPageOffset;
    }
}
