// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented table of types, line by line. */
class InferenceTest {

    /** Values are separated by bars; a null is written {@code ~}. */
    private static String typeOf(DecimalRule decimals, String values) throws IOException {
        StringBuilder csv = new StringBuilder("c\n");
        for (String value : values.split("\\|", -1)) {
            csv.append(value.equals("~") ? "" : value.isEmpty() ? "\"\"" : value)
                    .append('\n');
        }
        SourceBytes source =
                SourceBytes.of("test", new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
        Inference inference = Inference.of(source, CsvFormat.standard(), 1, Inference.ALL, Progress.none());
        Schema schema =
                ColumnPlan.inferred(List.of("c"), inference, decimals, Map.of()).schema();
        return schema.toString()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip()
                .replaceAll("^optional |;$", "");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '@',
            value = {
                "true|FALSE|True|~                     @ boolean c",
                "true|1                                @ binary c (STRING)",
                "yes|no                                @ binary c (STRING)",
                "1|-5|0|~                              @ int64 c",
                "9223372036854775807|-9223372036854775808 @ int64 c",
                "9223372036854775808                   @ binary c (STRING)",
                "007                                   @ binary c (STRING)",
                "1|00501                               @ binary c (STRING)",
                "+49                                   @ binary c (STRING)",
                "0|0.5|-0.5                            @ double c",
                ".5|-.25                               @ double c",
                "1|2.5                                 @ double c",
                "5.                                    @ binary c (STRING)",
                "1e3                                   @ double c",
                "1e999                                 @ binary c (STRING)",
                "NaN|inf|-Infinity|1                   @ double c",
                "1.5|9223372036854775808               @ double c",
                "1.5|abc                               @ binary c (STRING)",
                "2024-02-29|~                          @ int32 c (DATE)",
                "2024-02-30                            @ binary c (STRING)",
                "2024-02-29|2024-02-29T00:00           @ binary c (STRING)",
                "2024-02-29 10:00|2024-02-29T10:00:00.123456 @ int64 c (TIMESTAMP(MICROS,false))",
                "2024-02-29 10:00:00.1234567           @ int64 c (TIMESTAMP(NANOS,false))",
                "2024-02-29 10:00:00.1234567|1500-01-01 00:00 @ binary c (STRING)",
                "1500-01-01 00:00                      @ int64 c (TIMESTAMP(MICROS,false))",
                "2024-02-29 10:00Z|2024-02-29T10:00:00+02:00 @ int64 c (TIMESTAMP(MICROS,true))",
                "2024-02-29T10:00:00.000000001Z        @ int64 c (TIMESTAMP(NANOS,true))",
                "2024-02-29 10:00Z|2024-02-29 10:00    @ binary c (STRING)",
                "12:30                                 @ binary c (STRING)",
                "~|~                                   @ binary c (STRING)",
                "''                                    @ binary c (STRING)",
                "1||2                                  @ int64 c",
                "a||2                                  @ binary c (STRING)"
            })
    void numbersWithAPointAreDoubles(String values, String type) throws IOException {
        assertThat(typeOf(DecimalRule.DOUBLE, values)).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '@',
            value = {
                "1|2                                   @ int64 c",
                "1.5|22.25                             @ int64 c (DECIMAL(18,2))",
                "1.5|1234567890123456.78               @ int64 c (DECIMAL(18,2))",
                "1.5|12345678901234567.78              @ fixed_len_byte_array(16) c (DECIMAL(38,2))",
                "9223372036854775808                   @ fixed_len_byte_array(16) c (DECIMAL(38,0))",
                "123456789012345678901234567890123456789 @ binary c (STRING)",
                "1234567890123456789012345678901234567|0.12 @ binary c (STRING)",
                "1.5|1e3                               @ double c",
                "1.5|nan                               @ double c"
            })
    void numbersWithAPointAreExact(String values, String type) throws IOException {
        assertThat(typeOf(DecimalRule.EXACT, values)).isEqualTo(type);
    }

    @Test
    void aSampleEndsWhereItIsToldTo() throws IOException {
        SourceBytes source =
                SourceBytes.of("test", new ByteArrayInputStream("c\n1\n2\nx\n".getBytes(StandardCharsets.UTF_8)));
        Inference inference = Inference.of(source, CsvFormat.standard(), 1, 2, Progress.none());
        assertThat(inference.rows()).isEqualTo(2);
        assertThat(ColumnPlan.inferred(List.of("c"), inference, DecimalRule.DOUBLE, Map.of())
                        .schema()
                        .toString())
                .contains("int64 c");
    }

    @Property
    void longsMakeInt64AndDoublesMakeDouble(
            @ForAll @Size(min = 1) long[] longs, @ForAll @Size(min = 1) double[] doubles) throws IOException {
        assertThat(typeOf(
                        DecimalRule.DOUBLE,
                        String.join(
                                "|",
                                Arrays.stream(longs).mapToObj(Long::toString).toList())))
                .isEqualTo("int64 c");
        assertThat(typeOf(
                        DecimalRule.DOUBLE,
                        String.join(
                                "|",
                                Arrays.stream(doubles)
                                        .mapToObj(Double::toString)
                                        .toList())))
                .isEqualTo("double c");
    }

    /** The order of the values does not matter, and what is inferred takes every value it was inferred from. */
    @Property
    void whatIsInferredTakesTheValuesItCameFrom(
            @ForAll @Size(min = 1, max = 8) List<@From("value") String> values, @ForAll DecimalRule decimals) {
        ShapeScanner scanner = new ShapeScanner();
        ColumnInference column = new ColumnInference();
        for (String value : values) {
            column.add(scanner.scan(value.toCharArray(), 0, value.length()), scanner);
        }
        Schema schema = Schema.builder("m").optional("c", column.type(decimals)).build();
        ColumnBuilder builder = ColumnBuilders.of(schema.leaf("c").node(), 16, false);
        for (String value : values) {
            assertThat(builder.append(value.toCharArray(), 0, value.length()))
                    .as("%s in %s", value, schema)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> value() {
        return Arbitraries.of(
                "true",
                "False",
                "0",
                "-1",
                "42",
                "9223372036854775807",
                "9223372036854775808",
                "-99999999999999999999",
                "007",
                "0.1",
                "-0.001",
                ".5",
                "123456789012345678.5",
                "1234567890123456789012345678901234567.25",
                "1e10",
                "-2.5E-7",
                "NaN",
                "-inf",
                "1e999",
                "2024-02-29",
                "0001-01-01",
                "9999-12-31",
                "2024-02-29 10:00",
                "2024-02-29T10:00:00.123456789",
                "1500-01-01 00:00",
                "2024-02-29T10:00:00Z",
                "2024-02-29 10:00:00.1+02",
                "2262-04-12 00:00:00.0000000",
                "hello",
                "ü");
    }
}
