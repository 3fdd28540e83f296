// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which key a column chunk is encrypted with ({@code ColumnCryptoMetaData}, a union, in parquet.thrift; Encryption.md). */
public sealed interface ColumnCryptoMetaData {

    /** The footer's. */
    record EncryptionWithFooterKey() implements ColumnCryptoMetaData {}

    /**
     * The column's own.
     *
     * @param pathInSchema field names from below the root to the leaf: needed where the column's metadata is encrypted too.
     *     Empty if the file leaves it out
     * @param keyMetadata from which a reader finds the key; null if absent
     */
    record EncryptionWithColumnKey(
            List<String> pathInSchema, @Nullable Binary keyMetadata) implements ColumnCryptoMetaData {

        public EncryptionWithColumnKey {
            pathInSchema = List.copyOf(pathInSchema);
        }
    }

    /**
     * A member of the union that this version does not know.
     *
     * @param id the member's field id; 0 if the union has no member
     * @param content the member's struct as Thrift compact bytes, stop byte included; empty if the union has no member
     */
    record Unrecognized(int id, Binary content) implements ColumnCryptoMetaData {}
}
