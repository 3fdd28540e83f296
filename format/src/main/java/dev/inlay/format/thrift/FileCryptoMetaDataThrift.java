// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.STRUCT;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.Binary;
import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.FileCryptoMetaData;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link FileCryptoMetaData}: in clear before an encrypted footer. */
public final class FileCryptoMetaDataThrift {

    private static final int ENCRYPTION_ALGORITHM = STRUCT | 1;
    private static final int KEY_METADATA = BINARY | 2;

    private static final RequiredFields REQUIRED =
            RequiredFields.of("FileCryptoMetaData").with(ENCRYPTION_ALGORITHM, "encryption_algorithm");

    private FileCryptoMetaDataThrift() {}

    public static void write(ThriftWriter out, FileCryptoMetaData crypto) {
        out.beginStruct();
        out.struct(ENCRYPTION_ALGORITHM, crypto.encryptionAlgorithm(), EncryptionAlgorithmThrift::write);
        out.binary(KEY_METADATA, crypto.keyMetadata());
        out.endStruct();
    }

    public static FileCryptoMetaData read(ThriftReader in) throws MalformedDataException {
        @Nullable EncryptionAlgorithm encryptionAlgorithm = null;
        @Nullable Binary keyMetadata = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case ENCRYPTION_ALGORITHM -> encryptionAlgorithm = in.struct(EncryptionAlgorithmThrift::read);
                case KEY_METADATA -> keyMetadata = in.binary();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new FileCryptoMetaData(requireNonNull(encryptionAlgorithm), keyMetadata);
    }
}
