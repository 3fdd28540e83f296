// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import org.jspecify.annotations.Nullable;

/** The fields without which a struct is not one, and their names for the message. */
final class RequiredFields {

    private final String struct;
    private final @Nullable String[] names = new @Nullable String[Long.SIZE];
    private long mask;

    private RequiredFields(String struct) {
        this.struct = struct;
    }

    static RequiredFields of(String struct) {
        return new RequiredFields(struct);
    }

    RequiredFields with(int field, String name) {
        int id = FieldType.id(field);
        names[id] = name;
        mask |= 1L << id;
        return this;
    }

    /** The name of a required field whose bit is not in {@code seen}, or null if all are. */
    @Nullable
    String missing(long seen) {
        long missing = mask & ~seen;
        if (missing == 0) {
            return null;
        }
        int id = Long.numberOfTrailingZeros(missing);
        return struct + "." + names[id] + " (field " + id + ")";
    }
}
