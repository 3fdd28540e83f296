// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueCheckTest {

    private static final PrimitiveNode BYTES =
            new PrimitiveNode("c", Repetition.OPTIONAL, PhysicalType.BYTE_ARRAY, 0, null, null);

    @Test
    void aValueThatFitsNoPage() {
        ValueCheck check = ValueCheck.of(BYTES, 10);
        BinaryVector vector = BinaryVector.of(new byte[10], null, new byte[11]);
        assertThat(check.misfit(vector, 0)).isEqualTo(2);
        assertThat(check.complaint(vector, 2)).isEqualTo("a value of 11 bytes; the most that fits a page is 10");
        assertThat(check.misfit(vector.slice(0, 2), 0)).isEqualTo(-1);
    }

    /** The largest value with its length and a level, and the header in front, however badly it compresses. */
    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void theLargestValueFitsAPageWithEveryCodec(CompressionCodec codec) {
        try (Compressor compressor = Codecs.standard().compressor(codec, null)) {
            assertThat(compressor.maxCompressedLength(ValueCheck.MAX_VALUE_BYTES + 1024))
                    .isBetween(ValueCheck.MAX_VALUE_BYTES, Integer.MAX_VALUE - 1024);
        }
    }
}
