// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.RecordBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What becomes of JSON records, before they are written. */
class JsonInputTest {

    private static JsonInput input(byte[] text, Schema schema, Map<String, FieldType> types, long sample) {
        SourceBytes source = SourceBytes.of("in.jsonl", new ByteArrayInputStream(text));
        return new JsonInput(source, schema, types, sample, DecimalRule.DOUBLE, false);
    }

    private static List<RecordBatch> read(JsonInput input) throws IOException {
        List<RecordBatch> batches = new ArrayList<>();
        try (BatchInput.Pass pass = input.open(task -> Progress.none())) {
            for (RecordBatch batch = pass.next(); batch != null; batch = pass.next()) {
                assertThat(batch.schema()).isEqualTo(pass.schema());
                batches.add(batch);
            }
        }
        return batches;
    }

    private static RecordBatch inferred(String text) throws IOException {
        List<RecordBatch> batches = read(input(text.getBytes(StandardCharsets.UTF_8), null, Map.of(), 10_000));
        assertThat(batches).hasSize(1);
        return batches.get(0);
    }

    private static RecordBatch given(String schema, String text) throws IOException {
        List<RecordBatch> batches =
                read(input(text.getBytes(StandardCharsets.UTF_8), Schema.parse(schema), Map.of(), 10_000));
        assertThat(batches).hasSize(1);
        return batches.get(0);
    }

    private static String schemaOf(String text) throws IOException {
        return inferred(text).schema().toString();
    }

    private static void assertSchema(String text, String fields) throws IOException {
        assertThat(schemaOf(text)).isEqualToIgnoringWhitespace("message json { " + fields + " }");
    }

    private static void assertFails(String text, String message) {
        assertThatThrownBy(() -> inferred(text)).isInstanceOf(Failure.class).hasMessage(message);
    }

    @Test
    void scalarsHaveTheTypesThatCsvGivesThem() throws IOException {
        assertSchema("""
                {"i": 1, "d": 1.5, "e": 1e3, "b": true, "s": "x", "n": "12", "day": "2024-02-29", "big": 99999999999999999999}
                {"i": -2, "d": 2, "e": NaN, "b": null, "s": "", "at": "2024-02-29T12:00:00Z", "nothing": null}
                """, """
                optional int64 i; optional double d; optional double e; optional boolean b; optional binary s (STRING);
                optional binary n (STRING); optional int32 day (DATE); optional binary big (STRING);
                optional int64 at (TIMESTAMP(MICROS,true)); optional binary nothing (STRING);
                """);
    }

    @Test
    void objectsAreGroupsAndArraysAreLists() throws IOException {
        String text = """
                {"id": 1, "items": [{"price": 2, "tags": ["a", null]}, {"price": 3, "tags": []}], "at": {"x": 1}}
                {"id": 2, "items": [], "at": null}
                {"at": {}, "items": null}
                """;
        assertSchema(text, """
                optional int64 id;
                optional group items (LIST) { repeated group list { optional group element {
                  optional int64 price;
                  optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
                } } }
                optional group at { optional int64 x; }
                """);
        RecordBatch batch = inferred(text);
        assertThat(batch.column("id")).hasToString("LongVector[1, 2, null]");
        assertThat(batch.column("items")).hasToString("ListVector[[{2, [\"a\", null]}, {3, []}], [], null]");
        assertThat(batch.column("at")).hasToString("StructVector[{1}, null, {null}]");
    }

    @Test
    void mixturesAreKeptAsJson() throws IOException {
        RecordBatch batch = inferred("""
                {"m": 1.10, "o": {}, "t": 1}
                {"m": {"a": [1, "ä\\n", NaN, 123456789012345678901234567890.5]}, "o": {}, "t": "x"}
                {"m": "s", "t": true}
                {"m": null, "t": 1.50}
                """);
        assertThat(batch.schema().toString())
                .isEqualToIgnoringWhitespace(
                        "message json { optional binary m (JSON); optional binary o (JSON); optional binary t (STRING); }");
        assertThat(batch.column("m").toString())
                .startsWith("BinaryVector[\"1.10\", 0x")
                .endsWith(", \"\"s\"\", null]");
        assertThat(((BinaryVector) batch.column("m")).getUtf8(1))
                .isEqualTo("{\"a\":[1,\"ä\\n\",\"NaN\",123456789012345678901234567890.5]}");
        assertThat(batch.column("o")).hasToString("BinaryVector[\"{}\", \"{}\", null, null]");
        assertThat(batch.column("t")).hasToString("BinaryVector[\"1\", \"x\", \"true\", \"1.50\"]");
    }

    @Test
    void objectsOfManyNamesAreMaps() throws IOException {
        String many = IntStream.range(0, 201)
                .mapToObj(i -> "\"k" + i + "\": {\"v\": " + (i == 7 ? "1.5" : i) + "}")
                .collect(Collectors.joining(", "));
        String text = "{\"byName\": {" + many + "}}\n{\"byName\": {\"other\": {\"v\": 3, \"w\": \"x\"}}}\n";
        assertSchema(text, """
                optional group byName (MAP) { repeated group key_value {
                  required binary key (STRING);
                  optional group value { optional double v; optional binary w (STRING); }
                } }
                """);
        assertThat(inferred(text).slice(1, 1).column(0)).hasToString("MapVector[{\"other\": {3.0, \"x\"}}]");
        String fields =
                IntStream.range(0, 300).mapToObj(i -> "\"f" + i + "\": 1").collect(Collectors.joining(", "));
        assertThat(inferred("{" + fields + "}").schema().leaves()).hasSize(300); // a record itself is no map
    }

