// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.ConvertedType;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.SchemaElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree and its form in the footer: a list of elements, depth first, in which a group says how many children it has.
 * <pre>
 *  trip 2 │ id │ tags 1 │ list 1 │ element        trip { id, tags { list { element } } }
 * </pre>
 * Annotations are written twice, as logical type and as the converted type that says the same, and read from the
 * logical type if there is one that fits, else from the converted type. One that does not fit what it is on is ignored: the values are then
 * read as what they are.
 */
public final class SchemaElements {

    private SchemaElements() {}

    /** The elements of {@code schema}, root first. */
    public static List<SchemaElement> toThrift(Schema schema) {
        List<SchemaElement> elements = new ArrayList<>();
        int children = schema.fields().size();
        elements.add(new SchemaElement(null, null, null, schema.name(), children, null, null, null, null, null));
        for (SchemaNode field : schema.fields()) {
            addTo(elements, field);
        }
        return elements;
    }

    private static void addTo(List<SchemaElement> elements, SchemaNode node) {
        if (node instanceof PrimitiveNode leaf) {
            elements.add(element(leaf));
        } else if (node instanceof GroupNode group) {
            elements.add(element(group));
            for (SchemaNode child : group.children()) {
                addTo(elements, child);
            }
        }
    }

    private static SchemaElement element(PrimitiveNode leaf) {
        LogicalType.DecimalType decimal = leaf.logicalType() instanceof LogicalType.DecimalType d ? d : null;
        return new SchemaElement(
                leaf.type(),
                leaf.typeLength() == 0 ? null : leaf.typeLength(),
                leaf.repetition(),
                leaf.name(),
                null,
                convertedType(leaf.logicalType()),
                decimal == null ? null : decimal.scale(),
                decimal == null ? null : decimal.precision(),
                leaf.fieldId(),
                unionMember(leaf.logicalType()));
    }

    private static SchemaElement element(GroupNode group) {
        return new SchemaElement(
                null,
                null,
                group.repetition(),
                group.name(),
                group.children().size(),
                convertedType(group.logicalType()),
                null,
                null,
                group.fieldId(),
                group.logicalType());
    }

    private static @Nullable OpenEnum<ConvertedType> convertedType(@Nullable LogicalType annotation) {
        ConvertedType converted = annotation == null ? null : Annotations.convertedType(annotation);
        return converted == null ? null : OpenEnum.of(converted);
    }

    /** INTERVAL is no member of the union. */
    private static @Nullable LogicalType unionMember(@Nullable LogicalType annotation) {
        return annotation instanceof LogicalType.IntervalType ? null : annotation;
    }

    /**
     * The tree that a footer's elements describe. What the root says besides its name and children is ignored: writers differ there.
     *
     * @throws ParquetException naming the element, if the counts of children do not use up the list exactly, an element is
     *     neither leaf nor group, or lacks what it must have, or the tree is deeper than {@link Schema#MAX_DEPTH}
     */
    public static Schema fromThrift(List<SchemaElement> elements) throws ParquetException {
        return new Reader(elements).schema();
    }

    private static final class Reader {

        private final List<SchemaElement> elements;
        private int next;

        private Reader(List<SchemaElement> elements) {
            this.elements = elements;
        }

        private Schema schema() throws ParquetException {
            if (elements.isEmpty()) {
                throw new ParquetException("the schema has no elements, not even a root");
            }
            SchemaElement root = elements.get(next++);
            if (root.type() != null) {
                throw malformed("is the root and of type " + root.type());
            }
            List<SchemaNode> fields = children(root, 1, null);
            if (next != elements.size()) {
                throw new ParquetException(
                        "the schema's groups account for " + next + " of its " + elements.size() + " elements");
            }
            return Schema.of(root.name(), fields);
        }

        private List<SchemaNode> children(SchemaElement group, int depth, @Nullable LogicalType annotation)
                throws ParquetException {
            int count = group.numChildren() == null ? 0 : group.numChildren();
            if (count < 0 || count > elements.size() - next) {
                throw malformed("has " + count + " children, " + (elements.size() - next) + " elements follow");
            }
            if (depth > Schema.MAX_DEPTH && count > 0) {
                throw malformed(
                        "is a group at depth " + (depth - 1) + ", the limit is " + Schema.MAX_DEPTH + " levels");
            }
            List<SchemaNode> children = new ArrayList<>(Math.min(count, 64));
            for (int i = 0; i < count; i++) {
                if (next == elements.size()) {
                    throw new ParquetException("the schema's groups account for more than its " + next + " elements");
                }
                children.add(node(elements.get(next++), depth, annotation));
            }
            return children;
        }

        private SchemaNode node(SchemaElement element, int depth, @Nullable LogicalType parent)
                throws ParquetException {
            Repetition repetition = element.repetitionType();
            PhysicalType type = element.type();
            if (repetition == null) {
                throw malformed("has no repetition type");
            }
            if (type == null) {
                if (element.numChildren() == null) {
                    throw malformed("has neither a type nor children");
                }
                return group(element, repetition, depth, parent);
            }
            if (element.numChildren() != null && element.numChildren() != 0) {
                throw malformed("is of type " + type + " and has " + element.numChildren() + " children");
            }
            return leaf(element, repetition, type);
        }

        private GroupNode group(SchemaElement element, Repetition repetition, int depth, @Nullable LogicalType parent)
                throws ParquetException {
            LogicalType annotation = groupAnnotation(element, parent);
            List<SchemaNode> children = children(element, depth + 1, annotation);
            return new GroupNode(element.name(), repetition, children, annotation, element.fieldId());
        }

        private PrimitiveNode leaf(SchemaElement element, Repetition repetition, PhysicalType type)
                throws ParquetException {
            int length = 0;
            if (type == PhysicalType.FIXED_LEN_BYTE_ARRAY) {
                if (element.typeLength() == null || element.typeLength() <= 0) {
                    throw malformed("is a FIXED_LEN_BYTE_ARRAY of length " + element.typeLength());
                }
                length = element.typeLength();
            }
            LogicalType annotation = leafAnnotation(element, type, length);
            return new PrimitiveNode(element.name(), repetition, type, length, annotation, element.fieldId());
        }

        /** The complaint about the element that was taken last. */
        private ParquetException malformed(String reason) {
            int index = next - 1;
            return new ParquetException(
                    "schema element " + index + ", " + elements.get(index).name() + ", " + reason);
        }
    }

    private static @Nullable LogicalType groupAnnotation(SchemaElement element, @Nullable LogicalType parent) {
        if (element.logicalType() != null && Annotations.fitsGroup(element.logicalType())) {
            return element.logicalType();
        }
        if (element.convertedType() == null) {
            return null;
        }
        if (element.convertedType().is(ConvertedType.MAP_KEY_VALUE)) {
            return MapShape.meaningOfMapKeyValue(parent);
        }
        LogicalType annotation = fromConvertedType(element);
        return annotation != null && Annotations.fitsGroup(annotation) ? annotation : null;
    }

    private static @Nullable LogicalType leafAnnotation(SchemaElement element, PhysicalType type, int length) {
        if (element.logicalType() != null && Annotations.fits(element.logicalType(), type, length)) {
            return element.logicalType();
        }
        LogicalType annotation = fromConvertedType(element);
        return annotation != null && Annotations.fits(annotation, type, length) ? annotation : null;
    }

    private static @Nullable LogicalType fromConvertedType(SchemaElement element) {
        ConvertedType converted =
                element.convertedType() == null ? null : element.convertedType().known();
        return converted == null ? null : Annotations.logicalType(converted, element.scale(), element.precision());
    }
}
