// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.VectorBuilder;
import java.util.Set;

/** Takes the JSON values of one field into a vector; one subclass for each kind of field. A tree, like the schema. */
abstract class JsonSink {

    private final SchemaNode node;
    private final String path;

    /** @param path names on the way to the field, with dots between, as the records have them */
    JsonSink(SchemaNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * @param context what all sinks of a file share
     * @throws Failure if the schema has a field of a type that no JSON value stands for
     */
    static JsonSink of(SchemaNode node, String path, Context context) {
        ListShape list = ListShape.of(node);
        if (list != null) {
            return new JsonList(node, path, of(list.element(), path, context));
        }
        MapShape map = MapShape.of(node);
        if (map != null && map.value() != null && map.key() instanceof PrimitiveNode key) {
            return new JsonMap(
                    node, path, ColumnBuilders.of(key, Context.CAPACITY, true), of(map.value(), path, context));
        }
        if (node instanceof PrimitiveNode leaf) {
            return leaf.logicalType() instanceof LogicalType.JsonType
                    ? new JsonText(leaf, path, context)
                    : new JsonScalar(leaf, path, context);
        }
        if (map != null) {
            throw Failure.failed(
                    "--schema: field " + Quoted.of(path) + ": a map without values cannot be read from JSON");
        }
        return new JsonStruct((GroupNode) node, path, context);
    }

    /** What the values are added to. */
    abstract VectorBuilder vector();

    /** Takes the value that the pass is at, which is not null, to its last token. */
    abstract void take(JsonRecords in);

    /** Takes the value that the pass is at. */
    final void value(JsonRecords in) {
        if (in.token() == JsonToken.VALUE_NULL) {
            none(in);
        } else {
            take(in);
        }
    }

    /** Takes the lack of a value. */
    final void none(JsonRecords in) {
        switch (node.repetition()) {
            case OPTIONAL -> vector().appendNull();
            case REPEATED -> empty();
            case REQUIRED -> throw failure(in, "null, but --schema says required");
        }
    }

    /** Adds a list of nothing; only sinks of repeated fields are asked. */
    void empty() {
        throw new AssertionError(path + " is " + Repetition.REPEATED + " and no list");
    }

    final String path() {
        return path;
    }

    /** {@code trips.jsonl, line 12: field "items.price": what}. */
    final Failure failure(JsonRecords in, String what) {
        return in.failure(path.isEmpty() ? what : "field " + Quoted.of(path) + ": " + what);
    }

    /** What the sinks of one file share. */
    static final class Context {

        /** Rows that vectors make room for at once: those inside of lists are no multiple of anything. */
        static final int CAPACITY = 64;

        private final String origin;
        private final boolean inferred;
        private final Set<String> named;
        private final boolean ignoreUnknown;
        /** Characters and tokens since the last batch, for its bound. */
        private long weight;

        /**
         * @param origin of the inferred types, for messages
         * @param inferred whether the types were inferred
         * @param named paths of the fields whose types were named all the same
         * @param ignoreUnknown whether fields that the schema does not have are stepped over
         */
        Context(String origin, boolean inferred, Set<String> named, boolean ignoreUnknown) {
            this.origin = origin;
            this.inferred = inferred;
            this.named = named;
            this.ignoreUnknown = ignoreUnknown;
        }

        /** Whether the type of the field at {@code path} was inferred. */
        boolean isInferred(String path) {
            return inferred && !named.contains(path);
        }

        boolean ignoresUnknown() {
            return ignoreUnknown;
        }

        /** Behind a message that what the sample suggested is wrong; nothing where the user named the types. */
        String blame(String path) {
            return isInferred(path)
                    ? ", which " + origin + " suggested: try --infer all, or name the types by --schema"
                    : "";
        }

        void add(long more) {
            weight += more;
        }

        /** A batch has been taken. */
        void reset() {
            weight = 0;
        }

        long weight() {
            return weight;
        }
    }
}
