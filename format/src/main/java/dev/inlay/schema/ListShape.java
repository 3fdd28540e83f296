// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType;
import dev.inlay.format.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list the element is. Writers agree on three levels today; files hold older shapes, told apart by the rules of
 * LogicalTypes.md, "Backward-compatibility rules", in their order. See spec-notes/10-schema.md.
 *
 * @param repeated the node that occurs once for each element
 * @param element the element; where the repeated node itself is the element, that node as REQUIRED, since its repetition
 *     is the list's: it may again be a list
 * @param rule which of the rules decided
 */
public record ListShape(SchemaNode repeated, SchemaNode element, Rule rule) {

    /** The rules, in the order in which they are tried. */
    public enum Rule {
        /** A repeated node outside any LIST or MAP: a list that is never null, of elements that are never null. */
        UNANNOTATED,
        /** The repeated node is a leaf. */
        REPEATED_LEAF,
        /** The repeated group has several fields. */
        SEVERAL_FIELDS,
        /** The repeated group's only field is itself repeated: the element is a list of the older kind. */
        REPEATED_FIELD,
        /** The repeated group is named {@code array}, or like the list with {@code _tuple} behind: marks of Avro and Thrift writers. */
        LEGACY_NAME,
        /** None of these: the repeated group is the middle one of three levels, its only field is the element. */
        THREE_LEVEL
    }

    /** Whether the element is a field of the repeated group, so that its path has one name more. */
    public boolean isThreeLevel() {
        return rule == Rule.THREE_LEVEL;
    }

    /**
     * The list that {@code node} is: a repeated node, or a group annotated LIST of one repeated node. A repeated group
     * annotated LIST is first the former; its element is then the latter.
     *
     * @return null if it is no list, or annotated LIST and not of such a form: then a plain struct
     */
    public static @Nullable ListShape of(SchemaNode node) {
        if (node.repetition() == Repetition.REPEATED) {
            return elementIs(node, Rule.UNANNOTATED);
        }
        if (!(node instanceof GroupNode list)
                || !(list.logicalType() instanceof LogicalType.ListType)
                || list.children().size() != 1
                || list.children().get(0).repetition() != Repetition.REPEATED) {
            return null;
        }
        SchemaNode repeated = list.children().get(0);
        if (!(repeated instanceof GroupNode middle) || middle.children().isEmpty()) {
            return elementIs(repeated, Rule.REPEATED_LEAF);
        }
        if (middle.children().size() > 1) {
            return elementIs(middle, Rule.SEVERAL_FIELDS);
        }
        SchemaNode only = middle.children().get(0);
        if (only.repetition() == Repetition.REPEATED) {
            return elementIs(middle, Rule.REPEATED_FIELD);
        }
        if (middle.name().equals("array") || middle.name().equals(list.name() + "_tuple")) {
            return elementIs(middle, Rule.LEGACY_NAME);
        }
        return new ListShape(middle, only, Rule.THREE_LEVEL);
    }

    private static ListShape elementIs(SchemaNode repeated, Rule rule) {
        return new ListShape(repeated, repeated.withRepetition(Repetition.REQUIRED), rule);
    }
}
