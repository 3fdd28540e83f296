// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.PageLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link OffsetIndex}. */
public final class OffsetIndexThrift {

    private static final int PAGE_LOCATIONS = 1;
    private static final int UNENCODED_BYTE_ARRAY_DATA_BYTES = 2;

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
            switch (in.fieldId()) {
                case PAGE_LOCATIONS -> pageLocations = in.structList(PageLocationThrift::read);
                case UNENCODED_BYTE_ARRAY_DATA_BYTES -> unencodedByteArrayDataBytes = in.i64List();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new OffsetIndex(pageLocations, unencodedByteArrayDataBytes);
    }
}
