// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.bloom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHash64Test {

    @ParameterizedTest
    @CsvSource({
        "'', EF46DB3751D8E999",
        "hello, 26C7827D889F6DA3",
        "parquet, 3C9D29275C52E429",
        "bloom, 50C8FB9E62DBC53C",
        "filter, 2A5736CDFCD7A9A1"
    })
    void text(String text, String hash) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(XxHash64.hash(bytes, 0, bytes.length)).isEqualTo(Long.parseUnsignedLong(hash, 16));
    }

    @Test
    void integers() {
        assertThat(XxHash64.hash(1)).isEqualTo(0xF42F94001FCB5351L);
        assertThat(XxHash64.hash(1L)).isEqualTo(0x9F29CB17A2A49995L);
    }

    @Test
    void oneWholeStripe() {
        byte[] bytes = new byte[40];
        for (int i = 0; i < 32; i++) {
            bytes[i + 3] = (byte) i;
        }

        assertThat(XxHash64.hash(bytes, 3, 32)).isEqualTo(0xCBF59C5116FF32B4L);
    }

    @Property(tries = 200, seed = "4711")
    void anIntegerHashesLikeItsBytes(@ForAll int narrow, @ForAll long wide) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (wide >>> 8 * i);
        }
        assertThat(XxHash64.hash(wide)).isEqualTo(XxHash64.hash(bytes, 0, 8));
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (narrow >>> 8 * i);
        }
        assertThat(XxHash64.hash(narrow)).isEqualTo(XxHash64.hash(bytes, 0, 4));
    }
}
