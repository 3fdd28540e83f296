// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.Repetition.OPTIONAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ConvertedType;
import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.BsonType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.Annotations;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.VersionParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pyarrow and DuckDB make of our footers: their numbers are ours, and both are those of the data. */
class FooterTest {

    private static final int ROWS = 700;
    private static final int GROUP = 300;

    private Strangers strangers;
    private static TableFile table;

    @TempDir
    static Path directory;

    /** A column of every kind, with nulls, in three row groups; in the last one, some columns are all null. */
    @BeforeAll
    static void write() throws IOException {
        List<LeafValues> columns = new ArrayList<>();
        for (PrimitiveNode leaf : Stream.concat(Cells.bare(OPTIONAL).stream(), Cells.annotated(OPTIONAL).stream())
                .filter(leaf -> !(leaf.logicalType() instanceof BsonType)) // DuckDB refuses files with it
                .toList()) {
            ValueSource source = new ValueSource(leaf);
            Random random = new Random(leaf.name().hashCode());
            List<Object> values = new ArrayList<>(source.edges());
            while (values.size() < ROWS) {
                boolean blank = random.nextInt(6) == 0 || (values.size() >= 2 * GROUP && columns.size() % 2 == 0);
                values.add(blank ? null : source.next(random));
            }
            columns.add(new LeafValues(leaf, values));
        }
        WriterOptions options = WriterOptions.builder()
                .codec(CompressionCodec.SNAPPY)
                .rowGroupRows(GROUP)
                .pageRows(100)
                .boundsLength(1000) // whole bounds; how they are cut is another test
                .build();
        table = TableFile.write(directory.resolve("every-type.parquet"), columns, options, 128);
    }

    @BeforeEach // not once for the class: surefire counts no skipped test then, and the build looks whole
    void meet() {
        strangers = Strangers.orSkip();
    }

    @Test
    void pyarrowSeesTheTrueBounds() {
        Map<?, ?> metadata = (Map<?, ?>)
                strangers.ask("pyarrow_metadata", Map.of("file", table.path().toString()));

        assertThat(metadata.get("num_rows")).isEqualTo((long) ROWS);
        List<?> groups = (List<?>) metadata.get("row_groups");
        assertThat(groups).hasSize(3);
        for (int group = 0; group < 3; group++) {
            int from = group * GROUP;
            int to = Math.min(ROWS, from + GROUP);
            List<?> chunks = (List<?>) ((Map<?, ?>) groups.get(group)).get("chunks");
            for (int i = 0; i < table.columns().size(); i++) {
                LeafValues column = table.columns().get(i);
                TrueBounds truth = TrueBounds.of(TrueBounds.rows(column, from, to));
                Map<?, ?> chunk = (Map<?, ?>) chunks.get(i);
                Map<?, ?> statistics = (Map<?, ?>) chunk.get("statistics");
                String place = column.node().name() + " in row group " + group;
                assertThat(chunk.get("num_values")).as(place).isEqualTo((long) (to - from));
                assertThat(chunk.get("physical_type"))
                        .as(place)
                        .isEqualTo(column.node().type().name());
                assertThat(chunk.get("compression")).as(place).isEqualTo("SNAPPY");
                assertThat(statistics).as(place).isNotNull();
                assertThat(statistics.get("null_count")).as(place).isEqualTo(truth.nulls());
                assertThat(statistics.get("num_values")).as(place).isEqualTo(to - from - truth.nulls());
                assertThat(statistics.get("min")).as("min of " + place).isEqualTo(truth.min());
                assertThat(statistics.get("max")).as("max of " + place).isEqualTo(truth.max());
            }
        }
    }

