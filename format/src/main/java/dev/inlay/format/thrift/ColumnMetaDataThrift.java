// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.I64;
import static dev.inlay.format.thrift.FieldType.LIST;
import static dev.inlay.format.thrift.FieldType.STRUCT;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.KeyValue;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageEncodingStats;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.SizeStatistics;
import dev.inlay.format.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link ColumnMetaData}. That {@code path_in_schema} is there is required by the IDL, but not here: K11. */
public final class ColumnMetaDataThrift {

    private static final int TYPE = I32 | 1;
    private static final int ENCODINGS = LIST | 2;
    private static final int PATH_IN_SCHEMA = LIST | 3;
    private static final int CODEC = I32 | 4;
    private static final int NUM_VALUES = I64 | 5;
    private static final int TOTAL_UNCOMPRESSED_SIZE = I64 | 6;
    private static final int TOTAL_COMPRESSED_SIZE = I64 | 7;
    private static final int KEY_VALUE_METADATA = LIST | 8;
    private static final int DATA_PAGE_OFFSET = I64 | 9;
    private static final int INDEX_PAGE_OFFSET = I64 | 10;
    private static final int DICTIONARY_PAGE_OFFSET = I64 | 11;
    private static final int STATISTICS = STRUCT | 12;
    private static final int ENCODING_STATS = LIST | 13;
    private static final int BLOOM_FILTER_OFFSET = I64 | 14;
    private static final int BLOOM_FILTER_LENGTH = I32 | 15;
    private static final int SIZE_STATISTICS = STRUCT | 16;
    private static final int GEOSPATIAL_STATISTICS = STRUCT | 17;

    private static final RequiredFields REQUIRED = RequiredFields.of("ColumnMetaData")
            .with(TYPE, "type")
            .with(ENCODINGS, "encodings")
            .with(CODEC, "codec")
            .with(NUM_VALUES, "num_values")
            .with(TOTAL_UNCOMPRESSED_SIZE, "total_uncompressed_size")
            .with(TOTAL_COMPRESSED_SIZE, "total_compressed_size")
            .with(DATA_PAGE_OFFSET, "data_page_offset");

    private ColumnMetaDataThrift() {}

    public static void write(ThriftWriter out, ColumnMetaData column) {
        out.beginStruct();
        out.knownEnum(TYPE, column.type());
        out.openEnumList(ENCODINGS, column.encodings());
        out.stringList(PATH_IN_SCHEMA, column.pathInSchema());
        out.openEnum(CODEC, column.codec());
        out.i64(NUM_VALUES, column.numValues());
        out.i64(TOTAL_UNCOMPRESSED_SIZE, column.totalUncompressedSize());
        out.i64(TOTAL_COMPRESSED_SIZE, column.totalCompressedSize());
        out.structList(KEY_VALUE_METADATA, column.keyValueMetadata(), KeyValueThrift::write);
        out.i64(DATA_PAGE_OFFSET, column.dataPageOffset());
        out.i64(INDEX_PAGE_OFFSET, column.indexPageOffset());
        out.i64(DICTIONARY_PAGE_OFFSET, column.dictionaryPageOffset());
        out.struct(STATISTICS, column.statistics(), StatisticsThrift::write);
        out.structList(ENCODING_STATS, column.encodingStats(), PageEncodingStatsThrift::write);
        out.i64(BLOOM_FILTER_OFFSET, column.bloomFilterOffset());
        out.i32(BLOOM_FILTER_LENGTH, column.bloomFilterLength());
        out.struct(SIZE_STATISTICS, column.sizeStatistics(), SizeStatisticsThrift::write);
        out.struct(GEOSPATIAL_STATISTICS, column.geospatialStatistics(), GeospatialStatisticsThrift::write);
        out.endStruct();
    }

    public static ColumnMetaData read(ThriftReader in) throws MalformedDataException {
        @Nullable PhysicalType type = null;
        List<OpenEnum<Encoding>> encodings = List.of();
        List<String> pathInSchema = List.of();
        @Nullable OpenEnum<CompressionCodec> codec = null;
        long numValues = 0;
        long totalUncompressedSize = 0;
        long totalCompressedSize = 0;
        @Nullable List<KeyValue> keyValueMetadata = null;
        long dataPageOffset = 0;
        @Nullable Long indexPageOffset = null;
        @Nullable Long dictionaryPageOffset = null;
        @Nullable Statistics statistics = null;
        @Nullable List<PageEncodingStats> encodingStats = null;
        @Nullable Long bloomFilterOffset = null;
        @Nullable Integer bloomFilterLength = null;
        @Nullable SizeStatistics sizeStatistics = null;
        @Nullable GeospatialStatistics geospatialStatistics = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case TYPE -> type = in.knownEnum(PhysicalType.class);
                case ENCODINGS -> encodings = in.openEnumList(Encoding.class);
                case PATH_IN_SCHEMA -> pathInSchema = in.stringList();
                case CODEC -> codec = in.openEnum(CompressionCodec.class);
                case NUM_VALUES -> numValues = in.i64();
                case TOTAL_UNCOMPRESSED_SIZE -> totalUncompressedSize = in.i64();
                case TOTAL_COMPRESSED_SIZE -> totalCompressedSize = in.i64();
                case KEY_VALUE_METADATA -> keyValueMetadata = in.structList(KeyValueThrift::read);
                case DATA_PAGE_OFFSET -> dataPageOffset = in.i64();
                case INDEX_PAGE_OFFSET -> indexPageOffset = in.i64();
                case DICTIONARY_PAGE_OFFSET -> dictionaryPageOffset = in.i64();
                case STATISTICS -> statistics = in.struct(StatisticsThrift::read);
                case ENCODING_STATS -> encodingStats = in.structList(PageEncodingStatsThrift::read);
                case BLOOM_FILTER_OFFSET -> bloomFilterOffset = in.i64();
                case BLOOM_FILTER_LENGTH -> bloomFilterLength = in.i32();
                case SIZE_STATISTICS -> sizeStatistics = in.struct(SizeStatisticsThrift::read);
                case GEOSPATIAL_STATISTICS -> geospatialStatistics = in.struct(GeospatialStatisticsThrift::read);
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new ColumnMetaData(
                requireNonNull(type),
                encodings,
                pathInSchema,
                requireNonNull(codec),
                numValues,
                totalUncompressedSize,
                totalCompressedSize,
                keyValueMetadata,
                dataPageOffset,
                indexPageOffset,
                dictionaryPageOffset,
                statistics,
                encodingStats,
                bloomFilterOffset,
                bloomFilterLength,
                sizeStatistics,
                geospatialStatistics);
    }
}
