// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BOOL;
import static dev.inlay.format.thrift.FieldType.I32;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.SortingColumn;

/** {@link SortingColumn}. */
final class SortingColumnThrift {

    private static final int COLUMN_IDX = I32 | 1;
    private static final int DESCENDING = BOOL | 2;
    private static final int NULLS_FIRST = BOOL | 3;

    private static final RequiredFields REQUIRED = RequiredFields.of("SortingColumn")
            .with(COLUMN_IDX, "column_idx")
            .with(DESCENDING, "descending")
            .with(NULLS_FIRST, "nulls_first");

    private SortingColumnThrift() {}

    static void write(ThriftWriter out, SortingColumn column) {
        out.beginStruct();
        out.i32(COLUMN_IDX, column.columnIdx());
        out.bool(DESCENDING, column.descending());
        out.bool(NULLS_FIRST, column.nullsFirst());
        out.endStruct();
    }

    static SortingColumn read(ThriftReader in) throws MalformedDataException {
        int columnIdx = 0;
        boolean descending = false;
        boolean nullsFirst = false;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case COLUMN_IDX -> columnIdx = in.i32();
                case DESCENDING -> descending = in.bool();
                case NULLS_FIRST -> nullsFirst = in.bool();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new SortingColumn(columnIdx, descending, nullsFirst);
    }
}
