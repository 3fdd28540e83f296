// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.util.Arrays.asList;

import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.Schema;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested columns written here, read by other people, record for record. */
@Timeout(180) // seconds; the Python environment may have to be made first
class NestedTest {

    private static final List<Engine> NESTED =
            List.of(Engine.PYARROW, Engine.DUCKDB, Engine.POLARS, Engine.PARQUET_JAVA);

    /** DuckDB takes a repeated group of one repeated field for the middle of a list, and drops a level. */
    private static final List<Engine> REPEATED = List.of(Engine.PYARROW, Engine.POLARS, Engine.PARQUET_JAVA);

    private Strangers strangers;

    @TempDir
    Path directory;

    @BeforeEach
    void meet() {
        strangers = Strangers.orSkip();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void randomRecords(boolean annotated) throws IOException {
        Random random = new Random(20261121);
        for (int i = 0; i < 60; i++) {
            NestedRecords records = new NestedRecords(random);
            Schema schema = records.schema(annotated);
            WriterOptions options = WriterOptions.builder()
                    .codec(CompressionCodec.SNAPPY)
                    .pageRows(1 + random.nextInt(60))
                    .pageBytes(64 + random.nextInt(2000))
                    .rowGroupRows(50 + random.nextInt(200))
                    .dictionaryBytes(1 + random.nextInt(400))
                    .build();
            List<List<Object>> rows = records.records(schema, random.nextInt(300));
            NestedFile file = NestedFile.write(directory.resolve("random" + i), schema, rows, options, 97);
            for (Engine engine : annotated ? NESTED : REPEATED) {
                file.mustBeReadBy(strangers, engine);
            }
        }
    }

    @Test
    void thePapersDocument() throws IOException {
        Schema schema = Schema.parse("""
                message Document {
                  required int64 DocId;
                  optional group Links { repeated int64 Backward; repeated int64 Forward; }
                  repeated group Name {
                    repeated group Language { required binary Code (STRING); optional binary Country (STRING); }
                    optional binary Url (STRING);
                  }
                }
                """);
        List<Object> r1 = asList(
                10L,
                asList(List.of(), asList(20L, 40L, 60L)),
                asList(
                        asList(asList(asList("en-us", "us"), asList("en", null)), "http://A"),
                        asList(List.of(), "http://B"),
                        asList(asList(asList((Object) "en-gb", "gb")), null)));
        List<Object> r2 = asList(
                20L, asList(asList(10L, 30L), asList((Object) 80L)), asList((Object) asList(List.of(), "http://C")));
        NestedFile file = NestedFile.write(
                directory.resolve("document"),
                schema,
                List.of(r1, r2),
                WriterOptions.builder().build(),
                2);
        for (Engine engine : NESTED) {
            file.mustBeReadBy(strangers, engine);
        }
    }

    /** What fastparquet knows of nesting. */
    @Test
    void listsAndMapsOfLeaves() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  optional group tags (LIST) { repeated group list { optional int64 element; } }
                  optional group counts (MAP) {
                    repeated group key_value { required binary key (STRING); optional int64 value; }
                  }
                }
                """);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Object tags = i % 5 == 0 ? null : i % 5 == 1 ? List.of() : asList((long) i, null, 7L);
            Object counts = i % 3 == 0 ? null : asList(asList("a", (long) i), asList("b" + i, i % 2 == 0 ? null : 1L));
            rows.add(asList(tags, counts));
        }
        NestedFile file = NestedFile.write(
                directory.resolve("leaves"),
                schema,
                rows,
                WriterOptions.builder().pageRows(100).build(),
                77);
        for (Engine engine : Engine.values()) {
            file.mustBeReadBy(strangers, engine);
        }
    }
}
