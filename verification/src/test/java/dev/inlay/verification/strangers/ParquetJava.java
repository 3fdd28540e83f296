// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** parquet-java as a reader: without Hadoop's file systems and configuration, page checksums verified. Flat schemas only. */
final class ParquetJava {

    private ParquetJava() {}

    /** A column as parquet-java reads it; the values are {@link Canonical} texts, null for a null. */
    record Column(String name, boolean isFloat, boolean isText, List<String> values) {}

    /**
     * The values of a file.
     *
     * @throws IOException if parquet-java refuses the file; its unchecked exceptions are passed on as they are
     */
    static List<Column> read(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            List<Column> columns = new ArrayList<>();
            for (ColumnDescriptor descriptor : schema.getColumns()) {
                PrimitiveType type = descriptor.getPrimitiveType();
                columns.add(new Column(
                        String.join(".", descriptor.getPath()),
                        type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
                                || type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE,
                        type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation,
                        new ArrayList<>()));
            }
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                        pages,
                        new DummyRecordConverter(schema).getRootConverter(),
                        schema,
                        reader.getFileMetaData().getCreatedBy());
                for (int i = 0; i < columns.size(); i++) {
                    ColumnDescriptor descriptor = schema.getColumns().get(i);
                    readChunk(
                            store.getColumnReader(descriptor),
                            pages.getRowCount(),
                            columns.get(i).values());
                }
            }
            return columns;
        }
    }

    /**
     * Of each leaf all level entries of a file: repetition level, definition level and, where there is one, the value, as
     * {@code 0 3 value}.
     */
    static List<List<String>> entries(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            List<List<String>> leaves = new ArrayList<>();
            schema.getColumns().forEach(column -> leaves.add(new ArrayList<>()));
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                        pages,
                        new DummyRecordConverter(schema).getRootConverter(),
                        schema,
                        reader.getFileMetaData().getCreatedBy());
                for (int i = 0; i < leaves.size(); i++) {
                    readEntries(store.getColumnReader(schema.getColumns().get(i)), pages.getRowCount(), leaves.get(i));
                }
            }
            return leaves;
        }
    }

    private static void readEntries(ColumnReader reader, long rows, List<String> into) {
        PrimitiveType type = reader.getDescriptor().getPrimitiveType();
        for (long row = 0; row < rows; row++) {
            do {
                int definition = reader.getCurrentDefinitionLevel();
                String levels = reader.getCurrentRepetitionLevel() + " " + definition;
                boolean present = definition == reader.getDescriptor().getMaxDefinitionLevel();
                into.add(present ? levels + " " + value(reader, type) : levels);
                reader.consume();
            } while (reader.getCurrentRepetitionLevel() > 0); // which is 0 at the end too
        }
    }

    /**
     * The pages of every column chunk, row group by row group and in the order of the columns: {@code "dictionary(3)
     * RLE_DICTIONARY(100) PLAIN(20)"}, in parentheses the number of values.
     */
    static List<List<String>> layout(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            List<ColumnDescriptor> columns =
                    reader.getFileMetaData().getSchema().getColumns();
            List<List<String>> rowGroups = new ArrayList<>();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                List<String> chunks = new ArrayList<>();
                for (ColumnDescriptor column : columns) {
                    chunks.add(pagesOf(pages.getPageReader(column)));
                }
                rowGroups.add(chunks);
            }
            return rowGroups;
        }
    }

    /** The rows of a file, nested or not, as parquet-java's example records print themselves. */
    static List<String> rows(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            List<String> rows = new ArrayList<>();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    rows.add(records.read().toString());
                }
            }
            return rows;
        }
    }

    private static ParquetFileReader open(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification(true)
                .build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }

    private static String pagesOf(PageReader reader) {
        List<String> pages = new ArrayList<>();
        DictionaryPage dictionary = reader.readDictionaryPage();
        if (dictionary != null) {
            pages.add("dictionary(" + dictionary.getDictionarySize() + ")");
        }
        for (DataPage page = reader.readPage(); page != null; page = reader.readPage()) {
            String encoding = page.accept(new DataPage.Visitor<String>() {
                @Override
                public String visit(DataPageV1 v1) {
                    return v1.getValueEncoding().name();
                }

                @Override
                public String visit(DataPageV2 v2) {
                    return v2.getDataEncoding().name().toLowerCase(Locale.ROOT) + " in V2";
                }
            });
            pages.add(encoding + "(" + page.getValueCount() + ")");
        }
        return String.join(" ", pages);
    }

    private static void readChunk(ColumnReader reader, long rows, List<String> into) {
        PrimitiveType type = reader.getDescriptor().getPrimitiveType();
        int maxDefinitionLevel = reader.getDescriptor().getMaxDefinitionLevel();
        for (long row = 0; row < rows; row++) {
            boolean present = reader.getCurrentDefinitionLevel() == maxDefinitionLevel;
            into.add(present ? value(reader, type) : null);
            reader.consume();
        }
    }

    private static String value(ColumnReader reader, PrimitiveType type) {
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        boolean unsigned = annotation instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Canonical.of(reader.getBoolean());
            case INT32 -> Canonical.of(reader.getInteger(), unsigned);
            case INT64 -> Canonical.of(reader.getLong(), unsigned);
            case FLOAT -> Canonical.of(reader.getFloat());
            case DOUBLE -> Canonical.of(reader.getDouble());
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> bytes(reader.getBinary().getBytes(), annotation);
        };
    }

    private static String bytes(byte[] bytes, LogicalTypeAnnotation annotation) {
        if (annotation instanceof DecimalLogicalTypeAnnotation) {
            return Canonical.ofDecimal(bytes);
        }
        return annotation instanceof Float16LogicalTypeAnnotation ? Canonical.ofFloat16(bytes) : Canonical.of(bytes);
    }
}
