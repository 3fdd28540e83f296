// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.I64;
import static dev.inlay.format.thrift.FieldType.LIST;
import static dev.inlay.format.thrift.FieldType.STRUCT;

import dev.inlay.format.Binary;
import dev.inlay.format.ColumnOrder;
import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.KeyValue;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.RowGroup;
import dev.inlay.format.SchemaElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link FileMetaData}: the footer. */
public final class FileMetaDataThrift {

    private static final int VERSION = I32 | 1;
    private static final int SCHEMA = LIST | 2;
    private static final int NUM_ROWS = I64 | 3;
    private static final int ROW_GROUPS = LIST | 4;
    private static final int KEY_VALUE_METADATA = LIST | 5;
    private static final int CREATED_BY = BINARY | 6;
    private static final int COLUMN_ORDERS = LIST | 7;
    private static final int ENCRYPTION_ALGORITHM = STRUCT | 8;
    private static final int FOOTER_SIGNING_KEY_METADATA = BINARY | 9;

    private static final RequiredFields REQUIRED = RequiredFields.of("FileMetaData")
            .with(VERSION, "version")
            .with(SCHEMA, "schema")
            .with(NUM_ROWS, "num_rows")
            .with(ROW_GROUPS, "row_groups");

    private FileMetaDataThrift() {}

    public static void write(ThriftWriter out, FileMetaData file) {
        out.beginStruct();
        out.i32(VERSION, file.version());
        out.structList(SCHEMA, file.schema(), SchemaElementThrift::write);
        out.i64(NUM_ROWS, file.numRows());
        out.structList(ROW_GROUPS, file.rowGroups(), RowGroupThrift::write);
        out.structList(KEY_VALUE_METADATA, file.keyValueMetadata(), KeyValueThrift::write);
        out.string(CREATED_BY, file.createdBy());
        out.structList(COLUMN_ORDERS, file.columnOrders(), ColumnOrderThrift::write);
        out.struct(ENCRYPTION_ALGORITHM, file.encryptionAlgorithm(), EncryptionAlgorithmThrift::write);
        out.binary(FOOTER_SIGNING_KEY_METADATA, file.footerSigningKeyMetadata());
        out.endStruct();
    }

    public static FileMetaData read(ThriftReader in) throws MalformedDataException {
        int version = 0;
        List<SchemaElement> schema = List.of();
        long numRows = 0;
        List<RowGroup> rowGroups = List.of();
        @Nullable List<KeyValue> keyValueMetadata = null;
        @Nullable String createdBy = null;
        @Nullable List<ColumnOrder> columnOrders = null;
        @Nullable EncryptionAlgorithm encryptionAlgorithm = null;
        @Nullable Binary footerSigningKeyMetadata = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case VERSION -> version = in.i32();
                case SCHEMA -> schema = in.structList(SchemaElementThrift::read);
                case NUM_ROWS -> numRows = in.i64();
                case ROW_GROUPS -> rowGroups = in.structList(RowGroupThrift::read);
                case KEY_VALUE_METADATA -> keyValueMetadata = in.structList(KeyValueThrift::read);
                case CREATED_BY -> createdBy = in.string();
                case COLUMN_ORDERS -> columnOrders = in.structList(ColumnOrderThrift::read);
                case ENCRYPTION_ALGORITHM -> encryptionAlgorithm = in.struct(EncryptionAlgorithmThrift::read);
                case FOOTER_SIGNING_KEY_METADATA -> footerSigningKeyMetadata = in.binary();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new FileMetaData(
                version,
                schema,
                numRows,
                rowGroups,
                keyValueMetadata,
                createdBy,
                columnOrders,
                encryptionAlgorithm,
                footerSigningKeyMetadata);
    }
}
