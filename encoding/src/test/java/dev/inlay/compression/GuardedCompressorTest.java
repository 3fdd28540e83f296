// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.CompressionCodec;
import org.junit.jupiter.api.Test;

class GuardedCompressorTest {

    /** Says that {@code made} bytes came of whatever it was given. */
    private record Saying(int made) implements Compressor {

        @Override
        public CompressionCodec codec() {
            return CompressionCodec.SNAPPY;
        }

        @Override
        public int maxCompressedLength(int n) {
            return n + 10;
        }

        @Override
        public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
            return made;
        }

        @Override
        public void close() {}
    }

    private static int compress(int made, int length) {
        return new GuardedCompressor(new Saying(made)).compress(new byte[length], 0, length, new byte[1000], 0);
    }

    @Test
    void whatALengthCanBe() {
        assertThat(compress(1, 100)).isEqualTo(1);
        assertThat(compress(110, 100)).isEqualTo(110);
        assertThat(compress(0, 0)).isZero();
        assertThat(compress(10, 0)).isEqualTo(10);
    }

    @Test
    void whatItCannotBe() {
        for (int made : new int[] {-1, Integer.MIN_VALUE, 0, 111, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> compress(made, 100))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("SNAPPY compressor says that 100 bytes became " + made
                            + ", which cannot be: they become 1 to 110");
        }
        assertThatThrownBy(() -> compress(11, 0)).isInstanceOf(IllegalStateException.class);
    }
}
