// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.ColumnChunk;
import dev.inlay.format.Place;
import dev.inlay.format.RowGroup;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.PrimitiveNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which column chunks {@code inlay meta} goes through for their pages and indexes.
 *
 * @param rowGroup the only row group, or null for all
 * @param columns dotted paths of the columns; empty for all
 */
record Selection(@Nullable Integer rowGroup, List<String> columns) {

    /** Refuses what the file does not have. */
    void check(FooterFile file) {
        int rowGroups = file.metaData().rowGroups().size();
        if (rowGroup != null && (rowGroup < 0 || rowGroup >= rowGroups)) {
            throw Failure.usage("--row-group " + rowGroup + ": the file has " + Units.count(rowGroups, "row group"));
        }
        for (String column : columns) {
            if (file.schema().leaves().stream()
                    .noneMatch(leaf -> leaf.path().toString().equals(column))) {
                throw Failure.usage("--column " + Quoted.of(column) + ": the file has no such column");
            }
        }
    }

    /** Calls {@code visitor} for each chosen chunk, in the order of the file. */
    void visit(FooterFile file, Visitor visitor) throws IOException {
        List<RowGroup> groups = file.metaData().rowGroups();
        for (int group = 0; group < groups.size(); group++) {
            List<ColumnChunk> chunks = groups.get(group).columns();
            for (int column = 0; column < chunks.size(); column++) {
                Chunk chunk = Chunk.of(file, group, column);
                if (includes(chunk)) {
                    visitor.visit(chunk);
                }
            }
        }
    }

    boolean includes(Chunk chunk) {
        return (rowGroup == null || rowGroup == chunk.rowGroup) && (columns.isEmpty() || columns.contains(chunk.name));
    }

    interface Visitor {
        void visit(Chunk chunk) throws IOException;
    }

    /**
     * A column chunk and where it is.
     *
     * @param name dotted path of its column
     * @param node of its column; null if there are more chunks than columns
     */
    record Chunk(int rowGroup, String name, @Nullable PrimitiveNode node, ColumnChunk thrift, Place place) {

        /** A chunk belongs to the leaf at its position; a file with too many chunks is shown all the same. */
        static Chunk of(FooterFile file, int rowGroup, int column) {
            List<Leaf> leaves = file.schema().leaves();
            ColumnChunk thrift =
                    file.metaData().rowGroups().get(rowGroup).columns().get(column);
            Leaf leaf = column < leaves.size() ? leaves.get(column) : null;
            String name = leaf != null
                    ? leaf.path().toString()
                    : thrift.metaData() == null
                            ? "-"
                            : String.join(".", thrift.metaData().pathInSchema());
            Place place = Place.file(file.name()).rowGroup(rowGroup).column(name);
            return new Chunk(rowGroup, name, leaf == null ? null : leaf.node(), thrift, place);
        }

        /** What a table about it is headed by. */
        String title() {
            return "\nrow group " + rowGroup + ", column " + Quoted.escaped(name);
        }

        /** Whether its pages and indexes can be read without a key, and are in this file. */
        boolean isReadable() {
            return thrift.metaData() != null && thrift.cryptoMetadata() == null && thrift.filePath() == null;
        }
    }
}
