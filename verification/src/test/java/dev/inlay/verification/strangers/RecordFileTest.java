// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.TimeUnit;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.record.Bson;
import dev.inlay.record.Decimal;
import dev.inlay.record.Required;
import dev.inlay.record.Unit;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetFiles;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.RowAppender;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Java records of every type that has a column mean to other people what they mean here; and so do rows. */
@Timeout(180) // seconds; the Python environment may have to be made first
@SuppressWarnings({"ArrayRecordComponent", "NullOptional"}) // what users may write
class RecordFileTest {

    private enum Color {
        RED
    }

    private record Scalars(
            boolean bit,
            byte tiny,
            short small,
            int number,
            long large,
            float single,
            double dual,
            char letter,
            Integer box,
            String text,
            @dev.inlay.record.Json String json,
            byte[] bytes,
            @Bson byte[] bson,
            Color color,
            UUID uuid,
            LocalDate date,
            LocalTime time,
            @Unit(TimeUnit.MILLIS) LocalTime millis,
            LocalDateTime local,
            @Unit(TimeUnit.MILLIS) Instant instant,
            @Decimal(precision = 9, scale = 2) BigDecimal price,
            @Decimal(precision = 18, scale = 1) BigDecimal cost,
            @Decimal(precision = 30) BigInteger count,
            OptionalLong maybe) {}

    private record Place(double lat, @Required String name) {}

    private record Nested(
            Place place,
            Optional<Place> somewhere,
            @Required List<@Required String> tags,
            Set<Color> colors,
            float[] vector,
            Map<String, Integer> stock,
            Map<Integer, List<Place>> places,
            List<List<OptionalInt>> matrix) {}

    @TempDir
    Path directory;

    private static final Scalars FULL = new Scalars(
            true,
            Byte.MIN_VALUE,
            Short.MAX_VALUE,
            -1,
            Long.MIN_VALUE,
            0.5f,
            -0.1,
            'é',
            7,
            "text 🚀",
            "{}",
            new byte[] {0, -1},
            new byte[] {5, 0, 0, 0, 0},
            Color.RED,
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            LocalDate.of(1969, 12, 31),
            LocalTime.of(23, 59, 59, 999_999_999),
            LocalTime.of(1, 2, 3, 4_000_000),
            LocalDateTime.of(2026, 11, 21, 12, 34, 56, 789_012_345),
            Instant.parse("1969-12-31T23:59:59.9999Z"),
            new BigDecimal("-1234567.89"),
            new BigDecimal("12345678901234567.8"),
            new BigInteger("-123456789012345678901234567890"),
            OptionalLong.of(9));

    private static final Scalars BARE = new Scalars(
            false, (byte) 0, (short) 0, 0, 0, 0, 0, 'x', null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null);

    @Test
    void everyType() throws IOException {
        Path file = directory.resolve("scalars.parquet");
        ParquetFiles.write(LocalOutputFile.of(file), Scalars.class, List.of(FULL, BARE));

        assertThat(pyarrow(file)).isEqualTo(Json.read("""
                [{"bit": true, "tiny": -128, "small": 32767, "number": -1, "large": -9223372036854775808, "single": 0.5,
                  "dual": -0.1, "letter": "é", "box": 7, "text": "text 🚀", "json": "{}", "bytes": "00ff",
                  "bson": "0500000000", "color": "524544", "uuid": "00112233-4455-6677-8899-aabbccddeeff",
                  "date": "1969-12-31", "time": "23:59:59.999999", "millis": "01:02:03.004000",
                  "local": "2026-11-21T12:34:56.789012", "instant": "1969-12-31T23:59:59.999000+00:00",
                  "price": "-1234567.89", "cost": "12345678901234567.8", "count": "-123456789012345678901234567890",
                  "maybe": 9},
                 {"bit": false, "tiny": 0, "small": 0, "number": 0, "large": 0, "single": 0.0, "dual": 0.0, "letter": "x",
                  "box": null, "text": null, "json": null, "bytes": null, "bson": null, "color": null, "uuid": null,
                  "date": null, "time": null, "millis": null, "local": null, "instant": null, "price": null, "cost": null,
                  "count": null, "maybe": null}]
                """));
        assertThat(ParquetJava.rows(file).get(0).lines())
                .contains(
                        "letter: é",
                        "text: text 🚀",
                        "time: 86399999999",
                        "instant: -1",
                        "price: -123456789",
                        "maybe: 9");
        assertThat(ParquetJava.rows(file).get(1).lines())
                .containsExactly(
                        "bit: false",
                        "tiny: 0",
                        "small: 0",
                        "number: 0",
                        "large: 0",
                        "single: 0.0",
                        "dual: 0.0",
                        "letter: x");
    }

