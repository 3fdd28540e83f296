// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;
import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTextTest {

    private static final String TRIPS = """
            message trip {
              required int64 id;
              optional binary name (STRING);
              optional group tags (LIST) {
                repeated group list {
                  required binary element (STRING);
                }
              }
              required fixed_len_byte_array(16) u (UUID) = 7;
              optional int64 ts (TIMESTAMP(MICROS,true));
              required int32 d (DECIMAL(9,2)) = -1;
              required boolean b;
              required float f;
              required double g;
              required int96 legacy;
              optional int32 small (INTEGER(8,false));
              optional group place = 3 {
                required binary where (GEOGRAPHY(OGC:CRS83,KARNEY));
                optional binary what (GEOMETRY);
                optional fixed_len_byte_array(12) how_long (INTERVAL);
                optional int32 nothing (UNKNOWN);
              }
              optional group v (VARIANT(1)) {
                required binary metadata;
                required binary value;
              }
            }
            """;

    @Test
    void what_is_printed_is_what_was_parsed() {
        assertThat(Schema.parse(TRIPS).toString()).isEqualTo(TRIPS);
    }

    @Property
    void every_schema_survives_its_text(@ForAll("schemas") Schema schema) {
        assertThat(Schema.parse(schema.toString())).isEqualTo(schema);
    }

    @Provide
    Arbitrary<Schema> schemas() {
        return RandomSchemas.schemas();
    }

    @Test
    void white_space_and_the_case_of_keywords_do_not_matter() {
        Schema expected = Schema.of(
                "m",
                List.of(
                        new PrimitiveNode("A", REQUIRED, BYTE_ARRAY, 0, LogicalType.string(), null),
                        new GroupNode(
                                "g",
                                OPTIONAL,
                                List.of(new PrimitiveNode("x", REQUIRED, INT32, 0, null, 4)),
                                null,
                                null)));
        assertThat(Schema.parse("Message m{REQUIRED BYTE_ARRAY A(utf8);OPTIONAL\r\n\tGroup g{required int32 x=4;}}"))
                .isEqualTo(expected);
    }

    @Test
    void a_column_order_is_understood_and_not_part_of_the_schema() {
        assertThat(
                        Schema.parse(
                                "message m { required float x columnorder(TYPE_DEFINED_ORDER) = 4; required float columnorder; }"))
                .hasToString("message m {\n  required float x = 4;\n  required float columnorder;\n}\n");
    }

    @Test
    void the_root_may_have_no_name_and_no_fields() {
        Schema empty = Schema.of("", List.of());
        assertThat(Schema.parse("message  {\n}\n")).isEqualTo(empty);
        assertThat(empty).hasToString("message \"\" {\n}\n");
    }

    @Test
    void names_that_are_no_words_are_quoted() {
        Schema schema = Schema.builder("my trips")
                .required("unit price", INT64)
                .required("a\"b", INT64)
                .required("\"", INT64)
                .required("c:\\d", INT64)
                .required("c: \\d", INT64)
                .required("", INT64)
                .required("x\n\u0001", INT64)
                .required("prix_é.€", INT64)
                .build();
        assertThat(schema).hasToString("""
                message "my trips" {
                  required int64 "unit price";
                  required int64 a"b;
                  required int64 "\\"";
                  required int64 c:\\d;
                  required int64 "c: \\\\d";
                  required int64 "";
                  required int64 "x\\n\\u0001";
                  required int64 prix_é.€;
                }
                """);
        assertThat(Schema.parse(schema.toString())).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binary|UTF8|STRING",
                "binary|ENUM|ENUM",
                "binary|JSON|JSON",
                "binary|BSON|BSON",
                "int32|DECIMAL(9,2)|DECIMAL(9,2)",
                "int64|decimal(12)|DECIMAL(12,0)",
                "int32|DATE|DATE",
                "int32|TIME_MILLIS|TIME(MILLIS,true)",
                "int64|TIME_MICROS|TIME(MICROS,true)",
                "int64|TIMESTAMP_MILLIS|TIMESTAMP(MILLIS,true)",
                "int64|TIMESTAMP_MICROS|TIMESTAMP(MICROS,true)",
                "int64|timestamp(nanos,false)|TIMESTAMP(NANOS,false)",
                "int32|INT_8|INTEGER(8,true)",
                "int32|INT_16|INTEGER(16,true)",
                "int32|INT_32|INTEGER(32,true)",
                "int64|INT_64|INTEGER(64,true)",
                "int32|UINT_8|INTEGER(8,false)",
                "int32|UINT_16|INTEGER(16,false)",
                "int32|UINT_32|INTEGER(32,false)",
                "int64|UINT_64|INTEGER(64,false)",
                "int32|INT(8,true)|INTEGER(8,true)",
                "fixed_len_byte_array(12)|INTERVAL|INTERVAL",
                "binary|GEOGRAPHY(,#9)|GEOGRAPHY(,#9)",
                "binary|GEOGRAPHY()|GEOGRAPHY",
                "binary|GEOMETRY(\"{\\\"id\\\": 1}\")|GEOMETRY(\"{\\\"id\\\": 1}\")",
            })
    void older_and_looser_spellings_of_annotations_are_understood(String type, String written, String printed) {
        assertThat(Schema.parse("message m { required " + type + " x (" + written + "); }"))
                .hasToString("message m {\n  required " + type + " x (" + printed + ");\n}\n");
    }

    @Test
    void map_key_value_is_a_map_outside_and_nothing_inside_a_map() {
        assertThat(Schema.parse("message m { required group a (MAP_KEY_VALUE) {"
                        + " repeated group map (MAP_KEY_VALUE) { required int32 key; } } }"))
                .hasToString("""
                        message m {
                          required group a (MAP) {
                            repeated group map {
                              required int32 key;
                            }
                          }
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "''|1|1|expected 'message', found ''''",
                "mesage m {}|1|1|expected 'message', found 'mesage'",
                "message m|1|10|expected '{', found the end",
                "message m { required int32 x }|1|30|expected ';', found '}'",
                "message m { required int32 x;|1|30|expected required, optional, repeated or '}', found the end",
                "message m { needed int32 x; }|1|13|expected required, optional, repeated or '}', found 'needed'",
                "message m {↵  required int23 x;↵}|2|12|expected group, boolean, int32, int64, int96, float, double, binary or"
                        + " fixed_len_byte_array(n), found 'int23'",
                "message m {↵↵  required int32 ;↵}|3|18|expected the field's name, found ';'",
                "message m { required int32 x = y; }|1|32|expected the field's id, found 'y'",
                "message m { required int32 x = 99999999999; }|1|32|expected the field's id, found '99999999999'",
                "message m { required fixed_len_byte_array x; }|1|43|expected '(', found 'x'",
                "message m { required fixed_len_byte_array(0) x; }|1|43|a length of 0 bytes",
                "message m { required binary x (DATE); }|1|32|DATE cannot annotate BYTE_ARRAY, only INT32",
                "message m { required binary x (LIST); }|1|32|LIST cannot annotate a leaf",
                "message m { required binary x (MAP_KEY_VALUE); }|1|32|expected an annotation such as STRING, DECIMAL(9,2) or"
                        + " TIMESTAMP(MICROS,true), found 'MAP_KEY_VALUE'",
                "message m { required group x (DATE) { } }|1|31|DATE cannot annotate a group",
                "message m { required int32 x (DECIMAL); }|1|38|expected '(', found ')'",
                "message m { required int32 x (DECIMAL(10,2)); }|1|31|DECIMAL(10,2) has 10 digits, INT32 holds 9",
                "message m { required int32 x (DECIMAL(2,3)); }|1|39|DECIMAL scale 3 not in 0 to precision 2",
                "message m { required int64 x (TIMESTAMP(SECONDS,true)); }|1|41|expected MILLIS, MICROS or NANOS, found 'SECONDS'",
                "message m { required int64 x (TIMESTAMP(MILLIS,yes)); }|1|48|expected true or false for isAdjustedToUTC, found"
                        + " 'yes'",
                "message m { required int32 x (INTEGER(7,true)); }|1|39|INTEGER bit width 7 is not 8, 16, 32 or 64",
                "message m { required binary x (GEOGRAPHY(a,b)); }|1|44|expected SPHERICAL, VINCENTY, THOMAS, ANDOYER, KARNEY or"
                        + " #id, found 'b'",
                "message m { required group x (VARIANT(300)) { } }|1|39|variant version 300 is not a byte",
                "message m { required int32 x (UNRECOGNIZED(20,0)); }|1|47|expected pairs of hex digits",
                "message m { required int32 \"x; }|1|28|a quoted name begins here and does not end on this line",
                "message m { required int32 \"x\\q\"; }|1|28|expected one of the escapes \\\" \\\\ \\n \\r \\t \\uXXXX in the quoted name,"
                        + " found \\q",
                "message m { } }|1|15|expected the end of the text, found '}'",
                "message m { required \"int32\" x; }|1|22|expected group, boolean, int32, int64, int96, float, double, binary or"
                        + " fixed_len_byte_array(n), found the quoted name \"int32\"",
            })
    void an_error_says_where_and_what_was_expected(String text, int line, int column, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.parse(text.replace('↵', '\n')))
                .withMessageStartingWith("schema text, line " + line + ", column " + column + ": " + reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {Schema.MAX_DEPTH + 1, 100_000})
    void a_schema_that_is_too_deep_is_refused(int depth) {
        String text = "message m {" + "optional group g {".repeat(depth - 1) + "optional int32 x;" + "}".repeat(depth);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.parse(text))
                .withMessageContaining("the schema is deeper than 128 levels");
    }

    @Test
    void the_deepest_schema_that_is_allowed_survives_its_text() {
        int depth = Schema.MAX_DEPTH;
        Schema deep = Schema.parse(
                "message m {" + "optional group g {".repeat(depth - 1) + "optional int32 x;" + "}".repeat(depth));
        assertThat(deep.leaves().get(0).maxDefinitionLevel()).isEqualTo(depth);
        assertThat(Schema.parse(deep.toString())).isEqualTo(deep);
    }

    @Test
    void the_text_does_not_depend_on_the_default_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // where the lower case of I has no dot
            Schema schema = Schema.builder("m")
                    .required("x", PhysicalType.INT32)
                    .required("t", LogicalType.time(true, TimeUnit.MILLIS))
                    .build();
            assertThat(schema.toString()).contains("required int32 x").contains("(TIME(MILLIS,true))");
            assertThat(Schema.parse("message m { REQUIRED INT32 x; required int32 t (time(millis,true)); }"))
                    .isEqualTo(schema);
        } finally {
            Locale.setDefault(before);
        }
    }
}
