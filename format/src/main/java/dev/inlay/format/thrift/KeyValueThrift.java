// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;

import dev.inlay.format.KeyValue;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link KeyValue}. */
final class KeyValueThrift {

    private static final int KEY = BINARY | 1;
    private static final int VALUE = BINARY | 2;

    private static final RequiredFields REQUIRED = RequiredFields.of("KeyValue").with(KEY, "key");

    private KeyValueThrift() {}

    static void write(ThriftWriter out, KeyValue pair) {
        out.beginStruct();
        out.string(KEY, pair.key());
        out.string(VALUE, pair.value());
        out.endStruct();
    }

    static KeyValue read(ThriftReader in) throws MalformedDataException {
        String key = "";
        @Nullable String value = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case KEY -> key = in.string();
                case VALUE -> value = in.string();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new KeyValue(key, value);
    }
}
