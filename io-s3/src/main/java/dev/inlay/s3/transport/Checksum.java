// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A CRC32C as it stands in {@code x-amz-checksum-crc32c}: Base64 of four bytes, the highest first. {@code 0xe3069283 → 4waSgw==} */
public final class Checksum {

    private Checksum() {}

    /** The header's text. */
    public static String text(int crc32c) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Integer.BYTES).putInt(crc32c).array());
    }

    /** Whether {@code text}, which a store answered, is another checksum. A store that answers none does not disagree. */
    static boolean differs(@Nullable String text, int crc32c) {
        return text != null && !text.equals(text(crc32c));
    }

    /** The checksum in {@code text}; 0 if there is none, or one of another shape. */
    static int value(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == Integer.BYTES ? ByteBuffer.wrap(bytes).getInt() : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