    private static final Nested DEEP = new Nested(
            new Place(1, "a"),
            Optional.of(new Place(2, "b")),
            List.of("x", "y"),
            Set.of(Color.RED),
            new float[] {0.5f, 1},
            Map.of("k", 1),
            Map.of(3, Arrays.asList(new Place(4, "c"), null)),
            Arrays.asList(List.of(OptionalInt.of(5), OptionalInt.empty()), null, List.of()));

    private static final Nested EMPTY =
            new Nested(null, Optional.empty(), List.of(), Set.of(), new float[0], Map.of(), Map.of(), List.of());

    private static final Nested NULL = new Nested(null, null, List.of(), null, null, null, null, null);

    @Test
    void everyNesting() throws IOException {
        Path file = directory.resolve("nested.parquet");
        ParquetFiles.write(LocalOutputFile.of(file), Nested.class, List.of(DEEP, EMPTY, NULL));

        assertThat(pyarrow(file)).isEqualTo(Json.read("""
                [{"place": {"lat": 1.0, "name": "a"}, "somewhere": {"lat": 2.0, "name": "b"}, "tags": ["x", "y"],
                  "colors": ["524544"], "vector": [0.5, 1.0], "stock": [["k", 1]],
                  "places": [[3, [{"lat": 4.0, "name": "c"}, null]]], "matrix": [[5, null], null, []]},
                 {"place": null, "somewhere": null, "tags": [], "colors": [], "vector": [], "stock": [], "places": [],
                  "matrix": []},
                 {"place": null, "somewhere": null, "tags": [], "colors": null, "vector": null, "stock": null,
                  "places": null, "matrix": null}]
                """));
        List<String> rows = ParquetJava.rows(file);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).replaceAll("\\s+", " "))
                .isEqualTo("place lat: 1.0 name: a somewhere lat: 2.0 name: b tags list element: x list element: y"
                        + " colors list element: RED vector list element: 0.5 list element: 1.0"
                        + " stock key_value key: k value: 1"
                        + " places key_value key: 3 value list element lat: 4.0 name: c list"
                        + " matrix list element list element: 5 list list list element ");
        assertThat(rows.get(1).replaceAll("\\s+", " ")).isEqualTo("tags colors vector stock places matrix ");
        assertThat(rows.get(2).replaceAll("\\s+", " ")).isEqualTo("tags ");
    }

    /** The same rows field by field are the same file. */
    @Test
    void rowsAreRecords() throws IOException {
        Path records = directory.resolve("records.parquet");
        Path rows = directory.resolve("rows.parquet");
        ParquetFiles.write(LocalOutputFile.of(records), Nested.class, List.of(DEEP, NULL));

        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(
                        ParquetWriter.forRecord(Nested.class).schema())
                .open(LocalOutputFile.of(rows))) {
            RowAppender row = writer.rows();
            row.struct("place").set("lat", 1).set("name", "a");
            row.struct("somewhere").set("name", "b").set("lat", 2.0);
            row.list("tags").add("x").add("y");
            row.set("colors", Set.of("RED"));
            row.list("vector").add(0.5f).add(1f);
            row.map("stock").entry().set("key", "k").set("value", 1);
            row.map("places")
                    .entry()
                    .set("key", 3)
                    .list("value")
                    .add(Map.of("lat", 4.0, "name", "c"))
                    .addNull();
            row.list("matrix").add(Arrays.asList(5, null)).addNull().addList();
            row.end();
            row.set("tags", new String[0]).end();
            writer.commit();
        }

        assertThat(Files.readAllBytes(rows)).isEqualTo(Files.readAllBytes(records));
    }

    private static Object pyarrow(Path file) {
        return Strangers.orSkip().ask("pyarrow_rows", Map.of("file", file.toString()));
    }
}
