// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/** How the modules of a file are encrypted ({@code EncryptionAlgorithm}, a union, in parquet.thrift; Encryption.md). */
public sealed interface EncryptionAlgorithm {

    /**
     * AES in GCM mode for every module ({@code AesGcmV1}).
     *
     * @param aadPrefix what all additional authenticated data begins with; null if it is not stored
     * @param aadFileUnique the random part of it, made for this file
     * @param supplyAadPrefix whether there is a prefix that is not stored and the reader must be given
     */
    record AesGcmV1(
            @Nullable Binary aadPrefix,
            @Nullable Binary aadFileUnique,
            @Nullable Boolean supplyAadPrefix) implements EncryptionAlgorithm {}

    /** AES in CTR mode for page bodies, in GCM mode for all else ({@code AesGcmCtrV1}); components as in {@link AesGcmV1}. */
    record AesGcmCtrV1(
            @Nullable Binary aadPrefix,
            @Nullable Binary aadFileUnique,
            @Nullable Boolean supplyAadPrefix) implements EncryptionAlgorithm {}

    /**
     * A member of the union that this version does not know.
     *
     * @param id the member's field id; 0 if the union has no member
     * @param content the member's struct as Thrift compact bytes, stop byte included; empty if the union has no member
     */
    record Unrecognized(int id, Binary content) implements EncryptionAlgorithm {}
}
