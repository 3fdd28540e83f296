// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.LIST;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.PageLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link OffsetIndex}. */
public final class OffsetIndexThrift {

    private static final int PAGE_LOCATIONS = LIST | 1;
    private static final int UNENCODED_BYTE_ARRAY_DATA_BYTES = LIST | 2;

    private static final RequiredFields REQUIRED =
            RequiredFields.of("OffsetIndex").with(PAGE_LOCATIONS, "page_locations");

    private OffsetIndexThrift() {}

    public static void write(ThriftWriter out, OffsetIndex index) {
        out.beginStruct();
        out.structList(PAGE_LOCATIONS, index.pageLocations(), PageLocationThrift::write);
        out.i64List(UNENCODED_BYTE_ARRAY_DATA_BYTES, index.unencodedByteArrayDataBytes());
        out.endStruct();
    }

    public static OffsetIndex read(ThriftReader in) throws MalformedDataException {
        List<PageLocation> pageLocations = List.of();
        @Nullable List<Long> unencodedByteArrayDataBytes = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case PAGE_LOCATIONS -> pageLocations = in.structList(PageLocationThrift::read);
                case UNENCODED_BYTE_ARRAY_DATA_BYTES -> unencodedByteArrayDataBytes = in.i64List();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new OffsetIndex(pageLocations, unencodedByteArrayDataBytes);
    }
}
