// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.format.TimeUnit;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.MemoryFile;
import dev.inlay.record.Bson;
import dev.inlay.record.Decimal;
import dev.inlay.record.FieldId;
import dev.inlay.record.Ignore;
import dev.inlay.record.Json;
import dev.inlay.record.Name;
import dev.inlay.record.Required;
import dev.inlay.record.Unit;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that a record class becomes, the rows that records become, and what is refused of both. */
@SuppressWarnings({"ArrayRecordComponent", "NullOptional", "UnusedMethod"}) // what users may write
class RecordsTest {

    private final MemoryFile file = new MemoryFile("records");

    private enum Color {
        RED,
        GREEN
    }

    private record Place(double lat, double lon) {}

    private record Pair<A, B>(@Required A first, B second) {}

    private record Nest<T>(Pair<T, List<Map<String, T>>> pair) {}

    @Name("everything")
    private record Everything(
            boolean bit,
            byte tiny,
            short small,
            int number,
            long large,
            float single,
            double dual,
            char letter,
            Boolean bits,
            Byte tinies,
            Short smalls,
            Integer numbers,
            Long larges,
            Float singles,
            Double duals,
            Character letters,
            @Required String text,
            @Json String json,
            byte[] bytes,
            @Bson @Required byte[] bson,
            Color color,
            UUID uuid,
            LocalDate date,
            LocalTime time,
            @Unit(TimeUnit.MILLIS) LocalTime millis,
            LocalDateTime local,
            @Unit(TimeUnit.NANOS) Instant instant,
            @Decimal(precision = 9, scale = 2) BigDecimal price,
            @Decimal(precision = 20) BigInteger count,
            @FieldId(7) Place place,
            OptionalInt optionalInt,
            OptionalLong optionalLong,
            OptionalDouble optionalDouble,
            @Decimal(precision = 4, scale = 1) Optional<BigDecimal> optional,
            Optional<Place> somewhere,
            @Name("tag list") @FieldId(-1) @Required List<@Required String> tags,
            Set<Color> colors,
            int[] ints,
            float[] floats,
            String[] words,
            @Decimal(precision = 3) BigInteger[] counts,
            Map<String, @Decimal(precision = 5, scale = 1) BigDecimal> prices,
            Map<Integer, List<@Required Place>> places,
            List<List<Integer>> matrix,
            List<? extends Place> wild,
            Nest<String> nest,
            @Ignore Object ignored) {}

    @Test
    void everyTypeHasItsField() {
        assertThat(ParquetWriter.forRecord(Everything.class).schema()).isEqualTo(Schema.parse("""
                message everything {
                  required boolean bit;
                  required int32 tiny (INTEGER(8,true));
                  required int32 small (INTEGER(16,true));
                  required int32 number;
                  required int64 large;
                  required float single;
                  required double dual;
                  required binary letter (STRING);
                  optional boolean bits;
                  optional int32 tinies (INTEGER(8,true));
                  optional int32 smalls (INTEGER(16,true));
                  optional int32 numbers;
                  optional int64 larges;
                  optional float singles;
                  optional double duals;
                  optional binary letters (STRING);
                  required binary text (STRING);
                  optional binary json (JSON);
                  optional binary bytes;
                  required binary bson (BSON);
                  optional binary color (ENUM);
                  optional fixed_len_byte_array(16) uuid (UUID);
                  optional int32 date (DATE);
                  optional int64 time (TIME(MICROS,false));
                  optional int32 millis (TIME(MILLIS,false));
                  optional int64 local (TIMESTAMP(MICROS,false));
                  optional int64 instant (TIMESTAMP(NANOS,true));
                  optional int32 price (DECIMAL(9,2));
                  optional fixed_len_byte_array(9) count (DECIMAL(20,0));
                  optional group place = 7 { required double lat; required double lon; }
                  optional int32 optionalInt;
                  optional int64 optionalLong;
                  optional double optionalDouble;
                  optional int32 optional (DECIMAL(4,1));
                  optional group somewhere { required double lat; required double lon; }
                  required group "tag list" (LIST) = -1 { repeated group list { required binary element (STRING); } }
                  optional group colors (LIST) { repeated group list { optional binary element (ENUM); } }
                  optional group ints (LIST) { repeated group list { required int32 element; } }
                  optional group floats (LIST) { repeated group list { required float element; } }
                  optional group words (LIST) { repeated group list { optional binary element (STRING); } }
                  optional group counts (LIST) { repeated group list { optional int32 element (DECIMAL(3,0)); } }
                  optional group prices (MAP) {
                    repeated group key_value { required binary key (STRING); optional int32 value (DECIMAL(5,1)); }
                  }
                  optional group places (MAP) {
                    repeated group key_value {
                      required int32 key;
                      optional group value (LIST) {
                        repeated group list { required group element { required double lat; required double lon; } }
                      }
                    }
                  }
                  optional group matrix (LIST) {
                    repeated group list {
                      optional group element (LIST) { repeated group list { optional int32 element; } }
                    }
                  }
                  optional group wild (LIST) {
                    repeated group list { optional group element { required double lat; required double lon; } }
                  }
                  optional group nest {
                    optional group pair {
                      required binary first (STRING);
                      optional group second (LIST) {
                        repeated group list {
                          optional group element (MAP) {
                            repeated group key_value { required binary key (STRING); optional binary value (STRING); }
                          }
                        }
                      }
                    }
                  }
                }
                """));
    }

