// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Repetition;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field as its vector has it: the groups in the middle of lists and maps are gone, and what is left are leaves, structs, and
 * what repeats. Levels are those of a field that is there.
 */
sealed interface FieldShape {

    /** Whether it may be null, which its definition level then counts. */
    boolean optional();

    /** The definition level of a value of this field that is not null. What repeats and is empty has it; an element has one more. */
    int definitionLevel();

    /** @param ordinal of the leaf in the schema */
    record LeafField(int ordinal, boolean optional, int definitionLevel) implements FieldShape {}

    /** A group that is neither list nor map. */
    record StructField(List<FieldShape> fields, boolean optional, int definitionLevel) implements FieldShape {}

    /**
     * A list or map.
     *
     * @param inside the element; or the key and, unless the map is a set, the value
     * @param repetitionLevel of each element but the first
     */
    record RepeatedField(List<FieldShape> inside, boolean optional, int definitionLevel, int repetitionLevel)
            implements FieldShape {}

    /** The shapes of a schema's fields. */
    static List<FieldShape> of(Schema schema) {
        return new Compiler().fields(schema.fields(), 0, 0);
    }

    /** One walk through the schema, which meets the leaves in their order. */
    final class Compiler {

        private int leaves;

        private Compiler() {}

        private List<FieldShape> fields(List<SchemaNode> nodes, int definition, int repetition) {
            List<FieldShape> shapes = new ArrayList<>(nodes.size());
            for (SchemaNode node : nodes) {
                shapes.add(field(node, definition, repetition));
            }
            return List.copyOf(shapes);
        }

        private FieldShape field(SchemaNode node, int outerDefinition, int repetition) {
            boolean optional = node.repetition() == Repetition.OPTIONAL;
            int definition = outerDefinition + (optional ? 1 : 0);
            List<SchemaNode> inside = inside(node);
            if (!inside.isEmpty()) {
                List<FieldShape> shapes = fields(inside, definition + 1, repetition + 1);
                return new RepeatedField(shapes, optional, definition, repetition + 1);
            }
            return node instanceof GroupNode group
                    ? new StructField(fields(group.children(), definition, repetition), optional, definition)
                    : new LeafField(leaves++, optional, definition);
        }

        /** What a list or map repeats; nothing if the node is neither. */
        private static List<SchemaNode> inside(SchemaNode node) {
            ListShape list = ListShape.of(node);
            if (list != null) {
                return List.of(list.element());
            }
            MapShape map = MapShape.of(node);
            return map == null ? List.of() : map.keyValue().children();
        }
    }
}