    @Test
    void theReceiptIsWhatPyarrowSees() throws IOException {
        Map<?, ?> metadata = (Map<?, ?>)
                strangers.ask("pyarrow_metadata", Map.of("file", table.path().toString()));
        List<?> groups = (List<?>) metadata.get("row_groups");
        WriteReceipt receipt = table.receipt();

        assertThat(receipt.rows()).isEqualTo(metadata.get("num_rows"));
        assertThat(receipt.rowGroups()).isEqualTo(groups.size());
        assertThat(receipt.bytes()).isEqualTo(Files.size(table.path()));
        for (int i = 0; i < table.columns().size(); i++) {
            WriteReceipt.Column column = receipt.columns().get(i);
            LeafValues values = table.columns().get(i);
            TrueBounds truth = TrueBounds.of(values);
            String place = values.node().name();
            long compressed = 0;
            long uncompressed = 0;
            Set<Object> encodings = new TreeSet<>();
            for (Object group : groups) {
                Map<?, ?> chunk = (Map<?, ?>) ((List<?>) ((Map<?, ?>) group).get("chunks")).get(i);
                compressed += (Long) chunk.get("total_compressed_size");
                uncompressed += (Long) chunk.get("total_uncompressed_size");
                encodings.addAll((List<?>) chunk.get("encodings"));
            }
            assertThat(column.path().toString()).isEqualTo(place);
            assertThat(column.compressedBytes()).as(place).isEqualTo(compressed);
            assertThat(column.uncompressedBytes()).as(place).isEqualTo(uncompressed);
            assertThat(column.encodings().stream().map(Enum::name))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(
                            encodings.stream().map(Object::toString).toList());
            assertThat(column.nullCount()).as(place).isEqualTo(truth.nulls());
            assertThat(bound(values, column.min())).as("min of " + place).isEqualTo(truth.min());
            assertThat(bound(values, column.max())).as("max of " + place).isEqualTo(truth.max());
        }
    }