    private record Node(List<Node> children) {}

    private record WithObject(Object value) {}

    private record WithDuration(List<Duration> times) {}

    private record WithDecimal(BigDecimal price) {}

    private record WithWrongDecimal(
            @Decimal(precision = 2, scale = 3) BigDecimal price) {}

    private record WithMark(@Unit(TimeUnit.MILLIS) String text) {}

    private record WithOuterMark(@Decimal(precision = 5) List<BigDecimal> prices) {}

    @SuppressWarnings("rawtypes")
    private record WithRaw(List list) {}

    private record WithRequiredOptional(@Required Optional<String> text) {}

    private record WithShorts(short[] values) {}

    private record WithTwo(@Name("a") int x, int a) {}

    private record Empty(@Ignore int x) {}

    private record WithOnlyEmpty(int x, Empty empty) {}

    static Stream<Arguments> classesWithoutSchema() {
        String supported =
                " has no column: a component is a primitive or its box, String, an enum, BigDecimal, BigInteger,"
                        + " UUID, Instant, LocalDate, LocalTime, LocalDateTime, byte[], a record, a Collection, Map, Optional or array"
                        + " of these";
        return Stream.of(
                Arguments.of(
                        Node.class,
                        "record component Node.children.element: " + Node.class.getTypeName()
                                + " contains itself, and a schema has an end"),
                Arguments.of(WithObject.class, "record component WithObject.value: java.lang.Object" + supported),
                Arguments.of(
                        WithDuration.class,
                        "record component WithDuration.times.element: java.time.Duration" + supported),
                Arguments.of(WithShorts.class, "record component WithShorts.values: short[]" + supported),
                Arguments.of(
                        WithDecimal.class,
                        "record component WithDecimal.price: a BigDecimal needs @Decimal(precision = …, scale = …)"),
                Arguments.of(
                        WithWrongDecimal.class,
                        "record component WithWrongDecimal.price: DECIMAL scale 3 not in 0 to precision 2"),
                Arguments.of(
                        WithMark.class,
                        "record component WithMark.text: @Unit means nothing to java.lang.String; what is inside a type is"
                                + " annotated inside: List<@Unit …>"),
                Arguments.of(
                        WithOuterMark.class,
                        "record component WithOuterMark.prices.element: a BigDecimal needs @Decimal(precision = …, scale ="
                                + " …)"),
                Arguments.of(
                        WithRaw.class,
                        "record component WithRaw.list: java.util.List does not say what is in it: write List<…> with its"
                                + " types"),
                Arguments.of(
                        WithRequiredOptional.class,
                        "record component WithRequiredOptional.text: an Optional cannot be @Required"),
                Arguments.of(Pair.class, "record component Pair.first: what A stands for is not known here"),
                Arguments.of(
                        WithTwo.class,
                        "record " + WithTwo.class.getTypeName()
                                + ": field a: another field beside it has the same name"),
                Arguments.of(
                        WithOnlyEmpty.class,
                        "record component WithOnlyEmpty.empty: a record without components has nothing to write"));
    }

