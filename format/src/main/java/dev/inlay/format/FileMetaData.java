// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The footer: what the file holds and where ({@code FileMetaData} in parquet.thrift).
 *
 * @param version 1 or 2, which mean the same (F05): neither page versions nor encodings follow from it; writers write 1
 * @param schema the schema tree, depth first, the root first
 * @param numRows rows in the file. Some writers leave 0: the row groups' own counts are what holds (F07)
 * @param rowGroups in the order of their rows; a file may have none
 * @param keyValueMetadata what the application had to say; keys may repeat, their order is kept; null if absent
 * @param createdBy {@code <application> version <semver> (build <hash>)} by convention, free text in practice; null if absent
 * @param columnOrders how bounds compare, one entry for each leaf; null if absent, and then {@link Statistics#minValue} and
 *     {@link Statistics#maxValue} have no meaning (T02)
 * @param encryptionAlgorithm set only where the footer is plain and some columns are encrypted
 * @param footerSigningKeyMetadata from which a reader finds the key of the footer's signature; set as above
 */
public record FileMetaData(
        int version,
        List<SchemaElement> schema,
        long numRows,
        List<RowGroup> rowGroups,
        @Nullable List<KeyValue> keyValueMetadata,
        @Nullable String createdBy,
        @Nullable List<ColumnOrder> columnOrders,
        @Nullable EncryptionAlgorithm encryptionAlgorithm,
        @Nullable Binary footerSigningKeyMetadata) {

    public FileMetaData {
        schema = List.copyOf(schema);
        rowGroups = List.copyOf(rowGroups);
        keyValueMetadata = keyValueMetadata == null ? null : List.copyOf(keyValueMetadata);
        columnOrders = columnOrders == null ? null : List.copyOf(columnOrders);
    }
}
