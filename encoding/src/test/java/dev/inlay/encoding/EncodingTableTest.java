// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTableTest {

    /** The table of Encodings.md, once more by hand; what is absent holds nothing. */
    private static final Map<Encoding, Set<PhysicalType>> MATRIX = Map.of(
            Encoding.PLAIN, Set.of(PhysicalType.values()),
            Encoding.PLAIN_DICTIONARY, Set.of(PhysicalType.values()),
            Encoding.RLE_DICTIONARY, Set.of(PhysicalType.values()),
            Encoding.RLE, Set.of(PhysicalType.BOOLEAN),
            Encoding.DELTA_BINARY_PACKED, Set.of(PhysicalType.INT32, PhysicalType.INT64),
            Encoding.DELTA_LENGTH_BYTE_ARRAY, Set.of(PhysicalType.BYTE_ARRAY),
            Encoding.DELTA_BYTE_ARRAY, Set.of(PhysicalType.BYTE_ARRAY, PhysicalType.FIXED_LEN_BYTE_ARRAY),
            Encoding.BYTE_STREAM_SPLIT,
                    Set.of(
                            PhysicalType.INT32,
                            PhysicalType.INT64,
                            PhysicalType.FLOAT,
                            PhysicalType.DOUBLE,
                            PhysicalType.FIXED_LEN_BYTE_ARRAY),
            Encoding.ALP, Set.of(PhysicalType.FLOAT, PhysicalType.DOUBLE));

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void allowsWhatTheSpecificationAllows(Encoding encoding) {
        for (PhysicalType type : PhysicalType.values()) {
            assertThat(EncodingTable.allows(encoding, type))
                    .as("%s of %s", encoding, type)
                    .isEqualTo(MATRIX.getOrDefault(encoding, Set.of()).contains(type));
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void makesAnEncoderOrSaysWhyNot(Encoding encoding) {
        for (PhysicalType type : PhysicalType.values()) {
            boolean written = EncodingTable.allows(encoding, type)
                    && encoding != Encoding.RLE_DICTIONARY
                    && encoding != Encoding.PLAIN_DICTIONARY;
            if (written) {
                ValueEncoder encoder = EncodingTable.encoder(encoding, type, 3);
                assertThat(encoder.encoding()).isEqualTo(encoding);
                assertThat(encoder.type()).isEqualTo(type);
            } else {
                assertThatThrownBy(() -> EncodingTable.encoder(encoding, type, 3))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(encoding.name());
            }
        }
    }

    /** E35 and the matrix: what a file should not have is said by name. */
    @ParameterizedTest
    @EnumSource(Encoding.class)
    void makesADecoderOrSaysWhyNot(Encoding encoding) throws ParquetException {
        boolean ids = encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY;
        for (PhysicalType type : PhysicalType.values()) {
            Dictionary dictionary = EncodingTable.readDictionary(Encoding.PLAIN, type, 3, new byte[0], 0, 0, 0);
            if (EncodingTable.allows(encoding, type)) {
                ValueDecoder decoder = EncodingTable.decoder(encoding, type, 3, dictionary);
                assertThat(decoder.encoding()).isEqualTo(ids ? Encoding.RLE_DICTIONARY : encoding);
                assertThat(decoder.type()).isEqualTo(type);
                if (ids) {
                    assertThatThrownBy(() -> EncodingTable.decoder(encoding, type, 3))
                            .isExactlyInstanceOf(ParquetException.class)
                            .hasMessage(encoding + " values in a column chunk without a dictionary page");
                }
            } else {
                assertThatThrownBy(() -> EncodingTable.decoder(encoding, type, 3, dictionary))
                        .isExactlyInstanceOf(ParquetException.class)
                        .hasMessage(encoding + " cannot hold values of " + type);
            }
        }
        if (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY) {
            assertThatThrownBy(
                            () -> EncodingTable.readDictionary(encoding, PhysicalType.INT32, 0, new byte[4], 0, 4, 1))
                    .isExactlyInstanceOf(ParquetException.class)
                    .hasMessage(encoding + " cannot hold the entries of a dictionary, only PLAIN can");
        }
    }

    @Test
    void takesNoDictionaryOfAnotherType() throws ParquetException {
        Dictionary dictionary =
                EncodingTable.readDictionary(Encoding.PLAIN, PhysicalType.INT32, 0, new byte[4], 0, 4, 1);
        assertThatThrownBy(() -> EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.FLOAT, 0, dictionary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a dictionary of INT32 for FLOAT");
    }

    @Test
    void saysWhichOfBothIsWrong() {
        assertThatThrownBy(() -> EncodingTable.encoder(Encoding.ALP, PhysicalType.INT32, 0))
                .hasMessage("ALP cannot hold INT32");
        assertThatThrownBy(() -> EncodingTable.encoder(Encoding.RLE_DICTIONARY, PhysicalType.FLOAT, 0))
                .hasMessage("RLE_DICTIONARY values go through a dictionary");
        assertThatThrownBy(() -> EncodingTable.encoder(Encoding.PLAIN, PhysicalType.FIXED_LEN_BYTE_ARRAY, 0))
                .hasMessage("width 0 of a FIXED_LEN_BYTE_ARRAY is not positive");
    }

    @ParameterizedTest
    @EnumSource(PhysicalType.class)
    void makesADictionaryOfEveryTypeButBoolean(PhysicalType type) {
        if (type == PhysicalType.BOOLEAN) {
            assertThatThrownBy(() -> EncodingTable.dictionary(type, 0, 1024))
                    .hasMessage("a dictionary of BOOLEAN is not written: two values take one bit");
        } else {
            assertThat(EncodingTable.dictionary(type, 3, 1024).type()).isEqualTo(type);
        }
    }

    @Test
    void anEncoderTakesNoValuesOfAnotherType() {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.RLE, PhysicalType.BOOLEAN, 0);
        assertThatThrownBy(() -> encoder.int32s(new int[1], 0, 1))
                .hasMessage("INT32 values handed to the RLE encoder of BOOLEAN");
        ValueEncoder plain = EncodingTable.encoder(Encoding.PLAIN, PhysicalType.INT64, 0);
        assertThatThrownBy(() -> plain.int32s(new int[1], 0, 1))
                .hasMessage("INT32 values handed to the PLAIN encoder of INT64");
        DictionaryEncoder dictionary = EncodingTable.dictionary(PhysicalType.FLOAT, 0, 1024);
        assertThatThrownBy(() -> dictionary.addInt32s(new int[1], 0, 1))
                .hasMessage("INT32 values handed to the dictionary of FLOAT");
    }
}
