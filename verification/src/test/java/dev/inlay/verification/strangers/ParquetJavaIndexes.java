// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** What parquet-java makes of statistics and page indexes: its view of them, and the rows it finds with their help. */
final class ParquetJavaIndexes {

    private ParquetJavaIndexes() {}

    /**
     * A column chunk.
     *
     * @param columnIndex null if there is none, or parquet-java does not use it
     */
    record Chunk(ColumnChunkMetaData metaData, ColumnIndex columnIndex, OffsetIndex offsetIndex) {}

    /**
     * What was found by a filter.
     *
     * @param rows values of the column {@code row} in the rows that the filter keeps
     * @param looked rows that had to be looked at
     */
    record Found(List<Long> rows, long looked) {}

    /** By row group, then column. */
    static List<List<Chunk>> chunks(Path file) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            List<List<Chunk>> rowGroups = new ArrayList<>();
            for (BlockMetaData rowGroup : reader.getRowGroups()) {
                List<Chunk> chunks = new ArrayList<>();
                for (ColumnChunkMetaData column : rowGroup.getColumns()) {
                    chunks.add(new Chunk(column, reader.readColumnIndex(column), reader.readOffsetIndex(column)));
                }
                rowGroups.add(chunks);
            }
            return rowGroups;
        }
    }

    /**
     * Filters a file.
     *
     * @param column the field that the filter is about, the first on the way to it: the only one that is read, but for {@code row}
     * @param pushed whether row groups and pages may be left out by what is said of them; else every row is looked at
     */
    static Found find(Path file, String column, FilterPredicate predicate, boolean pushed) throws IOException {
        FilterCompat.Filter filter = FilterCompat.get(predicate);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withRecordFilter(filter)
                .useStatsFilter(pushed)
                .useDictionaryFilter(pushed)
                .useColumnIndexFilter(pushed)
                .useBloomFilter(pushed)
                .build();
        List<Long> rows = new ArrayList<>();
        long looked = 0;
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType whole = reader.getFileMetaData().getSchema();
            MessageType schema = new MessageType(whole.getName(), whole.getType("row"), whole.getType(column));
            reader.setRequestedSchema(schema);
            PageReadStore pages = next(reader, pushed);
            for (; pages != null; pages = next(reader, pushed)) {
                RecordReader<Group> records = new ColumnIOFactory(
                                reader.getFileMetaData().getCreatedBy())
                        .getColumnIO(schema, whole)
                        .getRecordReader(pages, new GroupRecordConverter(schema), filter);
                for (long i = 0; i < pages.getRowCount(); i++) {
                    Group row = records.read();
                    if (row != null && !records.shouldSkipCurrentRecord()) {
                        rows.add(row.getLong("row", 0));
                    }
                }
                looked += pages.getRowCount();
            }
        }
        return new Found(rows, looked);
    }

    private static PageReadStore next(ParquetFileReader reader, boolean pushed) throws IOException {
        return pushed ? reader.readNextFilteredRowGroup() : reader.readNextRowGroup();
    }
}
