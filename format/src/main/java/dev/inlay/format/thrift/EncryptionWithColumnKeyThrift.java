// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.LIST;

import dev.inlay.format.Binary;
import dev.inlay.format.ColumnCryptoMetaData.EncryptionWithColumnKey;
import dev.inlay.format.MalformedDataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EncryptionWithColumnKey}. That {@code path_in_schema} is there is required by the IDL, but not here: K11. */
final class EncryptionWithColumnKeyThrift {

    private static final int PATH_IN_SCHEMA = LIST | 1;
    private static final int KEY_METADATA = BINARY | 2;

    private EncryptionWithColumnKeyThrift() {}

    static void write(ThriftWriter out, EncryptionWithColumnKey columnKey) {
        out.beginStruct();
        out.stringList(PATH_IN_SCHEMA, columnKey.pathInSchema());
        out.binary(KEY_METADATA, columnKey.keyMetadata());
        out.endStruct();
    }

    static EncryptionWithColumnKey read(ThriftReader in) throws MalformedDataException {
        List<String> pathInSchema = List.of();
        @Nullable Binary keyMetadata = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case PATH_IN_SCHEMA -> pathInSchema = in.stringList();
                case KEY_METADATA -> keyMetadata = in.binary();
                default -> in.skip();
            }
        }
        in.endStruct();
        return new EncryptionWithColumnKey(pathInSchema, keyMetadata);
    }
}
