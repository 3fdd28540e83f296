// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Objects, for a group: a field for each name, in any order; one that is not there has no value. */
final class JsonStruct extends JsonSink {

    private final Context context;
    private final List<JsonSink> fields = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean[] given;
    private final StructVector.Builder structs;
    /** The field that is likely to come next: records of one file mostly have one order. */
    private int expected;

    JsonStruct(GroupNode node, String path, Context context) {
        super(node, path);
        this.context = context;
        for (SchemaNode field : node.children()) {
            positions.put(field.name(), fields.size());
            names.add(field.name());
            fields.add(of(field, path.isEmpty() ? field.name() : path + '.' + field.name(), context));
        }
        this.given = new boolean[fields.size()];
        this.structs =
                StructVector.builder(fields.stream().map(JsonSink::vector).toList(), Context.CAPACITY);
    }

    @Override
    VectorBuilder vector() {
        return structs;
    }

    @Override
    void take(JsonRecords in) {
        if (in.token() != JsonToken.START_OBJECT) {
            throw failure(in, in.shown() + " is not an object" + context.blame(path()));
        }
        Arrays.fill(given, false);
        expected = 0;
        int taken = 0;
        while (in.within() != JsonToken.END_OBJECT) {
            taken += takeField(in);
        }
        for (int i = 0; taken < given.length && i < given.length; i++) {
            if (!given[i]) {
                fields.get(i).none(in);
            }
        }
        structs.append();
        context.add(given.length);
    }

    private int takeField(JsonRecords in) {
        String name = in.name();
        int position = position(name);
        in.within();
        if (position < 0) {
            if (!context.ignoresUnknown()) {
                throw failure(
                        in,
                        "a field " + Quoted.of(name) + " that "
                                + (context.isInferred(path())
                                        ? "the sample did not have: try --infer all, --schema, or --ignore-unknown"
                                        : "--schema does not have: --ignore-unknown leaves it out"));
            }
            in.skip();
            return 0;
        }
        if (given[position]) {
            throw failure(in, "a second field " + Quoted.of(name));
        }
        given[position] = true;
        expected = position + 1;
        fields.get(position).value(in);
        return 1;
    }

    private int position(String name) {
        if (expected < names.size() && names.get(expected).equals(name)) {
            return expected;
        }
        return positions.getOrDefault(name, -1);
    }
}
