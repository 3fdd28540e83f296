// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Buffers that outlive pages and row groups. Of most there is one for the writer, since one page is encoded at a time;
 * what holds an open page, its levels and its values, there is for each column. All start small and grow to what
 * they hold at most: ten thousand columns without rows cost next to nothing.
 */
final class Scratch {

    private final ByteOutput body = new ByteOutput(0);
    private final ByteOutput ids = new ByteOutput(0);
    private final PageFramer framer = new PageFramer();
    private final Map<Shape, DenseValues> dense = new HashMap<>();
    private final LevelEncoder[] definitionLevels;
    private final LevelEncoder[] repetitionLevels;
    private final ValueEncoder[] plain;
    private final @Nullable ValueEncoder[] others;
    private final EncodingChooser chooser = new EncodingChooser(framer);

    Scratch(FilePlan plan) {
        definitionLevels = new LevelEncoder[plan.columns().size()];
        repetitionLevels = new LevelEncoder[plan.columns().size()];
        plain = new ValueEncoder[plan.columns().size()];
        others = new ValueEncoder[plan.columns().size()];
        for (ColumnPlan column : plan.columns()) {
            int i = column.leaf().ordinal();
            definitionLevels[i] = new LevelEncoder(column.leaf().maxDefinitionLevel());
            repetitionLevels[i] = new LevelEncoder(column.leaf().maxRepetitionLevel());
            plain[i] = EncodingTable.encoder(
                    Encoding.PLAIN, column.type(), column.node().typeLength());
        }
    }

    /** For the body of the page that is being encoded; its content lives until the next call. */
    ByteOutput emptyBody() {
        body.reset();
        return body;
    }

    /** For the dictionary ids of the page that is being encoded; their life is that of the body. */
    ByteOutput emptyIds() {
        ids.reset();
        return ids;
    }

    PageFramer framer() {
        return framer;
    }

    /** Shared by the columns of one type and width: values are taken, used, and forgotten. */
    DenseValues dense(ColumnPlan column) {
        Shape shape = new Shape(column.type(), column.valueWidth());
        return dense.computeIfAbsent(shape, key -> new DenseValues(key.type, key.width));
    }

    /** Empty, unless a page of this column is open. */
    LevelEncoder definitionLevels(ColumnPlan column) {
        return definitionLevels[column.leaf().ordinal()];
    }

    /** Empty, unless a page of this column is open. */
    LevelEncoder repetitionLevels(ColumnPlan column) {
        return repetitionLevels[column.leaf().ordinal()];
    }

    /** Empty, unless a page of this column is open. */
    ValueEncoder plain(ColumnPlan column) {
        return plain[column.leaf().ordinal()];
    }

    /** Empty, unless a page of this column is open; kept until the column asks for another encoding. */
    ValueEncoder encoder(ColumnPlan column, Encoding encoding) {
        if (encoding == Encoding.PLAIN) {
            return plain(column);
        }
        int i = column.leaf().ordinal();
        ValueEncoder held = others[i];
        if (held == null || held.encoding() != encoding) {
            held = EncodingTable.encoder(encoding, column.type(), column.node().typeLength());
            others[i] = held;
        }
        return held;
    }

    EncodingChooser chooser() {
        return chooser;
    }

    private record Shape(PhysicalType type, int width) {}
}
