// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** CRC32C as S3 writes it, and of two neighbours together. */
final class Crc32c {

    /** The polynomial of CRC-32C, bits reversed. */
    private static final int POLYNOMIAL = 0x82F63B78;

    private Crc32c() {}

    static int of(Content content) {
        CRC32C crc = new CRC32C();
        content.update(crc);
        return (int) crc.getValue();
    }

    /** Base64 of the four bytes, the highest first. */
    static String text(int crc) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(4).putInt(crc).array());
    }

    /**
     * The CRC of two pieces one after the other. Appending {@code length} zero bytes multiplies the first CRC by x^(8 length) modulo the
     * polynomial; the two conditionings by 0xFFFFFFFF cancel out.
     */
    static int combined(int first, int second, long length) {
        int power = 1 << 31; // x^0 in reversed bits
        int square = 1 << 23; // x^8
        for (long n = length; n != 0; n >>>= 1) {
            if ((n & 1) != 0) {
                power = product(power, square);
            }
            square = product(square, square);
        }
        return product(first, power) ^ second;
    }

    private static int product(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = 31; bit >= 0; bit--) {
            if ((a >>> bit & 1) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
