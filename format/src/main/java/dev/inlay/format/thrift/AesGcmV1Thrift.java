// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.BOOL;

import dev.inlay.format.Binary;
import dev.inlay.format.EncryptionAlgorithm.AesGcmV1;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link AesGcmV1}. */
final class AesGcmV1Thrift {

    private static final int AAD_PREFIX = BINARY | 1;
    private static final int AAD_FILE_UNIQUE = BINARY | 2;
    private static final int SUPPLY_AAD_PREFIX = BOOL | 3;

    private AesGcmV1Thrift() {}

    static void write(ThriftWriter out, AesGcmV1 algorithm) {
        out.beginStruct();
        out.binary(AAD_PREFIX, algorithm.aadPrefix());
        out.binary(AAD_FILE_UNIQUE, algorithm.aadFileUnique());
        out.bool(SUPPLY_AAD_PREFIX, algorithm.supplyAadPrefix());
        out.endStruct();
    }

    static AesGcmV1 read(ThriftReader in) throws MalformedDataException {
        @Nullable Binary aadPrefix = null;
        @Nullable Binary aadFileUnique = null;
        @Nullable Boolean supplyAadPrefix = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case AAD_PREFIX -> aadPrefix = in.binary();
                case AAD_FILE_UNIQUE -> aadFileUnique = in.binary();
                case SUPPLY_AAD_PREFIX -> supplyAadPrefix = in.bool();
                default -> in.skip();
            }
        }
        in.endStruct();
        return new AesGcmV1(aadPrefix, aadFileUnique, supplyAadPrefix);
    }
}
