// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.I64;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PageLocation;

/** {@link PageLocation}. */
final class PageLocationThrift {

    private static final int OFFSET = I64 | 1;
    private static final int COMPRESSED_PAGE_SIZE = I32 | 2;
    private static final int FIRST_ROW_INDEX = I64 | 3;

    private static final RequiredFields REQUIRED = RequiredFields.of("PageLocation")
            .with(OFFSET, "offset")
            .with(COMPRESSED_PAGE_SIZE, "compressed_page_size")
            .with(FIRST_ROW_INDEX, "first_row_index");

    private PageLocationThrift() {}

    static void write(ThriftWriter out, PageLocation location) {
        out.beginStruct();
        out.i64(OFFSET, location.offset());
        out.i32(COMPRESSED_PAGE_SIZE, location.compressedPageSize());
        out.i64(FIRST_ROW_INDEX, location.firstRowIndex());
        out.endStruct();
    }

    static PageLocation read(ThriftReader in) throws MalformedDataException {
        long offset = 0;
        int compressedPageSize = 0;
        long firstRowIndex = 0;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case OFFSET -> offset = in.i64();
                case COMPRESSED_PAGE_SIZE -> compressedPageSize = in.i32();
                case FIRST_ROW_INDEX -> firstRowIndex = in.i64();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new PageLocation(offset, compressedPageSize, firstRowIndex);
    }
}
