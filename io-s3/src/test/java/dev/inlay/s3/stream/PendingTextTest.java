// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTextTest {

    private static final PendingUpload FULL = new PendingUpload(
            new S3Location("lake", "a b/ü\n.parquet"),
            "2~Zb8 +/=",
            "token",
            List.of(
                    new PendingUpload.Part(1, "\"9b7d\"", 8 << 20, 0x1c291ca3),
                    new PendingUpload.Part(2, "\"00-1\"", 1L << 32, 0xfedcba98)),
            true,
            "\"d41d\"");

    @Test
    void isWrittenInLines() {
        assertThat(FULL.toText()).isEqualTo("""
                        inlay-pending-upload 1
                        object lake a+b%2F%C3%BC%0A.parquet
                        upload 2%7EZb8+%2B%2F%3D
                        token token
                        create-only
                        if-match %22d41d%22
                        part %229b7d%22 8388608 1c291ca3
                        part %2200-1%22 4294967296 fedcba98
                        end 2
                        """);
    }

    @Test
    void comesBack() {
        assertThat(PendingUpload.parse(FULL.toText())).isEqualTo(FULL);
        PendingUpload least =
                new PendingUpload(FULL.object(), "u", null, FULL.parts().subList(0, 1), false, null);
        assertThat(PendingUpload.parse(least.toText())).isEqualTo(least);
    }

    @Test
    void isRefusedUnlessWhole() {
        String text = FULL.toText();
        for (int length = 0; length < text.length() - 2; length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> PendingUpload.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong :
                List.of(text + "part x 1 1\n", text.replace("end 2", "end 3"), text.replace("token", "tok"))) {
            assertThatThrownBy(() -> PendingUpload.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PendingUpload.parse(text.replace("8388608", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasPartsInOrder() {
        assertThatThrownBy(() -> new PendingUpload(FULL.object(), "u", null, List.of(), false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new PendingUpload(FULL.object(), "u", null, FULL.parts().subList(1, 2), false, null))
                .hasMessageContaining("part 2 stands where part 1 belongs");
    }
}