    @Test
    void whatIsVeryDeepIsJson() throws IOException {
        String deep = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
        Schema schema = inferred(deep).schema();
        assertThat(schema.leaves()).hasSize(1);
        assertThat(schema.leaves().get(0).path().names()).hasSize(30);
        assertThat(inferred("{\"a\":" + "[".repeat(500) + "1" + "]".repeat(500) + "}")
                        .schema()
                        .leaves())
                .hasSize(1);
    }

    @Test
    void recordsMayBeInAnArrayOrOnOneLine() throws IOException {
        for (String text : List.of(
                "{\"a\":1}\n{\"a\":2}\n",
                "{\"a\":1}{\"a\":2}",
                "[{\"a\":1},\n{\"a\":2}]\n",
                "\n\n{\"a\":1}\n\n {\"a\":2}")) {
            assertThat(inferred(text).column(0)).as(text).hasToString("LongVector[1, 2]");
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write("{\"a\":1}".getBytes(StandardCharsets.UTF_16));
        }
        assertThat(read(input(gzip.toByteArray(), null, Map.of(), 1)).get(0).column(0))
                .hasToString("LongVector[1]");
    }

    @Test
    void aSchemaReadsWhatJsonCannotSay() throws IOException {
        RecordBatch batch = given("""
                message m {
                  required int32 id;
                  repeated int64 r;
                  optional group m (MAP) { repeated group key_value { required int32 key; required double value; } }
                  optional int32 price (DECIMAL(9,2));
                  optional group l (LIST) { repeated int32 array; }
                  optional binary raw (JSON);
                }
                """, """
                {"m": {"2": 0.5, "3": 1}, "price": "1.5", "id": 7, "r": [1, 2], "l": [4], "raw": [1, {"a": "b"}]}
                {"id": 8, "price": 2.25}
                """);
        assertThat(batch.columns().toString())
                .isEqualTo("[IntVector[7, 8], ListVector[[1, 2], []], MapVector[{2: 0.5, 3: 1.0}, null], "
                        + "IntVector[150, 225], ListVector[[4], null], BinaryVector[\"[1,{\"a\":\"b\"}]\", null]]");
    }

    @Test
    void aNamedTypeIsFoundByItsPath() throws IOException {
        byte[] text = "{\"a\": [{\"b\": \"1.5\"}], \"c\": {\"d\": 1}}".getBytes(StandardCharsets.UTF_8);
        Map<String, FieldType> types = Map.of("a.b", TypeName.parse("decimal(9,2)"), "c", TypeName.parse("json"));
        RecordBatch batch = read(input(text, null, types, 1)).get(0);
        assertThat(batch.columns().toString()).isEqualTo("[ListVector[[{150}]], BinaryVector[\"{\"d\":1}\"]]");
        assertThatThrownBy(() -> read(input(text, null, Map.of("a.x", TypeName.parse("json")), 1)))
                .hasMessage("--type names field \"a.x\", which is not in the records");
    }

    @Test
    void largeRecordsMakeSmallBatches() throws IOException {
        String text = ("{\"a\": \"" + "x".repeat(400_000) + "\"}\n").repeat(7);
        assertThat(read(input(text.getBytes(StandardCharsets.UTF_8), null, Map.of(), 2)))
                .extracting(RecordBatch::rowCount)
                .containsExactly(3, 3, 1);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertFails("", "in.jsonl has no records: nothing to find types from, name them by --schema");
        assertFails("{}", "there are no fields in the records: nothing to make columns of");
        assertFails("{\"a\":1}\n2", "in.jsonl, line 2: a record is an object, in braces, not \"2\"");
        assertFails("[{\"a\":1}] 3", "in.jsonl, line 1: something follows the array of records");
        assertFails("{\"a\":1}\n{\"a\":1, \"a\":2}", "in.jsonl, line 2: a second field \"a\"");
        assertThatThrownBy(() -> inferred("{\"a\":1}\n{\"a\":"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("in.jsonl, line 2: Unexpected end-of-input");
        byte[] later = "{\"a\":{\"b\":1}}\n{\"a\":{\"b\":\"2\"}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(input(later, null, Map.of(), 1)))
                .isInstanceOf(Failure.class)
                .hasMessage("in.jsonl, line 2: field \"a.b\": \"2\" is not INT64, which the first row suggested:"
                        + " try --infer all, or name the types by --schema");
        byte[] more = "{\"a\":1}\n{\"b\":2}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(input(more, null, Map.of(), 1)))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "in.jsonl, line 2: a field \"b\" that the sample did not have: try --infer all, --schema, or"
                                + " --ignore-unknown");
        assertThatThrownBy(() -> given("message m { required int32 a; }", "{}"))
                .isInstanceOf(Failure.class)
                .hasMessage("in.jsonl, line 1: field \"a\": null, but --schema says required");
        assertThatThrownBy(() -> given("message m { required group g { required int32 a; } }", "{\"g\": [1]}"))
                .isInstanceOf(Failure.class)
                .hasMessage("in.jsonl, line 1: field \"g\": an array is not an object");
        assertThatThrownBy(() -> given("message m { repeated int32 a; }", "{\"a\": [1, null]}"))
                .isInstanceOf(Failure.class)
                .hasMessage("in.jsonl, line 1: field \"a\": null, but --schema says required");
    }
}
