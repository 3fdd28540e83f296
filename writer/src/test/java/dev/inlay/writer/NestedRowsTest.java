// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static dev.inlay.format.PhysicalType.DOUBLE;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;
import static dev.inlay.schema.FieldType.group;
import static dev.inlay.schema.FieldType.list;
import static dev.inlay.schema.FieldType.map;
import static dev.inlay.schema.FieldType.optional;
import static dev.inlay.schema.FieldType.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Structs, lists and maps field by field. */
class NestedRowsTest {

    private static final Schema ORDER = Schema.builder("order")
            .required("id", INT64)
            .optional("place", group(g -> g.required("lat", DOUBLE).optional("lon", DOUBLE)))
            .optional("tags", list(required(LogicalType.string())))
            .optional(
                    "items",
                    list(optional(group(
                            g -> g.required("sku", LogicalType.string()).optional("sizes", list(optional(INT32)))))))
            .optional("stock", map(required(LogicalType.string()), optional(INT32)))
            .optional("matrix", list(optional(list(optional(INT32)))))
            .optional("maps", list(optional(map(required(INT32)))))
            .build();

    private final MemoryFile file = new MemoryFile("orders");

    /**
     * Any schema, any rows: appended by whichever way there is for each value, between rows that are begun and lost, they make the
     * file that they make as batches.
     */
    @Property(tries = 400, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void makeTheFileThatBatchesMake(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed, @ForAll @IntRange(min = 0, max = 60) int rows)
            throws IOException {
        Random random = new Random(seed);
        NestedTable table = NestedTable.random(RandomSchema.of(random), rows, random);
        WriterOptions options = WriterOptions.builder().pageRows(13).build();

        try (var writer =
                ParquetWriter.forSchema(table.schema()).options(options).open(file)) {
            RowAppender row = writer.rows();
            for (List<Object> values : table.rows()) {
                if (random.nextInt(4) == 0) {
                    fields(row, table.schema().fields(), values, random.nextInt(values.size() + 1), random);
                    row.discard();
                }
                fields(row, table.schema().fields(), values, values.size(), random);
                row.end();
                if (random.nextInt(20) == 0) {
                    writer.write(table.batch(0, 0)); // what is held back goes first
                }
            }
            writer.commit();
        }

        assertThat(file.toByteArray()).isEqualTo(table.write(options));
    }

    private static void fields(FieldsAppender<?> to, List<SchemaNode> nodes, List<?> values, int count, Random random) {
        for (int i = 0; i < count; i++) {
            SchemaNode node = nodes.get(i);
            Object value = values.get(i);
            if (value == null) {
                if (random.nextBoolean()) {
                    to.setNull(i);
                }
            } else if (isLeaf(node) || !hasMap(node) && random.nextInt(3) == 0) {
                to.set(i, object(node, value));
            } else if (ListShape.of(node) != null) {
                if (!((List<?>) value).isEmpty() || node.repetition() != Repetition.REPEATED || random.nextBoolean()) {
                    addAll(to.list(i), ListShape.of(node).element(), (List<?>) value, random);
                }
            } else if (MapShape.of(node) != null) {
                putAll(to.map(node.name()), MapShape.of(node), (List<?>) value, random);
            } else {
                List<SchemaNode> inside = ((GroupNode) node).children();
                fields(to.struct(node.name()), inside, (List<?>) value, inside.size(), random);
            }
        }
    }

    private static void addAll(ListAppender to, SchemaNode element, List<?> values, Random random) {
        for (Object value : values) {
            if (value == null) {
                to.addNull();
            } else if (isLeaf(element) || !hasMap(element) && random.nextInt(3) == 0) {
                to.add(object(element, value));
            } else if (ListShape.of(element) != null) {
                addAll(to.addList(), ListShape.of(element).element(), (List<?>) value, random);
            } else if (MapShape.of(element) != null) {
                putAll(to.addMap(), MapShape.of(element), (List<?>) value, random);
            } else {
                List<SchemaNode> inside = ((GroupNode) element).children();
                fields(to.addStruct(), inside, (List<?>) value, inside.size(), random);
            }
        }
    }

    private static void putAll(MapAppender to, MapShape map, List<?> entries, Random random) {
        for (Object each : entries) {
            List<?> entry = (List<?>) each;
            if (!hasMap(map.keyValue()) && random.nextBoolean()) {
                to.put(object(map.key(), entry.get(0)), map.value() == null ? null : object(map.value(), entry.get(1)));
            } else {
                fields(to.entry(), map.keyValue().children(), entry, entry.size(), random);
            }
        }
    }

    private static boolean isLeaf(SchemaNode node) {
        return node instanceof PrimitiveNode && ListShape.of(node) == null;
    }

    /** Maps may have equal keys here, which no {@link Map} can. */
    private static boolean hasMap(SchemaNode node) {
        return MapShape.of(node) != null
                || node instanceof GroupNode group && group.children().stream().anyMatch(NestedRowsTest::hasMap);
    }

    private static Object object(SchemaNode node, Object value) {
        if (value == null) {
            return null;
        }
        if (ListShape.of(node) != null) {
            SchemaNode element = ListShape.of(node).element();
            Object[] objects = ((List<?>) value)
                    .stream().map(each -> object(element, each)).toArray();
            return objects.length % 2 == 0 ? objects : Arrays.asList(objects);
        }
        if (node instanceof GroupNode group) {
            Map<String, Object> fields = new HashMap<>();
            for (int i = 0; i < group.children().size(); i++) {
                SchemaNode field = group.children().get(i);
                fields.put(field.name(), object(field, ((List<?>) value).get(i)));
            }
            return fields;
        }
        if (node.logicalType() instanceof LogicalType.DecimalType decimal) {
            return BigDecimal.valueOf((Long) value, decimal.scale());
        }
        if (value instanceof List<?> boxed) {
            byte[] bytes = new byte[boxed.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (Byte) boxed.get(i);
            }
            return bytes;
        }
        return value;
    }

    @Test
    void whatIsLeftOutIsNullAndWhatIsBegunIsEmpty() throws IOException {
        try (var writer = ParquetWriter.forSchema(ORDER).open(file)) {
            RowAppender row = writer.rows();
            row.set("id", 0).end();

            row.set("id", 1).list("tags");
            row.map("stock");
            row.struct("place").set("lat", 0.5);
            row.list("items").addStruct().set("sku", "a").list("sizes").add(1).addNull();
            row.list("matrix").addList().add(2).add(3);
            row.end();

            ListAppender items = row.set("id", 2).list("items");
            items.addStruct().set("sku", "b");
            items.addNull().addStruct().set("sku", "c");
            MapAppender stock = row.map("stock").put("x", 7);
            stock.entry().set("key", "y");
            stock.put("z", null);
            ListAppender matrix = row.list("matrix").add(new int[] {4, 5}).addNull();
            matrix.addList();
            row.list("maps").addMap().put(6, null).entry().set("key", 7);
            row.end();
            writer.commit();
        }

        assertThat(NestedTable.assemble(new FileDump(file.toByteArray(), ORDER), ORDER))
                .containsExactly(
                        row(0L, null, null, null, null, null, null),
                        row(1L, row(0.5, null), row(), row(row(utf8("a"), row(1, null))), row(), row(row(2, 3)), null),
                        row(
                                2L,
                                null,
                                null,
                                row(row(utf8("b"), null), null, row(utf8("c"), null)),
                                row(row(utf8("x"), 7), row(utf8("y"), null), row(utf8("z"), null)),
                                row(row(4, 5), null, row()),
                                row(row(row(6), row(7)))));
    }

    @Test
    void misuseHasItsWords() throws IOException {
        try (var writer = ParquetWriter.forSchema(ORDER).open(file)) {
            RowAppender row = writer.rows();
            row.set("id", 0).end();

            ListAppender tags = row.list("tags").add("a");
            row.set("id", 1);
            lost(row, () -> tags.add("b"), "row 1: list tags is finished, because what it is in went on");
            StructAppender item = row.list("items").addStruct().set("sku", "a");
            ListAppender sizes = item.list("sizes");
            row.list("tags");
            lost(
                    row,
                    () -> sizes.add(1),
                    "row 1: list items.list.element.sizes is finished, because what it is in went on");
            lost(
                    row,
                    () -> item.set("sku", "a"),
                    "row 1: struct items.list.element is finished, because what it is in went on");
            StructAppender entry = row.map("stock").entry();
            row.discard();
            lost(
                    row,
                    () -> entry.set("key", "a"),
                    "row 1: an entry of map stock is finished, because what it is in went on");
            assertThat(writer.commit().rows()).isEqualTo(1);
        }
    }

    @Test
    void refusalsNameTheColumn() throws IOException {
        try (var writer = ParquetWriter.forSchema(ORDER).open(file)) {
            RowAppender row = writer.rows();
            refused(
                    row,
                    () -> row.list("tags").addNull(),
                    "column tags.list.element, row 0: no value in a required field");
            refused(
                    row,
                    () -> row.list("tags").add(1),
                    "column tags.list.element, row 0: an int; STRING takes text, enum constants and UTF-8 as byte[]");
            refused(
                    row,
                    () -> row.list("tags").addStruct(),
                    "column tags.list.element, row 0: a struct; STRING takes text, enum constants and UTF-8 as byte[]");
            refused(
                    row,
                    () -> row.set("tags", "a"),
                    "column tags, row 0: a value of java.lang.String; a list takes a Collection or an array of its"
                            + " elements");
            refused(row, () -> row.set("place", 1), "column place, row 0: an int; a group takes a Map of its fields");
            refused(
                    row,
                    () -> row.set("place", Map.of("x", 1)),
                    "column place, row 0: no field x in a struct of [lat, lon]");
            refused(row, () -> row.struct("place").set("x", 1), "row 0: no field x among [lat, lon]");
            refused(
                    row,
                    () -> row.set("stock", List.of()),
                    "column stock, row 0: a value of " + List.of().getClass().getTypeName() + "; a map takes a Map");
            refused(
                    row,
                    () -> row.map("stock").put(null, 1),
                    "column stock.key_value.key, row 0: no value in a required field");
            refused(
                    row,
                    () -> row.list("maps").addMap().put(1, 2),
                    "column maps.list.element, row 0: a value in a map that has keys only");
            refused(
                    row,
                    () -> {
                        row.struct("place").set("lon", 1.0);
                        row.set("id", 0);
                    },
                    "column place.lat, row 0: no value in a required field");

            // a row that is refused when it ends is gone, with all that it had begun
            row.set("id", 5).list("items").addStruct().list("sizes").add(1);
            assertThatThrownBy(row::end)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column items.list.element.sku, row 0: no value in a required field");
            row.set("id", 6).end();
            writer.commit();
        }
        assertThat(NestedTable.assemble(new FileDump(file.toByteArray(), ORDER), ORDER))
                .containsExactly(row(6L, null, null, null, null, null, null));
    }

    private static void lost(RowAppender row, Call call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class).hasMessage(message);
        row.discard();
    }

    private static void refused(RowAppender row, Call call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        row.discard();
    }

    private static List<Object> row(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static List<Byte> utf8(String text) {
        return Table.utf8(text);
    }

    private interface Call {
        void run() throws IOException;
    }
}
