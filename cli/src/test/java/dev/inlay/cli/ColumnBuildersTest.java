// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text to value for every type that a schema can name; values are shown as numbers, texts or hex. */
class ColumnBuildersTest {

    private static ColumnBuilder builder(String field) {
        Schema schema = Schema.parse("message m { optional " + field.replaceFirst("( |$)", " c ") + "; }");
        return ColumnBuilders.of((PrimitiveNode) schema.fields().get(0), 16, true);
    }

    private static boolean append(ColumnBuilder builder, String text) {
        return builder.append(("x" + text + "x").toCharArray(), 1, text.length());
    }

    private static String only(Vector vector) {
        assertThat(vector.length()).isEqualTo(1);
        if (vector instanceof IntVector ints) {
            return Integer.toString(ints.get(0));
        }
        if (vector instanceof LongVector longs) {
            return Long.toString(longs.get(0));
        }
        if (vector instanceof FloatVector floats) {
            return Float.toString(floats.get(0));
        }
        if (vector instanceof DoubleVector doubles) {
            return Double.toString(doubles.get(0));
        }
        if (vector instanceof BooleanVector booleans) {
            return Boolean.toString(booleans.get(0));
        }
        byte[] bytes = vector instanceof BinaryVector binary ? binary.get(0) : ((FixedBinaryVector) vector).get(0);
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '@',
            value = {
                "boolean                                 @ TRUE      @ true",
                "boolean                                 @ 0         @ false",
                "int32                                   @ -0017     @ -17",
                "int32 (INTEGER(8,true))                 @ -128      @ -128",
                "int32 (INTEGER(16,false))               @ 65535     @ 65535",
                "int32 (INTEGER(32,false))               @ 4294967295 @ -1",
                "int64                                   @ +9        @ 9",
                "int64 (INTEGER(64,false))               @ 18446744073709551615 @ -1",
                "int64 (INTEGER(64,false))               @ 9223372036854775808 @ -9223372036854775808",
                "float                                   @ 16777217  @ 1.6777216E7",
                "float                                   @ nan       @ NaN",
                "double                                  @ 5.        @ 5.0",
                "binary                                  @ Aé€       @ 41c3a9e282ac",
                "binary (STRING)                         @ 🦆         @ f09fa686",
                "binary (ENUM)                           @ A         @ 41",
                "binary (JSON)                           @ {}        @ 7b7d",
                "fixed_len_byte_array(3)                 @ abc       @ 616263",
                "int32 (DECIMAL(9,2))                    @ -12.5     @ -1250",
                "int64 (DECIMAL(18,0))                   @ 007       @ 7",
                "binary (DECIMAL(38,2))                  @ -1.28     @ 80",
                "binary (DECIMAL(38,2))                  @ 1.28      @ 0080",
                "binary (DECIMAL(38,0))                  @ -99999999999999999999999999999999999999 @ b4c4b357a5793b85f675ddc000000001",
                "fixed_len_byte_array(9) (DECIMAL(20,3)) @ -1        @ fffffffffffffffc18",
                "int32 (DATE)                            @ 1969-12-31 @ -1",
                "int32 (TIME(MILLIS,true))               @ 00:00:01.250 @ 1250",
                "int64 (TIME(MICROS,false))              @ 23:59     @ 86340000000",
                "int64 (TIME(NANOS,false))               @ 00:00:00.000000001 @ 1",
                "int64 (TIMESTAMP(MILLIS,false))         @ 1970-01-02 00:00 @ 86400000",
                "int64 (TIMESTAMP(MICROS,true))          @ 1969-12-31T23:59:59.999999Z @ -1",
                "int64 (TIMESTAMP(NANOS,false))          @ 1677-09-21T00:12:44 @ -9223372036000000000",
                "fixed_len_byte_array(16) (UUID)         @ 00112233-4455-6677-8899-AABBccddeeff @ 00112233445566778899aabbccddeeff"
            })
    void textsBecomeValues(String field, String text, String value) {
        ColumnBuilder builder = builder(field);
        assertThat(append(builder, text)).isTrue();
        assertThat(only(builder.build())).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '@',
            value = {
                "boolean                                 @ yes",
                "int32                                   @ 2147483648",
                "int32 (INTEGER(8,true))                 @ 128",
                "int32 (INTEGER(8,false))                @ -1",
                "int32 (INTEGER(32,false))               @ 4294967296",
                "int64 (INTEGER(64,false))               @ 18446744073709551616",
                "int64 (INTEGER(64,false))               @ -1",
                "float                                   @ 1e39",
                "fixed_len_byte_array(3)                 @ ab",
                "fixed_len_byte_array(3)                 @ aéb",
                "int32 (DECIMAL(9,2))                    @ 0.001",
                "int32 (DECIMAL(9,2))                    @ 10000000",
                "int32 (TIME(MILLIS,true))               @ 00:00:01.2505",
                "int64 (TIMESTAMP(MILLIS,false))         @ 1970-01-01T00:00:00.0001",
                "int64 (TIMESTAMP(MICROS,true))          @ 1970-01-01T00:00:00",
                "int64 (TIMESTAMP(MICROS,false))         @ 1970-01-01T00:00:00Z",
                "int64 (TIMESTAMP(NANOS,false))          @ 2262-04-12 00:00",
                "int64 (TIMESTAMP(MICROS,false))         @ 2024-01-01",
                "fixed_len_byte_array(16) (UUID)         @ 00112233x4455-6677-8899-aabbccddeeff",
                "fixed_len_byte_array(16) (UUID)         @ 00112233-4455-6677-8899-aabbccddeefg"
            })
    void textsThatDoNotFitLeaveNothingBehind(String field, String text) {
        ColumnBuilder builder = builder(field);
        assertThat(append(builder, text)).isFalse();
        builder.appendNull();
        Vector vector = builder.build();
        assertThat(vector.length()).isEqualTo(1);
        assertThat(vector.isNull(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int96",
                "binary (BSON)",
                "fixed_len_byte_array(12) (INTERVAL)",
                "fixed_len_byte_array(2) (FLOAT16)",
                "binary (DECIMAL(39,0))"
            })
    void typesThatNoTextStandsFor(String field) {
        assertThatThrownBy(() -> builder(field))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be read from CSV");
    }

    @Test
    void aBuilderStartsAgainAfterEachBatch() {
        ColumnBuilder builder = builder("int64");
        append(builder, "1");
        builder.appendNull();
        assertThat(builder.build()).isEqualTo(LongVector.ofNullable(1L, null));
        append(builder, "2");
        assertThat(builder.build()).isEqualTo(LongVector.ofNullable(2L));
    }
}
