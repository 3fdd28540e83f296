// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Binary;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.KeyValue;
import dev.inlay.format.RowGroup;
import dev.inlay.format.Statistics;
import dev.inlay.schema.PrimitiveNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code inlay meta} prints for people. */
final class MetaText {

    private static final int SHOWN_NAME = 36;
    private static final int SHOWN_BOUND = 24;
    private static final int SHOWN_VALUE = 80;
    private static final String NOTHING = "-";

    private MetaText() {}

    static String of(FooterFile file) {
        FileMetaData metaData = file.metaData();
        StringBuilder text = new StringBuilder();
        text.append(Quoted.escaped(file.name())).append('\n');
        fact(text, "size", Units.number(file.length()) + " bytes, the footer " + Units.number(file.footerLength()));
        fact(
                text,
                "rows",
                Units.number(metaData.numRows()) + " in "
                        + Units.count(metaData.rowGroups().size(), "row group"));
        fact(text, "columns", Units.number(file.schema().leaves().size()));
        fact(text, "created by", metaData.createdBy() == null ? NOTHING : Quoted.escaped(metaData.createdBy()));
        fact(text, "version", Integer.toString(metaData.version()));
        if (metaData.encryptionAlgorithm() != null) {
            fact(text, "encryption", metaData.encryptionAlgorithm().getClass().getSimpleName());
        }
        keyValues(text, metaData.keyValueMetadata());
        for (int i = 0; i < metaData.rowGroups().size(); i++) {
            rowGroup(text, file, i);
        }
        return text.toString();
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(12 - name.length()))
                .append(value)
                .append('\n');
    }

    private static void keyValues(StringBuilder text, @Nullable List<KeyValue> keyValues) {
        if (keyValues == null || keyValues.isEmpty()) {
            return;
        }
        text.append("\nkey/value metadata\n");
        for (KeyValue entry : keyValues) {
            text.append("  ").append(cut(Quoted.escaped(entry.key()), SHOWN_NAME));
            String value = entry.value();
            if (value != null) {
                text.append(" = ").append(cut(Quoted.escaped(value), SHOWN_VALUE));
                if (value.length() > SHOWN_VALUE) {
                    text.append(" (").append(Units.number(value.length())).append(" characters)");
                }
            }
            text.append('\n');
        }
    }

    private static void rowGroup(StringBuilder text, FooterFile file, int ordinal) {
        RowGroup group = file.metaData().rowGroups().get(ordinal);
        long compressed = 0;
        long uncompressed = 0;
        for (ColumnChunk chunk : group.columns()) {
            compressed += chunk.metaData() == null ? 0 : chunk.metaData().totalCompressedSize();
            uncompressed += chunk.metaData() == null ? 0 : chunk.metaData().totalUncompressedSize();
        }
        text.append("\nrow group ").append(ordinal).append(": ").append(Units.count(group.numRows(), "row"));
        text.append(", ").append(Units.bytes(compressed)).append(" of ").append(Units.bytes(uncompressed));
        text.append(" (").append(Units.ratio(uncompressed, compressed)).append(" : 1)\n");
        TextTable table = new TextTable(
                "column", "type", "encodings", "codec", ">size", ">ratio", ">values", ">nulls", "min", "max");
        for (int i = 0; i < group.columns().size(); i++) {
            chunk(table, Selection.Chunk.of(file, ordinal, i));
        }
        text.append(table.print());
        for (int i = 0; i < group.columns().size(); i++) {
            geospatial(text, Selection.Chunk.of(file, ordinal, i));
        }
    }

    /** Below the table: boxes have four to eight bounds, and only columns of shapes have any. */
    private static void geospatial(StringBuilder text, Selection.Chunk chunk) {
        ColumnMetaData metaData = chunk.thrift().metaData();
        if (metaData != null && metaData.geospatialStatistics() != null) {
            text.append("  ")
                    .append(cut(Quoted.escaped(chunk.name()), SHOWN_NAME))
                    .append(": ")
                    .append(GeospatialText.of(metaData.geospatialStatistics()))
                    .append('\n');
        }
    }

    private static void chunk(TextTable table, Selection.Chunk chunk) {
        ColumnMetaData metaData = chunk.thrift().metaData();
        String shown = cut(Quoted.escaped(chunk.name()), SHOWN_NAME);
        if (metaData == null) {
            table.add(shown, "encrypted", NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
            return;
        }
        PrimitiveNode node = chunk.node();
        Statistics statistics = metaData.statistics();
        table.add(
                shown,
                node == null ? metaData.type().name() : TypeText.of(node),
                metaData.encodings().stream().map(Object::toString).collect(Collectors.joining(",")),
                metaData.codec().toString(),
                Units.bytes(metaData.totalCompressedSize()),
                Units.ratio(metaData.totalUncompressedSize(), metaData.totalCompressedSize()),
                Units.number(metaData.numValues()),
                statistics == null || statistics.nullCount() == null ? NOTHING : Units.number(statistics.nullCount()),
                statistics == null
                        ? NOTHING
                        : bound(node, statistics.minValue(), statistics.isMinValueExact(), statistics.min()),
                statistics == null
                        ? NOTHING
                        : bound(node, statistics.maxValue(), statistics.isMaxValueExact(), statistics.max()));
    }

    private static String bound(
            @Nullable PrimitiveNode node,
            @Nullable Binary value,
            @Nullable Boolean exact,
            @Nullable Binary deprecated) {
        if (value != null) {
            String shown = render(node, value);
            return Boolean.FALSE.equals(exact) && !shown.endsWith("…") ? shown + "…" : shown;
        }
        return deprecated == null ? NOTHING : "(" + render(node, deprecated) + ")";
    }

    private static String render(@Nullable PrimitiveNode node, Binary value) {
        return cut(node == null ? BoundText.hex(value) : BoundText.of(node, value), SHOWN_BOUND);
    }

    /** The text, or as much of it as {@code length} characters with … behind. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
