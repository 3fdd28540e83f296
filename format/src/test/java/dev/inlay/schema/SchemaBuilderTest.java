// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.LogicalType.decimal;
import static dev.inlay.format.LogicalType.string;
import static dev.inlay.format.LogicalType.timestamp;
import static dev.inlay.format.LogicalType.uuid;
import static dev.inlay.format.PhysicalType.BOOLEAN;
import static dev.inlay.format.PhysicalType.DOUBLE;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;
import static dev.inlay.schema.FieldType.file;
import static dev.inlay.schema.FieldType.fixed;
import static dev.inlay.schema.FieldType.group;
import static dev.inlay.schema.FieldType.list;
import static dev.inlay.schema.FieldType.map;
import static dev.inlay.schema.FieldType.optional;
import static dev.inlay.schema.FieldType.required;
import static dev.inlay.schema.FieldType.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.inlay.format.Binary;
import dev.inlay.format.LogicalType;
import dev.inlay.format.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaBuilderTest {

    @Test
    void a_schema_is_built_field_by_field() {
        Schema schema = Schema.builder("trip")
                .required("id", INT64)
                .id(1)
                .optional("city", string())
                .required("fare", decimal(9, 2))
                .optional("total", decimal(18, 2))
                .optional("all", decimal(19, 0))
                .optional("some", FieldType.of(INT64, decimal(9, 2)))
                .required("digest", fixed(20))
                .required("legacy_fare", fixed(5, decimal(10, 2)))
                .required("ride", uuid())
                .id(-7)
                .optional("at", timestamp(true, TimeUnit.MICROS))
                .required("place", group(g -> g.required("lat", DOUBLE).required("lon", DOUBLE)))
                .optional("tags", list(required(string()).id(40)))
                .optional("matrix", list(optional(list(required(INT32)))))
                .required(
                        "notes",
                        map(required(string()).id(50), optional(BOOLEAN).id(51)))
                .optional("flags", map(required(INT32)))
                .optional("any", variant())
                .optional("scan", file())
                .build();

        assertThat(schema).hasToString("""
                message trip {
                  required int64 id = 1;
                  optional binary city (STRING);
                  required int32 fare (DECIMAL(9,2));
                  optional int64 total (DECIMAL(18,2));
                  optional fixed_len_byte_array(9) all (DECIMAL(19,0));
                  optional int64 some (DECIMAL(9,2));
                  required fixed_len_byte_array(20) digest;
                  required fixed_len_byte_array(5) legacy_fare (DECIMAL(10,2));
                  required fixed_len_byte_array(16) ride (UUID) = -7;
                  optional int64 at (TIMESTAMP(MICROS,true));
                  required group place {
                    required double lat;
                    required double lon;
                  }
                  optional group tags (LIST) {
                    repeated group list {
                      required binary element (STRING) = 40;
                    }
                  }
                  optional group matrix (LIST) {
                    repeated group list {
                      optional group element (LIST) {
                        repeated group list {
                          required int32 element;
                        }
                      }
                    }
                  }
                  required group notes (MAP) {
                    repeated group key_value {
                      required binary key (STRING) = 50;
                      optional boolean value = 51;
                    }
                  }
                  optional group flags (MAP) {
                    repeated group key_value {
                      required int32 key;
                    }
                  }
                  optional group any (VARIANT(1)) {
                    required binary metadata;
                    required binary value;
                  }
                  optional group scan (FILE) {
                    optional binary uri (STRING);
                    optional int64 offset;
                    optional int64 size;
                    optional binary content_type (STRING);
                    optional binary checksum (STRING);
                    optional binary inline;
                  }
                }
                """);
    }

    @Test
    void bare_repeated_fields_are_a_style_of_their_own() {
        Schema schema = Schema.builder("m")
                .repeated("numbers", INT32)
                .repeated("words", string())
                .repeated("points", group(g -> g.required("x", INT32)))
                .build();
        assertThat(schema.leaves()).extracting(Leaf::maxRepetitionLevel).containsExactly(1, 1, 1);
    }

    @Test
    void misuse_is_refused_where_it_happens() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Schema.builder("m").id(4))
                .withMessage("id(4) belongs after a field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.builder("m").required("x", FIXED_LEN_BYTE_ARRAY))
                .withMessage("field x: FIXED_LEN_BYTE_ARRAY of length 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.builder("m").required("x", new LogicalType.ListType()))
                .withMessage("LIST has no natural physical type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldType.of(new LogicalType.UnrecognizedType(77, Binary.EMPTY)))
                .withMessage("UNRECOGNIZED(77,\"\") has no natural physical type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.builder("m").required("x", FieldType.of(INT32, string())))
                .withMessage("field x: STRING cannot annotate INT32, only BYTE_ARRAY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.builder("m").required("x", fixed(4, decimal(10, 2))))
                .withMessage("field x: DECIMAL(10,2) has 10 digits, FIXED_LEN_BYTE_ARRAY(4) holds 9");
    }

    /** What is readable and printable, but not for us to write (S16, S19, S22, S24, V01, D01). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required int32 a; required int64 a;|field a: another field beside it has the same name",
                "required group g { required int32 a; required int64 a; }|field g.a: another field beside it has the same name",
                "required group g { }|field g: a group without fields stores nothing, not even that it is there",
                "required group l (LIST) { repeated int32 element; }|field l: a LIST is written as a group of one repeated group,"
                        + " not named array or l_tuple, of one required or optional element",
                "required group l (LIST) { repeated group array { required int32 x; } }|field l: a LIST is written",
                "required group l (LIST) { repeated group l_tuple { required int32 x; } }|field l: a LIST is written",
                "required group l (LIST) { repeated group list { required int32 x; required int32 y; } }|field l: a LIST is written",
                "required group l (LIST) { repeated group list { repeated int32 x; } }|field l: a LIST is written",
                "required group l (LIST) { required int32 x; }|field l: a LIST is written",
                "required group l (LIST) { repeated group list { required group element { } } }|field l.list.element: a group"
                        + " without fields",
                "required group m (MAP) { required int32 x; }|field m: a MAP is written as a group of one repeated group of a key"
                        + " and, mostly, a value",
                "required group m (MAP) { repeated group kv { optional int32 k; } }|field m: the key k of a MAP is required",
                "required group m (MAP) { repeated group kv { required int32 k; repeated int32 v; } }|field m: the value v of a MAP"
                        + " is required or optional",
                "repeated int32 r; required group l (LIST) { repeated group list { required int32 element; } }|field r: is repeated"
                        + " without being in a LIST or MAP, while l is one; a schema is written in one of the two styles",
                "repeated group l (LIST) { repeated group list { required int32 element; } }|field l: is repeated without",
                "required group v (VARIANT) { required binary value; }|field v: a VARIANT has a required BYTE_ARRAY metadata",
                "required group v (VARIANT) { required binary metadata; }|field v: a VARIANT has a BYTE_ARRAY value, required or,"
                        + " beside a typed_value, optional",
                "required group v (VARIANT) { required binary metadata; optional binary value; }|field v: a VARIANT has a BYTE_ARRAY"
                        + " value",
                "required group v (VARIANT) { required binary metadata; required binary value; optional int64 typed_value; }|field"
                        + " v: a VARIANT has a BYTE_ARRAY value",
                "required group v (VARIANT) { required binary metadata; optional binary value; required int64 typed_value; }|field"
                        + " v: the typed_value of a VARIANT is optional",
                "required group v (VARIANT) { required binary metadata; required binary value (STRING); }|field v: the value of a"
                        + " VARIANT is a bare BYTE_ARRAY",
                "required group v (VARIANT) { required binary metadata; required binary value; optional int32 x; }|field v: a"
                        + " VARIANT has metadata, value and typed_value, not x",
                "required group f (FILE) { required binary uri (STRING); }|field f: a FILE has optional uri",
                "required group f (FILE) { optional binary uri; }|field f: a FILE has optional uri",
                "required group f (FILE) { optional int32 size; }|field f: a FILE has optional uri",
                "required group f (FILE) { optional binary URI (STRING); }|field f: a FILE has optional uri",
            })
    void what_must_not_be_written_is_refused_by_name(String fields, String message) {
        Schema readable = Schema.parse("message m { " + fields + " }");
        assertThatIllegalArgumentException()
                .isThrownBy(readable::requireWritable)
                .withMessageStartingWith(message);
        SchemaBuilder builder = Schema.builder("m");
        readable.fields().forEach(builder::field);
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required group l (LIST) { repeated group bag { optional int32 array_element; } }",
                "required group v (VARIANT) { optional binary value; optional int64 typed_value; required binary metadata; }",
                "required group f (FILE) { optional binary inline; optional binary uri (STRING); }",
                "required int32 a; required int32 A; required group g { required int32 a; }",
                "repeated group g { repeated group h { repeated int32 i; } }",
            })
    void what_readers_cope_with_is_writable(String fields) {
        Schema schema = Schema.parse("message m { " + fields + " }");
        assertThat(schema.requireWritable()).isSameAs(schema);
    }
}
