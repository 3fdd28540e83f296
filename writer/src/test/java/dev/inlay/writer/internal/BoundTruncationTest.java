// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows T08 and T09. */
class BoundTruncationTest {

    @ParameterizedTest
    @CsvSource({
        "Alice Johnson, 2, Al, Am",
        "Kevin, 5, Kevin, Kevin",
        "Kevin, 4, Kevi, Kevj",
        "aé, 2, a, b", // é has two bytes and is not cut in half
        "aaÿ, 3, aa, ab",
        "ÿÿ, 2, ÿ, Ā", // U+00FF is followed by U+0100
        "z\u007fz, 2, z\u007f, {", // the successor of U+007F has two bytes and does not fit: the one before is raised
        "\ud7ffx, 3, \ud7ff, \ue000", // surrogates are no code points
        "a\udbff\udfffx, 5, a\udbff\udfff, b", // nothing follows U+10FFFF
    })
    void textIsCutAtCodePoints(String value, int maxLength, String lower, String upper) {
        assertThat(BoundTruncation.lower(utf8(value), maxLength, true))
                .isEqualTo(new Bound(Binary.utf8(lower), lower.equals(value)));
        assertThat(BoundTruncation.upper(utf8(value), maxLength, true))
                .isEqualTo(new Bound(Binary.utf8(upper), upper.equals(value)));
    }

    @Test
    void textWithoutASuccessorStaysWhole() {
        String value = "\udbff\udfff\udbff\udfff";
        assertThat(BoundTruncation.upper(utf8(value), 5, true)).isEqualTo(new Bound(Binary.utf8(value), true));
        assertThat(BoundTruncation.lower(utf8(value), 5, true))
                .isEqualTo(new Bound(Binary.utf8("\udbff\udfff"), false));
    }

    @Test
    void textWhoseFirstCodePointDoesNotFit() {
        String value = "🚀Kevin Bacon";
        assertThat(BoundTruncation.lower(utf8(value), 1, true)).isEqualTo(new Bound(Binary.EMPTY, false));
        assertThat(BoundTruncation.upper(utf8(value), 1, true)).isEqualTo(new Bound(Binary.utf8(value), true));
    }

    @Test
    void bytesAreRaisedAtTheLastThatCanBe() {
        byte[] value = {1, (byte) 0xff, (byte) 0xff, 7};
        assertThat(BoundTruncation.upper(value, 3, false)).isEqualTo(new Bound(Binary.of((byte) 2), false));
        assertThat(BoundTruncation.lower(value, 3, false))
                .isEqualTo(new Bound(Binary.of((byte) 1, (byte) 0xff, (byte) 0xff), false));
    }

    @Test
    void bytesWithoutASuccessorStayWhole() {
        byte[] value = {(byte) 0xff, (byte) 0xff, 1, 2};
        assertThat(BoundTruncation.upper(value, 2, false)).isEqualTo(new Bound(Binary.of(value), true));
    }

    @Property
    void boundsEncloseTheirValue(
            @ForAll @Size(max = 6) byte[] value, @ForAll @IntRange(min = 1, max = 6) int maxLength) {
        assertEncloses(value, maxLength, false);
    }

    @Property
    void boundsOfTextEncloseItAndAreText(
            @ForAll @StringLength(max = 4) String text, @ForAll @IntRange(min = 1, max = 9) int maxLength) {
        byte[] value = utf8(text); // an unpaired surrogate becomes a question mark
        assertEncloses(value, maxLength, true);
        Binary upper = BoundTruncation.upper(value, maxLength, true).value();
        Binary lower = BoundTruncation.lower(value, maxLength, true).value();
        assertThat(Utf8.isValid(upper.toArray(), 0, upper.length())).isTrue();
        assertThat(Utf8.isValid(lower.toArray(), 0, lower.length())).isTrue();
    }

    private static void assertEncloses(byte[] value, int maxLength, boolean text) {
        Bound lower = BoundTruncation.lower(value, maxLength, text);
        Bound upper = BoundTruncation.upper(value, maxLength, text);
        assertThat(lower.value()).isLessThanOrEqualTo(Binary.of(value));
        assertThat(upper.value()).isGreaterThanOrEqualTo(Binary.of(value));
        assertThat(lower.exact()).isEqualTo(lower.value().equals(Binary.of(value)));
        assertThat(upper.exact()).isEqualTo(upper.value().equals(Binary.of(value)));
        assertThat(lower.value().length()).isLessThanOrEqualTo(maxLength);
        if (!upper.exact()) {
            assertThat(upper.value().length()).isLessThanOrEqualTo(maxLength);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
