// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.compression.Compressor;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.ColumnPath;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.WriterOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schema and options, held against each other before the first byte: what follows can rely on both. Serves one file.
 */
public final class FilePlan implements AutoCloseable {

    /**
     * The precision of DECIMAL on BYTE_ARRAY has no limit; 10^precision, which values are held against, should have
     * one.
     */
    private static final int MAX_DIGITS = 100_000;

    private final Schema schema;
    private final WriterOptions options;
    private final List<FieldShape> shapes;
    private final List<ColumnPlan> columns;
    private final List<SortKey> sortKeys;
    private final Collection<Compressor> compressors;

    private FilePlan(
            Schema schema,
            WriterOptions options,
            List<ColumnPlan> columns,
            List<SortKey> sortKeys,
            Collection<Compressor> compressors) {
        this.schema = schema;
        this.options = options;
        this.shapes = FieldShape.of(schema);
        this.columns = columns;
        this.sortKeys = sortKeys;
        this.compressors = compressors;
    }

    /**
     * @throws IllegalArgumentException naming the field that cannot be written, or the option and the column it does
     *     not fit
     */
    public static FilePlan of(Schema schema, WriterOptions options) {
        schema.requireWritable();
        schema.fields().forEach(FilePlan::requireWritable);
        schema.leaves().forEach(leaf -> requireWritable(leaf, options));
        List<SortKey> sortKeys = options.sortedBy().stream()
                .map(sort -> SortKey.of(schema, sort))
                .toList();
        Map<Leaf, ColumnOptions> own = ownOptions(schema, options);
        ColumnOptions none = ColumnOptions.builder().build();
        Map<CodecAndLevel, Compressor> compressors = new HashMap<>();
        List<ColumnPlan> columns = new ArrayList<>(schema.leaves().size());
        boolean done = false;
        try {
            for (Leaf leaf : schema.leaves()) {
                columns.add(column(leaf, options, own.getOrDefault(leaf, none), compressors));
            }
            done = true;
        } finally {
            if (!done) {
                compressors.values().forEach(Compressor::close);
            }
        }
        return new FilePlan(schema, options, List.copyOf(columns), sortKeys, compressors.values());
    }

    /** Groups; what is asked of leaves has their path in its message. */
    private static void requireWritable(SchemaNode field) {
        if (!(field instanceof GroupNode group)) {
            return;
        }
        if (group.logicalType() instanceof LogicalType.UnrecognizedType) {
            throw new IllegalArgumentException(
                    "field " + group.name() + ": what its annotation asks of a group is not known to this version");
        }
        boolean isVariant = group.logicalType() instanceof LogicalType.VariantType;
        for (SchemaNode child : group.children()) {
            if (isVariant && child.name().equals("typed_value")) {
                throw new IllegalArgumentException(
                        "field " + group.name() + ": a VARIANT is written as metadata and value, without typed_value");
            }
            requireWritable(child);
        }
    }

    private static void requireWritable(Leaf leaf, WriterOptions options) {
        PrimitiveNode node = leaf.node();
        String name = leaf.path().toString();
        if (node.type() == PhysicalType.INT96 && !options.int96()) {
            throw new IllegalArgumentException("field " + name
                    + " is INT96, which is deprecated: use INT64 with a TIMESTAMP annotation, or option int96");
        }
        if (node.logicalType() instanceof LogicalType.UnrecognizedType) {
            throw new IllegalArgumentException(
                    "field " + name + ": what its annotation asks of values is not known to this version");
        }
        requireReasonable(node, name);
    }

    private static void requireReasonable(PrimitiveNode node, String name) {
        if (node.logicalType() instanceof LogicalType.DecimalType decimal && decimal.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("field " + name + ": DECIMAL of " + decimal.precision()
                    + " digits; values are checked up to " + MAX_DIGITS);
        }
        if (node.typeLength() > ValueCheck.MAX_VALUE_BYTES) {
            throw new IllegalArgumentException("field " + name + ": a value of " + node.typeLength()
                    + " bytes does not fit a page; the most is " + ValueCheck.MAX_VALUE_BYTES);
        }
    }

    /** The options that name a column, by that column. */
    private static Map<Leaf, ColumnOptions> ownOptions(Schema schema, WriterOptions options) {
        Map<ColumnPath, Leaf> byPath = new HashMap<>();
        Map<String, List<Leaf>> byText = new HashMap<>();
        for (Leaf leaf : schema.leaves()) {
            byPath.put(leaf.path(), leaf);
            byText.computeIfAbsent(leaf.path().toString(), text -> new ArrayList<>())
                    .add(leaf);
        }
        Map<Leaf, ColumnOptions> own = new LinkedHashMap<>();
        options.dottedColumns().forEach((text, value) -> {
            List<Leaf> leaves = byText.getOrDefault(text, List.of());
            if (leaves.size() > 1) {
                throw new IllegalArgumentException("options for column " + text + ": " + leaves.size()
                        + " columns look like this, name the one that is meant by its ColumnPath");
            }
            put(own, text, leaves.isEmpty() ? null : leaves.get(0), value);
        });
        options.columns().forEach((path, value) -> put(own, path.toString(), byPath.get(path), value));
        return own;
    }