    @ParameterizedTest
    @MethodSource("classesWithoutSchema")
    void aClassWithoutSchemaIsRefused(Class<? extends Record> record, String message) {
        assertThatThrownBy(() -> ParquetWriter.forRecord(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aLookupMustBeAbleToReadTheRecord() {
        assertThat(ParquetWriter.forRecord(Trip.class, MethodHandles.lookup())
                        .schema()
                        .fields())
                .hasSize(2);
        assertThatThrownBy(() -> ParquetWriter.forRecord(Trip.class, MethodHandles.publicLookup()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("record " + Trip.class.getTypeName() + ": the lookup ")
                .hasMessageEndingWith(
                        "may not read it: it should be the MethodHandles.lookup() of a class in the record's module");
    }

    private record Trip(long id, String city) {}

    private static final Schema TRIP = ParquetWriter.forRecord(Trip.class).schema();

    @Test
    void makesTheFileThatBatchesMake() throws IOException {
        int rows = 10_000;
        long[] ids = new long[rows];
        String[] cities = new String[rows];
        List<Trip> trips = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            ids[i] = i * 0x9e3779b97f4a7c15L;
            cities[i] = i % 3 == 0 ? null : "city" + i % 50;
            trips.add(new Trip(ids[i], cities[i]));
        }
        WriterOptions options =
                WriterOptions.builder().pageRows(700).rowGroupRows(4_001).build();
        MemoryFile batches = new MemoryFile();
        RecordBatch batch = new RecordBatch(TRIP, rows, List.of(LongVector.of(ids), BinaryVector.ofUtf8(cities)));
        ParquetFiles.write(batches, TRIP, options, List.of(batch));

        WriteReceipt receipt = ParquetFiles.write(file, Trip.class, options, trips);

        assertThat(receipt.rows()).isEqualTo(rows);
        assertThat(file.toByteArray()).isEqualTo(batches.toByteArray());
    }

    @Test
    void aRecordThatDoesNotFitDoesNoHarm() throws IOException {
        try (ParquetWriter<Trip> writer = ParquetWriter.forRecord(Trip.class).open(file)) {
            writer.write(new Trip(1, "a"));
            assertThatThrownBy(() -> writer.write(new Trip(2, "\ud800")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column city, row 1: char 0 of 1 is half a surrogate pair: U+D800");
            assertThatThrownBy(() -> writer.write(null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row 1: the record is null");
            assertThatThrownBy(writer::rows)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this writer takes records; one made by forSchema takes rows");
            writer.write(new Trip(3, null));
            assertThat(writer.rowsWritten()).isEqualTo(2);
            writer.commit();
            assertThatThrownBy(() -> writer.write(new Trip(4, null)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("records is already committed");
        }
        assertThat(new FileDump(file.toByteArray(), TRIP).column(0)).containsExactly(1L, 3L);
    }

    private record Strict(
            @Required String text,
            @Decimal(precision = 3, scale = 1) BigDecimal price) {}

    @Test
    void whatIsRequiredIsNotNull() throws IOException {
        try (ParquetWriter<Strict> writer =
                ParquetWriter.forRecord(Strict.class).open(file)) {
            assertThatThrownBy(() -> writer.write(new Strict(null, null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column text, row 0: no value in a required field");
            assertThatThrownBy(() -> writer.write(new Strict("", new BigDecimal("0.25"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column price, row 0: 0.25 has more than 1 digits after the point, DECIMAL(3,1)");
            assertThat(writer.commit().rows()).isZero();
        }
    }

    private record Failing(int before, String text) {
        @Override
        public String text() {
            if (text.equals("fail")) {
                throw new IllegalArgumentException("an accessor that fails");
            }
            return text;
        }
    }

    @Test
    void anAccessorThatThrowsEndsTheWriter(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("t.parquet");
        ParquetWriter<Failing> writer = ParquetWriter.forRecord(Failing.class).open(LocalOutputFile.of(place));
        writer.write(new Failing(1, "a"));
        Throwable first = catchThrowable(() -> writer.write(new Failing(2, "fail")));
        assertThat(first).isInstanceOf(IllegalArgumentException.class).hasMessage("an accessor that fails");
        for (Call call : List.<Call>of(() -> writer.write(new Failing(3, "b")), writer::commit, writer::endRowGroup)) {
            assertThatThrownBy(call::run).isInstanceOf(IOException.class).hasCause(first);
        }
        assertThatThrownBy(writer::close)
                .isInstanceOf(UncommittedException.class)
                .hasCause(first);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(() ->
                        ParquetFiles.write(LocalOutputFile.of(place), Failing.class, List.of(new Failing(1, "fail"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordsInsideRecords() throws IOException {
        Place place = new Place(1, 2);
        Pair<Color, int[]> pair = new Pair<>(Color.GREEN, new int[] {3, 4});
        try (ParquetWriter<Outer> writer = ParquetWriter.forRecord(Outer.class).open(file)) {
            writer.write(new Outer(
                    place,
                    Arrays.asList(place, null),
                    Map.of("k", List.of(place)),
                    Optional.of(pair),
                    OptionalInt.of(5)));
            writer.write(new Outer(place, List.of(), Map.of(), Optional.empty(), OptionalInt.empty()));
            writer.write(new Outer(place, null, null, null, null));
            assertThatThrownBy(() -> writer.write(new Outer(null, null, null, null, null)))
                    .hasMessage("column place, row 3: no value in a required field");
            assertThatThrownBy(
                            () -> writer.write(new Outer(place, null, null, Optional.of(new Pair<>(null, null)), null)))
                    .hasMessage("column pair.first, row 3: no value in a required field");
            assertThatThrownBy(() -> writer.write(new Outer(place, polluted(), null, null, null)))
                    .hasMessage("column places.list.element, row 3: a value of java.lang.String; takes records of "
                            + Place.class.getTypeName());
            writer.commit();
        }

        Schema schema = ParquetWriter.forRecord(Outer.class).schema();
        List<Object> boxed = List.of(1.0, 2.0);
        assertThat(NestedTable.assemble(new FileDump(file.toByteArray(), schema), schema))
                .containsExactly(
                        Arrays.asList(
                                boxed,
                                Arrays.asList(boxed, null),
                                List.of(List.of(Table.utf8("k"), List.of(boxed))),
                                List.of(Table.utf8("GREEN"), List.of(3, 4)),
                                5),
                        Arrays.asList(boxed, List.of(), List.of(), null, null),
                        Arrays.asList(boxed, null, null, null, null));
    }

    @SuppressWarnings("unchecked")
    private static List<Place> polluted() {
        return (List<Place>) (List<?>) List.of("a text");
    }

    private record Outer(
            @Required Place place,
            List<Place> places,
            Map<String, List<@Required Place>> byName,
            Optional<Pair<Color, int[]>> pair,
            OptionalInt number) {}

    private interface Call {
        void run() throws IOException;
    }
}