    /** The canonical text of a bound, which is PLAIN bytes. */
    private static String bound(LeafValues column, Binary bound) {
        if (bound == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(bound.toArray()).order(ByteOrder.LITTLE_ENDIAN);
        return column.canonical(
                switch (column.node().type()) {
                    case BOOLEAN -> bytes.get(0) == 1;
                    case INT32 -> bytes.getInt();
                    case INT64 -> bytes.getLong();
                    case FLOAT -> bytes.getFloat();
                    case DOUBLE -> bytes.getDouble();
                    case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> bytes.array();
                });
    }

    @Test
    void duckdbSeesTheSameChunks() {
        List<?> chunks = (List<?>)
                strangers.ask("duckdb_metadata", Map.of("file", table.path().toString()));
        Map<?, ?> pyarrow = (Map<?, ?>)
                strangers.ask("pyarrow_metadata", Map.of("file", table.path().toString()));

        int columns = table.columns().size();
        assertThat(chunks).hasSize(3 * columns);
        for (Object entry : chunks) {
            Map<?, ?> chunk = (Map<?, ?>) entry;
            int group = ((Long) chunk.get("row_group_id")).intValue();
            int index = ((Long) chunk.get("column_id")).intValue();
            LeafValues column = table.columns().get(index);
            int to = Math.min(ROWS, (group + 1) * GROUP);
            TrueBounds truth = TrueBounds.of(TrueBounds.rows(column, group * GROUP, to));
            String place = column.node().name() + " in row group " + group;
            assertThat(chunk.get("path_in_schema")).isEqualTo(column.node().name());
            assertThat(chunk.get("type"))
                    .as(place)
                    .isEqualTo(column.node().type().name());
            assertThat(chunk.get("num_values")).as(place).isEqualTo((long) (to - group * GROUP));
            assertThat(chunk.get("stats_null_count")).as(place).isEqualTo(truth.nulls());
            assertThat(chunk.get("compression")).as(place).isEqualTo("SNAPPY");
            Map<?, ?> rowGroup = (Map<?, ?>) ((List<?>) pyarrow.get("row_groups")).get(group);
            Map<?, ?> other = (Map<?, ?>) ((List<?>) rowGroup.get("chunks")).get(index);
            for (String number : List.of(
                    "total_compressed_size", "total_uncompressed_size", "data_page_offset", "dictionary_page_offset")) {
                assertThat(chunk.get(number)).as(number + " of " + place).isEqualTo(other.get(number));
            }
        }
    }

    @Test
    void duckdbSeesTheSameSchema() {
        List<?> elements = (List<?>)
                strangers.ask("duckdb_schema", Map.of("file", table.path().toString()));

        assertThat(elements).hasSize(1 + table.columns().size());
        assertThat(((Map<?, ?>) elements.get(0)).get("num_children"))
                .isEqualTo((long) table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            PrimitiveNode node = table.columns().get(i).node();
            Map<?, ?> element = (Map<?, ?>) elements.get(i + 1);
            assertThat(element.get("name")).isEqualTo(node.name());
            assertThat(element.get("type"))
                    .as(node.name())
                    .isEqualTo(node.type().name());
            assertThat(element.get("repetition_type")).as(node.name()).isEqualTo("OPTIONAL");
            if (node.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY) {
                assertThat(String.valueOf(element.get("type_length")))
                        .as(node.name())
                        .isEqualTo("" + node.typeLength());
            }
            ConvertedType converted = node.logicalType() == null ? null : Annotations.convertedType(node.logicalType());
            assertThat(element.get("converted_type"))
                    .as(node.name())
                    .isEqualTo(converted == null ? null : converted.name());
        }
    }

    @Test
    void createdByIsOneThatReadersParse() throws Exception {
        Map<?, ?> metadata = (Map<?, ?>)
                strangers.ask("pyarrow_metadata", Map.of("file", table.path().toString()));

        // parquet-java decides by it which known bugs of writers a file may have
        VersionParser.ParsedVersion parsed = VersionParser.parse((String) metadata.get("created_by"));
        assertThat(parsed.application).isEqualTo("inlay");
        assertThat(parsed.hasSemanticVersion()).isTrue();
        assertThat(metadata.get("format_version")).isIn("1.0", "2.6");
    }

    @ParameterizedTest
    @CsvSource({"float", "double"})
    void floatsWithoutNumbersHaveNoBounds(String type) throws IOException {
        boolean single = type.equals("float");
        PrimitiveNode node =
                new PrimitiveNode("v", OPTIONAL, single ? PhysicalType.FLOAT : PhysicalType.DOUBLE, 0, null, null);
        List<Object> values =
                single ? Arrays.asList(Float.NaN, null, Float.NaN) : Arrays.asList(Double.NaN, null, Double.NaN);
        Path path = directory.resolve("nan-" + type + ".parquet");
        TableFile file = TableFile.write(
                path,
                List.of(new LeafValues(node, values)),
                WriterOptions.builder().build(),
                10);

        file.mustBeReadBy(strangers, List.of(Engine.values()));
        Map<?, ?> statistics = statistics(path, 0);
        assertThat(statistics.get("min")).isNull();
        assertThat(statistics.get("max")).isNull();
        assertThat(statistics.get("null_count")).isEqualTo(1L);
    }

    @Test
    void longBoundsAreCutAndStillBound() throws IOException {
        // 64 bytes are kept; cutting must not end in half a character, and the upper bound must grow
        String prefix = "x".repeat(62);
        List<String> texts = List.of(prefix + "aaaa", prefix + "é€é", prefix + "\uFFFF\uFFFF");
        List<Object> values = new ArrayList<>();
        texts.forEach(text -> values.add(text.getBytes(UTF_8)));
        PrimitiveNode node =
                new PrimitiveNode("text", OPTIONAL, PhysicalType.BYTE_ARRAY, 0, LogicalType.string(), null);
        Path path = directory.resolve("long-bounds.parquet");

        TableFile.write(
                        path,
                        List.of(new LeafValues(node, values)),
                        WriterOptions.builder().build(),
                        10)
                .mustBeReadBy(strangers, List.of(Engine.values()));

        byte[] min = HexFormat.of().parseHex((String) statistics(path, 0).get("min"));
        byte[] max = HexFormat.of().parseHex((String) statistics(path, 0).get("max"));
        assertThat(min).hasSizeLessThanOrEqualTo(64);
        assertThat(max).hasSizeLessThanOrEqualTo(64);
        for (Object value : values) {
            assertThat(Arrays.compareUnsigned(min, (byte[]) value)).isLessThanOrEqualTo(0);
            assertThat(Arrays.compareUnsigned(max, (byte[]) value)).isGreaterThanOrEqualTo(0);
        }
        // malformed UTF-8 would be refused here
        UTF_8.newDecoder().decode(ByteBuffer.wrap(min));
        UTF_8.newDecoder().decode(ByteBuffer.wrap(max));
        List<?> chunks = (List<?>) strangers.ask("duckdb_metadata", Map.of("file", path.toString()));
        assertThat(((Map<?, ?>) chunks.get(0)).get("min_is_exact")).isEqualTo(false);
        assertThat(((Map<?, ?>) chunks.get(0)).get("max_is_exact")).isEqualTo(false);
    }

    private Map<?, ?> statistics(Path file, int column) {
        Map<?, ?> metadata = (Map<?, ?>) strangers.ask("pyarrow_metadata", Map.of("file", file.toString()));
        List<?> chunks = (List<?>) ((Map<?, ?>) ((List<?>) metadata.get("row_groups")).get(0)).get("chunks");
        return (Map<?, ?>) ((Map<?, ?>) chunks.get(column)).get("statistics");
    }
}
