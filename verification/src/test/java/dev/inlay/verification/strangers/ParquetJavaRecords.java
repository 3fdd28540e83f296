// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Whole records by parquet-java's own assembly, in the form of {@link NestedFile}. */
final class ParquetJavaRecords {

    private ParquetJavaRecords() {}

    static List<List<Object>> read(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification(true)
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            List<List<Object>> records = new ArrayList<>();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> assembly = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    records.add(fields(assembly.read(), schema));
                }
            }
            return records;
        }
    }

    private static List<Object> fields(Group group, GroupType type) {
        List<Object> fields = new ArrayList<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            fields.add(field(group, i, type.getType(i)));
        }
        return fields;
    }

    private static @Nullable Object field(Group group, int index, Type type) {
        int count = group.getFieldRepetitionCount(index);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                elements.add(value(group, index, i, type));
            }
            return elements;
        }
        return count == 0 ? null : value(group, index, 0, type);
    }

    private static Object value(Group group, int index, int occurrence, Type type) {
        if (type.isPrimitive()) {
            return leaf(group, index, occurrence, type.asPrimitiveType());
        }
        List<Object> fields = fields(group.getGroup(index, occurrence), type.asGroupType());
        if (type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation) {
            return fields.get(0);
        }
        if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
            List<Object> elements = new ArrayList<>();
            ((List<?>) fields.get(0)).forEach(middle -> elements.add(((List<?>) middle).get(0)));
            return elements;
        }
        return fields;
    }

    private static Object leaf(Group group, int index, int occurrence, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> group.getBoolean(index, occurrence);
            case INT32 -> (long) group.getInteger(index, occurrence);
            case INT64 -> group.getLong(index, occurrence);
            case DOUBLE -> HexFormat.of().toHexDigits(Double.doubleToRawLongBits(group.getDouble(index, occurrence)));
            case BINARY ->
                type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation
                        ? group.getString(index, occurrence)
                        : "0x"
                                + HexFormat.of()
                                        .formatHex(group.getBinary(index, occurrence)
                                                .getBytes());
            case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw new AssertionError(type + " is in no nested file");
        };
    }
}
