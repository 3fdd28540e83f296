// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.VectorBuilder;

/** Strings, numbers, true and false, by the same texts that CSV has for the type. */
final class JsonScalar extends JsonSink {

    private final PrimitiveNode leaf;
    private final Context context;
    private final ColumnBuilder column;
    private final boolean takesStrings;

    JsonScalar(PrimitiveNode leaf, String path, Context context) {
        super(leaf, path);
        this.leaf = leaf;
        this.context = context;
        this.column = ColumnBuilders.of(leaf, Context.CAPACITY, !context.isInferred(path));
        // a number in quotes is text, unless the user has said that the field holds numbers
        this.takesStrings = !context.isInferred(path)
                || leaf.type() == PhysicalType.BYTE_ARRAY
                || leaf.logicalType() instanceof LogicalType.DateType
                || leaf.logicalType() instanceof LogicalType.TimestampType;
    }

    @Override
    VectorBuilder vector() {
        return column.vector();
    }

    @Override
    void take(JsonRecords in) {
        JsonToken token = in.token();
        boolean fits = token.isScalarValue() && (takesStrings || token != JsonToken.VALUE_STRING);
        if (!fits || !column.append(in.text(), in.textOffset(), in.textLength())) {
            throw failure(in, in.shown() + " is not " + TypeText.of(leaf) + context.blame(path()));
        }
        context.add(1L + in.textLength());
    }
}
