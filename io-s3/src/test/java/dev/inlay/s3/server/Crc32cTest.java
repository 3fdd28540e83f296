// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Crc32cTest {

    /** The check value of CRC-32C, RFC 3720's polynomial. */
    @Test
    void ofTheNineDigits() {
        assertThat(Crc32c.of(Content.of("123456789".getBytes(US_ASCII)))).isEqualTo(0xE3069283);
        assertThat(Crc32c.text(0xE3069283)).isEqualTo("4waSgw==");
    }

    @Test
    void ofTwoPiecesAnywhere() {
        byte[] digits = "123456789".getBytes(US_ASCII);
        for (int cut = 0; cut <= digits.length; cut++) {
            int first = Crc32c.of(Content.of(Arrays.copyOf(digits, cut)));
            int second = Crc32c.of(Content.of(Arrays.copyOfRange(digits, cut, digits.length)));
            assertThat(Crc32c.combined(first, second, digits.length - cut))
                    .as("cut at %d", cut)
                    .isEqualTo(0xE3069283);
        }
    }
}
