// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.statistics.geospatial.BoundingBox;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Geospatial statistics, VARIANT, FILE and INT96: what others make of them. Geospatial values are among the {@link Cells}. */
@Timeout(180) // seconds; the Python environment may have to be made first
class SpecialTypesTest {

    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    private Strangers strangers;

    @TempDir
    Path directory;

    @BeforeEach
    void meet() {
        strangers = Strangers.orSkip();
    }

    /** Two columns, one planar and one not, in four row groups; the last is of nulls. */
    @Test
    void geospatialStatistics() throws IOException {
        List<Object> values = asList(
                // big-endian, little-endian, both in one value
                hex("00 00000001 4024000000000000 403e000000000000"),
                hex("01 01000000 0000000000003e40 0000000000002440"),
                hex("01 04000000 01000000 00 00000001 c000000000000000 4008000000000000"),
                null,
                // POINT ZM (1 2 3 4), LINESTRING EMPTY, POINT EMPTY
                hex("00 00000bb9 3ff0000000000000 4000000000000000 4008000000000000 4010000000000000"),
                hex("01 02000000 00000000"),
                hex("01 02000000 00000000"),
                hex("01 01000000 000000000000f87f 000000000000f87f"),
                null,
                null);
        TableFile file = TableFile.write(
                directory.resolve("shapes.parquet"),
                List.of(
                        leaf("planar", new GeometryType(null), values),
                        leaf("earth", new GeographyType(null, null), values)),
                WriterOptions.builder().rowGroupRows(3).build(),
                4);
        List<Object> none = asList(null, null, null, null, null, null, null, null);
        List<List<Object>> expected = List.of(
                asList(with(asList(-2d, 30d, 3d, 30d, null, null, null, null), 1L, 4L), with(none, 1L, 4L)),
                asList(with(asList(1d, 1d, 2d, 2d, 3d, 3d, 4d, 4d), 2L, 3001L), with(none, 2L, 3001L)),
                asList(with(none, 1L, 2L), with(none, 1L, 2L)),
                asList(null, null));

        assertThat(strangers.ask(
                        "geospatial_statistics", Map.of("file", file.path().toString())))
                .isEqualTo(expected);
        assertThat(parquetJavaStatistics(file.path())).isEqualTo(expected);
        file.mustBeReadBy(strangers, List.of(Engine.PYARROW, Engine.PARQUET_JAVA));
    }

    private static List<Object> with(List<Object> box, Long... types) {
        List<Object> all = new ArrayList<>(box);
        all.add(List.of(types));
        return all;
    }