    private static void put(Map<Leaf, ColumnOptions> own, String text, @Nullable Leaf leaf, ColumnOptions value) {
        if (leaf == null) {
            throw new IllegalArgumentException("options for column " + text + ": the schema has no such column");
        }
        if (own.put(leaf, value) != null) {
            throw new IllegalArgumentException("options for column " + text + " are given twice, by path and by text");
        }
    }

    private static ColumnPlan column(
            Leaf leaf, WriterOptions file, ColumnOptions own, Map<CodecAndLevel, Compressor> compressors) {
        PrimitiveNode node = leaf.node();
        if (own.boundsLength().isPresent() && !ValueOrder.canTruncate(node)) {
            throw new IllegalArgumentException("option boundsLength of column " + leaf.path()
                    + ": its bounds are never cut, only those of BYTE_ARRAY columns that are no decimals");
        }
        ValueOrder order = order(leaf, file, own);
        return new ColumnPlan(
                leaf,
                compressor(leaf, file, own, compressors),
                EncodingPlan.of(leaf, file, own),
                file.dataPageVersion(),
                own.pageBytes().orElse(file.pageBytes()),
                own.pageRows().orElse(file.pageRows()),
                own.pageEntries().orElse(file.pageEntries()),
                order,
                own.bounds().orElse(file.bounds()),
                ValueOrder.canTruncate(node) ? own.boundsLength().orElse(file.boundsLength()) : Integer.MAX_VALUE,
                own.pageIndex().orElse(file.pageIndex()),
                own.sizeStatistics().orElse(file.sizeStatistics()),
                bloom(leaf, file, own));
    }

    private static @Nullable BloomPlan bloom(Leaf leaf, WriterOptions file, ColumnOptions own) {
        if (!own.bloomFilter()) {
            return null;
        }
        if (leaf.type() == PhysicalType.BOOLEAN) {
            throw new IllegalArgumentException(
                    "option bloomFilter of column " + leaf.path() + ": of two values there is nothing to look up");
        }
        return new BloomPlan(own.bloomFilterRate(), own.bloomFilterValues().orElse(0), file.rowGroupRows());
    }

    private static ValueOrder order(Leaf leaf, WriterOptions file, ColumnOptions own) {
        ValueOrder order = ValueOrder.of(leaf.node());
        if (order != ValueOrder.FLOATING) {
            if (own.floatingOrder().isPresent()) {
                throw new IllegalArgumentException("option floatingOrder of column " + leaf.path()
                        + ": it has no FLOAT, DOUBLE or FLOAT16 values, but " + leaf.node());
            }
            return order;
        }
        return switch (own.floatingOrder().orElse(file.floatingOrder())) {
            case TYPE_ORDER -> order;
            case TOTAL_ORDER -> ValueOrder.TOTAL;
        };
    }

    private static Compressor compressor(
            Leaf leaf, WriterOptions file, ColumnOptions own, Map<CodecAndLevel, Compressor> compressors) {
        CompressionCodec codec = own.codec().orElse(file.codec());
        // a level means nothing to another codec: one that the column chose for itself starts from its own default
        Integer inherited = own.codec().isPresent() || file.level().isEmpty()
                ? null
                : file.level().getAsInt();
        Integer level = own.level().isPresent() ? Integer.valueOf(own.level().getAsInt()) : inherited;
        try {
            return compressors.computeIfAbsent(
                    new CodecAndLevel(codec, level), key -> file.codecs().compressor(key.codec, key.level));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column " + leaf.path() + ": " + e.getMessage(), e);
        }
    }

    Schema schema() {
        return schema;
    }

    WriterOptions options() {
        return options;
    }

    /** One for each field of a record, in the order of the schema. */
    List<FieldShape> shapes() {
        return shapes;
    }

    /** One for each leaf, in the order of the schema. */
    List<ColumnPlan> columns() {
        return columns;
    }

    /** What rows are sorted by; empty if nothing is declared. */
    List<SortKey> sortKeys() {
        return sortKeys;
    }

    /** Gives back what the compressors hold. May be called again. */
    @Override
    public void close() {
        compressors.forEach(Compressor::close);
    }

    private record CodecAndLevel(
            CompressionCodec codec, @Nullable Integer level) {}
}
