// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.ColumnOrder;
import dev.inlay.format.ColumnOrder.Ieee754TotalOrder;
import dev.inlay.format.ColumnOrder.Int96TimestampOrder;
import dev.inlay.format.ColumnOrder.TypeDefinedOrder;
import dev.inlay.format.ColumnOrder.Unrecognized;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link ColumnOrder}, a union of empty structs. */
final class ColumnOrderThrift {

    private static final int TYPE_ORDER = 1;
    private static final int IEEE_754_TOTAL_ORDER = 2;
    private static final int INT96_TIMESTAMP_ORDER = 3;

    private static final ColumnOrder TYPE_DEFINED = new TypeDefinedOrder();
    private static final ColumnOrder IEEE_754_TOTAL = new Ieee754TotalOrder();
    private static final ColumnOrder INT96_TIMESTAMP = new Int96TimestampOrder();

    private ColumnOrderThrift() {}

    static void write(ThriftWriter out, ColumnOrder order) {
        out.beginStruct();
        if (order instanceof TypeDefinedOrder) {
            out.emptyStruct(TYPE_ORDER);
        } else if (order instanceof Ieee754TotalOrder) {
            out.emptyStruct(IEEE_754_TOTAL_ORDER);
        } else if (order instanceof Int96TimestampOrder) {
            out.emptyStruct(INT96_TIMESTAMP_ORDER);
        } else if (order instanceof Unrecognized unrecognized) {
            out.unrecognizedMember(unrecognized.id(), unrecognized.content());
        }
        out.endStruct();
    }

    static ColumnOrder read(ThriftReader in) throws MalformedDataException {
        return in.union(ColumnOrderThrift::readMember, Unrecognized::new);
    }

    private static @Nullable ColumnOrder readMember(ThriftReader in, int id) throws MalformedDataException {
        in.skip();
        return switch (id) {
            case TYPE_ORDER -> TYPE_DEFINED;
            case IEEE_754_TOTAL_ORDER -> IEEE_754_TOTAL;
            case INT96_TIMESTAMP_ORDER -> INT96_TIMESTAMP;
            default -> null;
        };
    }
}
