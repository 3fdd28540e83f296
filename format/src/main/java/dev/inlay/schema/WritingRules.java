// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType.FileType;
import dev.inlay.format.LogicalType.ListType;
import dev.inlay.format.LogicalType.MapType;
import dev.inlay.format.LogicalType.VariantType;
import dev.inlay.format.Repetition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema must keep to be written: readers resolve by name, and not all of them know the older shapes. */
final class WritingRules {

    private final List<String> path = new ArrayList<>();
    private @Nullable String bareRepeated;
    private @Nullable String listOrMap;

    private WritingRules() {}

    static void check(Schema schema) {
        WritingRules rules = new WritingRules();
        rules.checkFields(schema.fields(), false);
        rules.checkOneStyleOfLists();
    }

    /** @param inListOrMap whether the fields are the content of a group annotated LIST or MAP, where one is repeated by rule */
    private void checkFields(List<SchemaNode> fields, boolean inListOrMap) {
        Set<String> names = new HashSet<>(2 * fields.size());
        for (SchemaNode field : fields) {
            path.add(field.name());
            if (!names.add(field.name())) {
                throw refused("another field beside it has the same name");
            }
            if (field.repetition() == Repetition.REPEATED && !inListOrMap && bareRepeated == null) {
                bareRepeated = here();
            }
            if (field instanceof GroupNode group) {
                checkGroup(group);
            }
            path.remove(path.size() - 1);
        }
    }

    private void checkGroup(GroupNode group) {
        if (group.children().isEmpty()) {
            throw refused("a group without fields stores nothing, not even that it is there");
        }
        boolean isList = group.logicalType() instanceof ListType;
        boolean isMap = group.logicalType() instanceof MapType;
        if ((isList || isMap) && listOrMap == null) {
            listOrMap = here();
        }
        if (isList) {
            checkList(group);
        } else if (isMap) {
            checkMap(group);
        } else if (group.logicalType() instanceof VariantType) {
            checkVariant(group);
        } else if (group.logicalType() instanceof FileType) {
            checkFile(group);
        }
        checkFields(group.children(), isList || isMap);
    }

    private void checkList(GroupNode list) {
        ListShape shape = ListShape.of(list.withRepetition(Repetition.REQUIRED));
        if (shape == null || !shape.isThreeLevel()) {
            throw refused("a LIST is written as a group of one repeated group, not named array or " + list.name()
                    + "_tuple, of one required or optional element");
        }
    }

    private void checkMap(GroupNode map) {
        MapShape shape = MapShape.of(map.withRepetition(Repetition.REQUIRED));
        if (shape == null) {
            throw refused("a MAP is written as a group of one repeated group of a key and, mostly, a value");
        }
        if (shape.key().repetition() != Repetition.REQUIRED) {
            throw refused("the key " + shape.key().name() + " of a MAP is required");
        }
        if (shape.value() != null && shape.value().repetition() == Repetition.REPEATED) {
            throw refused("the value " + shape.value().name() + " of a MAP is required or optional");
        }
    }

    private void checkVariant(GroupNode variant) {
        String misfit = GroupShapes.variantMisfit(variant);
        if (misfit != null) {
            throw refused(misfit);
        }
    }

    private void checkFile(GroupNode file) {
        String misfit = GroupShapes.fileMisfit(file);
        if (misfit != null) {
            throw refused(misfit);
        }
    }

    private void checkOneStyleOfLists() {
        if (bareRepeated != null && listOrMap != null) {
            throw new IllegalArgumentException(
                    "field " + bareRepeated + ": is repeated without being in a LIST or MAP, while " + listOrMap
                            + " is one; a schema is written in one of the two styles");
        }
    }

    private String here() {
        return new ColumnPath(path).toString();
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("field " + here() + ": " + reason);
    }
}
