// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How the store encrypts an object at rest. Without one it follows the bucket's default. */
public sealed interface S3Encryption {

    /** With keys that the store manages, SSE-S3. */
    record Managed() implements S3Encryption {}

    /**
     * With a key of the key management service, SSE-KMS. The object's ETag is then no hash of its bytes.
     *
     * @param keyId the key's id or ARN; null for the account's own S3 key
     * @param bucketKey whether one key a bucket, instead of one an object, is asked of the service
     */
    record Kms(@Nullable String keyId, boolean bucketKey) implements S3Encryption {}

    /**
     * With a key that the caller keeps, SSE-C: it comes along with every request that writes or reads the object, and without it nobody
     * can read the object again. Only over https.
     */
    final class CustomerKey implements S3Encryption {

        private static final int BYTES = 32;

        private final byte[] key;

        /**
         * An AES-256 key.
         *
         * @throws IllegalArgumentException if it has not 32 bytes
         */
        public CustomerKey(byte[] key) {
            if (key.length != BYTES) {
                throw new IllegalArgumentException("a customer's key has " + BYTES + " bytes, this one " + key.length);
            }
            this.key = key.clone();
        }

        /** {@code x-amz-server-side-encryption-customer-algorithm}. */
        public String algorithm() {
            return "AES256";
        }

        /** {@code x-amz-server-side-encryption-customer-key}: the key as Base64. */
        public String base64() {
            return Base64.getEncoder().encodeToString(key);
        }

        /** {@code x-amz-server-side-encryption-customer-key-MD5}: the MD5 of the key as Base64, against errors on the way. */
        public String md5() {
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("MD5").digest(key));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has MD5", e);
            }
        }

        /** Says nothing of the key. */
        @Override
        public String toString() {
            return "CustomerKey";
        }
    }
}
