// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.VectorBuilder;

/** Objects whose names are data, for a MAP. */
final class JsonMap extends JsonSink {

    private final ColumnBuilder keys;
    private final JsonSink value;
    private final MapVector.Builder maps;

    JsonMap(SchemaNode node, String path, ColumnBuilder keys, JsonSink value) {
        super(node, path);
        this.keys = keys;
        this.value = value;
        this.maps = MapVector.builder(keys.vector(), value.vector(), Context.CAPACITY);
    }

    @Override
    VectorBuilder vector() {
        return maps;
    }

    @Override
    void take(JsonRecords in) {
        if (in.token() != JsonToken.START_OBJECT) {
            throw failure(in, in.shown() + " is not an object");
        }
        while (in.within() != JsonToken.END_OBJECT) {
            char[] key = in.name().toCharArray();
            if (!keys.append(key, 0, key.length)) {
                throw failure(in, Quoted.of(key, 0, key.length) + " is no key of this map's type");
            }
            in.within();
            value.value(in);
        }
        maps.append();
    }
}
