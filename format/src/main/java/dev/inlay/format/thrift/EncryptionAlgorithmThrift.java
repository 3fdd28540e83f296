// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.EncryptionAlgorithm.AesGcmCtrV1;
import dev.inlay.format.EncryptionAlgorithm.AesGcmV1;
import dev.inlay.format.EncryptionAlgorithm.Unrecognized;
import dev.inlay.format.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** {@link EncryptionAlgorithm}, a union. */
final class EncryptionAlgorithmThrift {

    private static final int AES_GCM_V1 = 1;
    private static final int AES_GCM_CTR_V1 = 2;

    private EncryptionAlgorithmThrift() {}

    static void write(ThriftWriter out, EncryptionAlgorithm algorithm) {
        out.beginStruct();
        if (algorithm instanceof AesGcmV1 gcm) {
            out.struct(AES_GCM_V1, gcm, AesGcmV1Thrift::write);
        } else if (algorithm instanceof AesGcmCtrV1 ctr) {
            out.struct(AES_GCM_CTR_V1, ctr, AesGcmCtrV1Thrift::write);
        } else if (algorithm instanceof Unrecognized unrecognized) {
            out.unrecognizedMember(unrecognized.id(), unrecognized.content());
        }
        out.endStruct();
    }

    static EncryptionAlgorithm read(ThriftReader in) throws MalformedDataException {
        return in.union(EncryptionAlgorithmThrift::readMember, Unrecognized::new);
    }

    private static @Nullable EncryptionAlgorithm readMember(ThriftReader in, int id) throws MalformedDataException {
        return switch (id) {
            case AES_GCM_V1 -> AesGcmV1Thrift.read(in);
            case AES_GCM_CTR_V1 -> AesGcmCtrV1Thrift.read(in);
            default -> {
                in.skip();
                yield null;
            }
        };
    }
}
