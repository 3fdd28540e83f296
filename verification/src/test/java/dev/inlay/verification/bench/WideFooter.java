// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.bench;

import dev.inlay.format.Binary;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.ColumnOrder;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ConvertedType;
import dev.inlay.format.Encoding;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.KeyValue;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageEncodingStats;
import dev.inlay.format.PageType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.SizeStatistics;
import dev.inlay.format.Statistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The footer of a feature table: flat, optional columns of INT64, DOUBLE, INT32 and STRING in turn, all with what current
 * writers say of a chunk: bounds, null counts, encoding stats, sizes, places of the indexes.
 */
final class WideFooter {

    private static final long ROWS_PER_ROW_GROUP = 100_000;

    private static final List<PhysicalType> TYPES =
            List.of(PhysicalType.INT64, PhysicalType.DOUBLE, PhysicalType.INT32, PhysicalType.BYTE_ARRAY);

    private static final List<OpenEnum<Encoding>> ENCODINGS =
            List.of(OpenEnum.of(Encoding.PLAIN), OpenEnum.of(Encoding.RLE), OpenEnum.of(Encoding.RLE_DICTIONARY));

    private final Random random = new Random(42);
    private final int columns;
    private long position = 4;

    private WideFooter(int columns) {
        this.columns = columns;
    }

    static FileMetaData of(int columns, int rowGroups) {
        return new WideFooter(columns).file(rowGroups);
    }

    private FileMetaData file(int rowGroupCount) {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement(null, null, null, "schema", columns, null, null, null, null, null));
        for (int c = 0; c < columns; c++) {
            boolean text = type(c) == PhysicalType.BYTE_ARRAY;
            schema.add(new SchemaElement(
                    type(c),
                    null,
                    Repetition.OPTIONAL,
                    name(c),
                    null,
                    text ? OpenEnum.of(ConvertedType.UTF8) : null,
                    null,
                    null,
                    null,
                    text ? LogicalType.string() : null));
        }
        List<RowGroup> rowGroups = new ArrayList<>();
        for (int g = 0; g < rowGroupCount; g++) {
            rowGroups.add(rowGroup(g));
        }
        return new FileMetaData(
                1,
                schema,
                ROWS_PER_ROW_GROUP * rowGroupCount,
                rowGroups,
                List.of(new KeyValue("pipeline", "features-2026-11")),
                "parquet-mr version 1.18.0 (build 1234567890abcdef1234567890abcdef12345678)",
                Collections.nCopies(columns, new ColumnOrder.TypeDefinedOrder()),
                null,
                null);
    }

    private RowGroup rowGroup(int ordinal) {
        long start = position;
        long uncompressed = 0;
        List<ColumnChunk> chunks = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            ColumnMetaData column = column(c);
            uncompressed += column.totalUncompressedSize();
            chunks.add(new ColumnChunk(
                    null, 0, column, 8_000_000_000L + 40L * c, 31, 7_000_000_000L + 60L * c, 52, null, null));
        }
        return new RowGroup(chunks, uncompressed, ROWS_PER_ROW_GROUP, null, start, position - start, (short) ordinal);
    }

    private ColumnMetaData column(int c) {
        int compressed = 50_000 + random.nextInt(400_000);
        long dictionary = position;
        long data = position + 1_000 + random.nextInt(20_000);
        position += compressed;
        long nulls = random.nextInt(5_000);
        return new ColumnMetaData(
                type(c),
                ENCODINGS,
                List.of(name(c)),
                OpenEnum.of(CompressionCodec.ZSTD),
                ROWS_PER_ROW_GROUP,
                compressed * 2L,
                compressed,
                null,
                data,
                null,
                dictionary,
                statistics(type(c), nulls),
                List.of(
                        new PageEncodingStats(OpenEnum.of(PageType.DICTIONARY_PAGE), OpenEnum.of(Encoding.PLAIN), 1),
                        new PageEncodingStats(
                                OpenEnum.of(PageType.DATA_PAGE), OpenEnum.of(Encoding.RLE_DICTIONARY), 5)),
                null,
                null,
                new SizeStatistics(
                        type(c) == PhysicalType.BYTE_ARRAY ? compressed * 3L : null,
                        List.of(),
                        List.of(nulls, ROWS_PER_ROW_GROUP - nulls)),
                null);
    }

    private Statistics statistics(PhysicalType type, long nulls) {
        Binary first = bound(type);
        Binary second = bound(type);
        boolean ascending = first.compareTo(second) <= 0;
        return new Statistics(
                null, null, nulls, null, ascending ? second : first, ascending ? first : second, true, true, null);
    }

    private Binary bound(PhysicalType type) {
        return switch (type) {
            case INT32 -> fixed(ByteBuffer.allocate(4), b -> b.putInt(random.nextInt(1_000_000)));
            case INT64 -> fixed(ByteBuffer.allocate(8), b -> b.putLong(random.nextLong() >>> 20));
            case DOUBLE -> fixed(ByteBuffer.allocate(8), b -> b.putDouble(random.nextDouble() * 1000));
            case BYTE_ARRAY -> Binary.utf8("customer-" + random.nextInt(1_000_000_000));
            default -> throw new IllegalArgumentException(type + " is not in the table");
        };
    }

    private static Binary fixed(ByteBuffer buffer, UnaryOperator<ByteBuffer> value) {
        return Binary.of(value.apply(buffer.order(ByteOrder.LITTLE_ENDIAN)).array());
    }

    private static PhysicalType type(int column) {
        return TYPES.get(column % TYPES.size());
    }

    private static String name(int column) {
        return String.format(Locale.ROOT, "feature_%05d_mean", column);
    }
}
