// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.ColumnCryptoMetaData;
import dev.inlay.format.ColumnCryptoMetaData.EncryptionWithColumnKey;
import dev.inlay.format.ColumnCryptoMetaData.EncryptionWithFooterKey;
import dev.inlay.format.ColumnCryptoMetaData.Unrecognized;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link ColumnCryptoMetaData}, a union. */
final class ColumnCryptoMetaDataThrift {

    private static final int ENCRYPTION_WITH_FOOTER_KEY = 1;
    private static final int ENCRYPTION_WITH_COLUMN_KEY = 2;

    private ColumnCryptoMetaDataThrift() {}

    static void write(ThriftWriter out, ColumnCryptoMetaData crypto) {
        out.beginStruct();
        if (crypto instanceof EncryptionWithFooterKey) {
            out.emptyStruct(ENCRYPTION_WITH_FOOTER_KEY);
        } else if (crypto instanceof EncryptionWithColumnKey columnKey) {
            out.struct(ENCRYPTION_WITH_COLUMN_KEY, columnKey, EncryptionWithColumnKeyThrift::write);
        } else if (crypto instanceof Unrecognized unrecognized) {
            out.unrecognizedMember(unrecognized.id(), unrecognized.content());
        }
        out.endStruct();
    }

    static ColumnCryptoMetaData read(ThriftReader in) throws MalformedDataException {
        return in.union(ColumnCryptoMetaDataThrift::readMember, Unrecognized::new);
    }

    private static @Nullable ColumnCryptoMetaData readMember(ThriftReader in, int id) throws MalformedDataException {
        return switch (id) {
            case ENCRYPTION_WITH_FOOTER_KEY -> {
                in.skip();
                yield new EncryptionWithFooterKey();
            }
            case ENCRYPTION_WITH_COLUMN_KEY -> EncryptionWithColumnKeyThrift.read(in);
            default -> {
                in.skip();
                yield null;
            }
        };
    }
}
