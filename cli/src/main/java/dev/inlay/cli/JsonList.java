// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.VectorBuilder;

/** Arrays, for a LIST or a repeated field. */
final class JsonList extends JsonSink {

    private final JsonSink element;
    private final ListVector.Builder lists;

    JsonList(SchemaNode node, String path, JsonSink element) {
        super(node, path);
        this.element = element;
        this.lists = ListVector.builder(element.vector(), Context.CAPACITY);
    }

    @Override
    VectorBuilder vector() {
        return lists;
    }

    @Override
    void take(JsonRecords in) {
        if (in.token() != JsonToken.START_ARRAY) {
            throw failure(in, in.shown() + " is not an array");
        }
        while (in.within() != JsonToken.END_ARRAY) {
            element.value(in);
        }
        lists.append();
    }

    @Override
    void empty() {
        lists.append();
    }
}