    private static List<List<Object>> parquetJavaStatistics(Path file) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            List<List<Object>> groups = new ArrayList<>();
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                List<Object> chunks = new ArrayList<>();
                block.getColumns().forEach(chunk -> chunks.add(plain(chunk.getGeospatialStatistics())));
                groups.add(chunks);
            }
            return groups;
        }
    }

    private static @Nullable List<Object> plain(@Nullable GeospatialStatistics statistics) {
        if (statistics == null) {
            return null;
        }
        BoundingBox box = statistics.getBoundingBox();
        List<Object> numbers = asList(null, null, null, null, null, null, null, null);
        if (box != null) {
            double[] all = {
                box.getXMin(), box.getXMax(), box.getYMin(), box.getYMax(),
                box.getZMin(), box.getZMax(), box.getMMin(), box.getMMax()
            };
            for (int i = 0; i < all.length; i++) {
                // a dimension that is not there has its limits the wrong way around, or none
                boolean absent = Double.isNaN(all[i]) || all[i / 2 * 2] > all[i / 2 * 2 + 1];
                numbers.set(i, absent ? null : (Object) all[i]);
            }
        }
        return with(
                numbers,
                statistics.getGeospatialTypes().getTypes().stream()
                        .map(Integer::longValue)
                        .sorted()
                        .toArray(Long[]::new));
    }

    @Test
    void int96() throws IOException {
        // 2009-03-01T00:01, the last nanosecond of 1969, 1700, 2262-04-11
        List<Long> instants =
                List.of(1_235_865_660_000_000_000L, -1L, -8_520_336_000_000_000_000L, Long.MAX_VALUE / 1000 * 1000);
        List<Object> present = new ArrayList<>();
        List<Object> gaps = new ArrayList<>();
        List<List<Object>> expected =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 200; i++) {
            long micros = instants.get(i % instants.size()) / 1000 * 1000;
            boolean isNull = i % 5 == 2;
            present.add(julian(micros));
            gaps.add(isNull ? null : julian(micros));
            for (int column = 0; column < 4; column++) {
                expected.get(column).add(isNull && column % 2 == 1 ? null : (Object) micros);
            }
        }
        ColumnOptions plain = ColumnOptions.builder().dictionary(false).build();
        TableFile file = TableFile.write(
                directory.resolve("int96.parquet"),
                List.of(
                        int96("a", REQUIRED, present),
                        int96("b", OPTIONAL, gaps),
                        int96("c", REQUIRED, present),
                        int96("d", OPTIONAL, gaps)),
                WriterOptions.builder()
                        .int96(true)
                        .pageRows(64)
                        .rowGroupRows(150)
                        .column("c", plain)
                        .column("d", plain)
                        .build(),
                33);

        assertThat(ParquetJava.layout(file.path()).get(0).get(0)).startsWith("dictionary(4) RLE_DICTIONARY(64)");
        assertThat(ParquetJava.layout(file.path()).get(0).get(3)).startsWith("PLAIN(64)");
        assertThat(ParquetJava.read(file.path()).stream().map(ParquetJava.Column::values))
                .isEqualTo(file.columns().stream().map(LeafValues::canonical).toList());
        for (Engine engine : List.of(Engine.PYARROW, Engine.DUCKDB, Engine.POLARS, Engine.FASTPARQUET)) {
            assertThat(strangers.ask(
                            "int96",
                            Map.of("engine", engine.label(), "file", file.path().toString())))
                    .as(engine.label())
                    .isEqualTo(expected);
        }
    }

    private static byte[] julian(long nanos) {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Math.floorMod(nanos, NANOS_OF_DAY))
                .putInt((int) (JULIAN_DAY_OF_1970 + Math.floorDiv(nanos, NANOS_OF_DAY)))
                .array();
    }

    private static LeafValues int96(String name, Repetition repetition, List<Object> values) {
        return new LeafValues(new PrimitiveNode(name, repetition, PhysicalType.INT96, 0, null, null), values);
    }

    /** As structs where the type is not known; DuckDB knows it and decodes the values. */
    @Test
    void variants() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  required int64 id;
                  optional group v (VARIANT(1)) { required binary metadata; required binary value; }
                }
                """);
        String none = "0x010000";
        // names a to e; { "c": 3 } of int8
        String names = "0x11050001020304056162636465";
        List<List<Object>> rows = List.of(
                asList(1L, asList(none, "0x0c2a")),
                asList(2L, null),
                asList(3L, asList(none, "0x1d69636562657267")),
                asList(4L, asList(names, "0x0201020002" + "0c03")),
                asList(5L, asList(none, "0x04")));
        NestedFile file =
                NestedFile.write(directory.resolve("variants.parquet"), schema, rows, WriterOptions.DEFAULT, 2);

        file.mustBeReadBy(strangers, Engine.PYARROW);
        file.mustBeReadBy(strangers, Engine.PARQUET_JAVA);
        assertThat(strangers.ask("variants_as_json", Map.of("file", file.path().toString(), "column", "v")))
                .isEqualTo(asList("42", null, "\"iceberg\"", "{\"c\":3}", "true"));
        assertRefused(file, Engine.POLARS, "LogicalType union has no variant set");
    }

    /** FILE is newer than these engines; two of them refuse files with a group annotation that they do not know. */
    @Test
    void files() throws IOException {
        Schema schema = Schema.parse("""
                message m {
                  optional group f (FILE) {
                    optional binary uri (STRING);
                    optional int64 offset;
                    optional int64 size;
                    optional binary content_type (STRING);
                    optional binary checksum (STRING);
                    optional binary inline;
                  }
                }
                """);
        List<List<Object>> rows = List.of(
                asList((Object) asList("s3://bucket/key", 0L, Long.MAX_VALUE, "image/png", "CRC32:00000000", null)),
                asList((Object) null),
                asList((Object) asList(null, null, null, null, null, "0x00ff")));
        NestedFile file = NestedFile.write(directory.resolve("files.parquet"), schema, rows, WriterOptions.DEFAULT, 2);

        file.mustBeReadBy(strangers, Engine.DUCKDB);
        file.mustBeReadBy(strangers, Engine.PARQUET_JAVA);
        assertRefused(file, Engine.PYARROW, "Logical type Undefined cannot be applied to group node");
        assertRefused(file, Engine.POLARS, "LogicalType union has no variant set");
    }

    /** Fails when the engine learns the type: then it can be asked like the others. */
    private void assertRefused(NestedFile file, Engine engine, String reason) {
        assertThatThrownBy(() -> file.mustBeReadBy(strangers, engine)).hasMessageContaining(reason);
    }

    private static LeafValues leaf(String name, LogicalType type, List<Object> values) {
        return new LeafValues(new PrimitiveNode(name, OPTIONAL, PhysicalType.BYTE_ARRAY, 0, type, null), values);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
