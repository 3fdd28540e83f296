// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a map key and value are: by position, whatever the names (LogicalTypes.md, "Maps"). Where a key occurs twice, the
 * later entry wins.
 *
 * @param keyValue the repeated group that occurs once for each entry
 * @param key its first field; required in what we write, but optional in files of some writers
 * @param value its second field, or null in a set of keys
 */
public record MapShape(
        GroupNode keyValue, SchemaNode key, @Nullable SchemaNode value) {

    /**
     * The map that {@code node} is: a group annotated MAP of one repeated group with one or two fields.
     *
     * @return null if it is no map, or annotated MAP and not of this form: then a plain struct. A repeated node is a
     *     {@linkplain ListShape list} of maps first
     */
    public static @Nullable MapShape of(SchemaNode node) {
        if (node.repetition() == Repetition.REPEATED
                || !(node instanceof GroupNode map)
                || !(map.logicalType() instanceof LogicalType.MapType)
                || map.children().size() != 1
                || !(map.children().get(0) instanceof GroupNode keyValue)
                || keyValue.repetition() != Repetition.REPEATED) {
            return null;
        }
        List<SchemaNode> fields = keyValue.children();
        return switch (fields.size()) {
            case 1 -> new MapShape(keyValue, fields.get(0), null);
            case 2 -> new MapShape(keyValue, fields.get(0), fields.get(1));
            default -> null;
        };
    }

    /**
     * What the converted type MAP_KEY_VALUE says, which old writers put on the middle group of a map or, by mistake, on the map
     * itself: nothing inside a MAP, MAP elsewhere.
     *
     * @param parent the annotation of the group around it
     */
    static @Nullable LogicalType meaningOfMapKeyValue(@Nullable LogicalType parent) {
        return parent instanceof LogicalType.MapType ? null : new LogicalType.MapType();
    }
}
