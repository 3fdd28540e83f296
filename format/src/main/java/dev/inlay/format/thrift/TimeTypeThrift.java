// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BOOL;
import static dev.inlay.format.thrift.FieldType.STRUCT;

import dev.inlay.format.LogicalType.TimeType;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@link TimeType}. */
final class TimeTypeThrift {

    private static final int IS_ADJUSTED_TO_UTC = BOOL | 1;
    private static final int UNIT = STRUCT | 2;

    private static final RequiredFields REQUIRED = RequiredFields.of("TimeType")
            .with(IS_ADJUSTED_TO_UTC, "isAdjustedToUTC")
            .with(UNIT, "unit");

    private TimeTypeThrift() {}

    static void write(ThriftWriter out, TimeType type) {
        out.beginStruct();
        out.bool(IS_ADJUSTED_TO_UTC, type.isAdjustedToUtc());
        out.emptyUnion(UNIT, OpenEnum.of(type.unit()));
        out.endStruct();
    }

    /** Null if the unit is unknown. */
    static @Nullable TimeType read(ThriftReader in) throws MalformedDataException {
        boolean isAdjustedToUtc = false;
        @Nullable TimeUnit unit = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case IS_ADJUSTED_TO_UTC -> isAdjustedToUtc = in.bool();
                case UNIT -> unit = in.emptyUnion(TimeUnit.class).known();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return unit == null ? null : new TimeType(isAdjustedToUtc, unit);
    }
}
