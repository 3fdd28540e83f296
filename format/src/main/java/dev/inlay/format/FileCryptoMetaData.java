// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * What stands in clear before an encrypted footer ({@code FileCryptoMetaData} in parquet.thrift; Encryption.md).
 *
 * @param encryptionAlgorithm how the file's modules are encrypted
 * @param keyMetadata from which a reader finds the footer's key; null if absent
 */
public record FileCryptoMetaData(
        EncryptionAlgorithm encryptionAlgorithm, @Nullable Binary keyMetadata) {}
