// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT64;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a field is, before it has a name and a repetition: the word that {@link FieldsBuilder} and the factories here are
 * combined with. Lists and maps come out in the shape that LogicalTypes.md, "Nested Types", asks of writers.
 * <pre>{@code
 * fixed(20)                                              // FIXED_LEN_BYTE_ARRAY(20)
 * group(g -> g.required("lat", DOUBLE).required("lon", DOUBLE))
 * list(optional(string()))                               // group (LIST) { repeated group list { optional binary element (STRING); } }
 * map(required(string()), optional(list(required(INT32))))
 * }</pre>
 */
public final class FieldType {

    private interface Form {
        SchemaNode node(String name, Repetition repetition, @Nullable Integer fieldId);
    }

    private final Form form;

    private FieldType(Form form) {
        this.form = form;
    }

    /** Values of a physical type that mean no more than it says. Byte arrays of fixed length are made by {@link #fixed}. */
    public static FieldType of(PhysicalType type) {
        return primitive(type, 0, null);
    }

    /**
     * Values of a logical type on the physical type that is natural for it: the only one that is legal, or, for DECIMAL, the smallest
     * (INT32 up to 9 digits, INT64 up to 18, else as many bytes as the digits need), for UNKNOWN INT32.
     *
     * @throws IllegalArgumentException if the annotation belongs on a group, or is not known
     */
    public static FieldType of(LogicalType type) {
        Annotations.Storage natural = Annotations.naturalStorage(type);
        if (natural == null) {
            throw new IllegalArgumentException(AnnotationText.print(type) + " has no natural physical type");
        }
        return primitive(natural.type(), natural.length(), type);
    }

    /** Values of a logical type on a physical type that {@linkplain Annotations#fits can carry it}. */
    public static FieldType of(PhysicalType type, LogicalType logicalType) {
        return primitive(type, 0, logicalType);
    }

    /** Byte arrays of {@code length} bytes each. */
    public static FieldType fixed(int length) {
        return primitive(FIXED_LEN_BYTE_ARRAY, length, null);
    }

    /** Values of a logical type on byte arrays of {@code length} bytes each. */
    public static FieldType fixed(int length, LogicalType logicalType) {
        return primitive(FIXED_LEN_BYTE_ARRAY, length, logicalType);
    }

    /** A struct of the fields that {@code fields} adds; it is called once, at once. */
    public static FieldType group(Consumer<? super GroupBuilder> fields) {
        GroupBuilder builder = new GroupBuilder();
        fields.accept(builder);
        return group(builder.fields(), null);
    }

    /** A list; its element's own field is named {@code element}. */
    public static FieldType list(Element element) {
        SchemaNode middle = new GroupNode("list", Repetition.REPEATED, List.of(element.node("element")), null, null);
        return group(List.of(middle), new LogicalType.ListType());
    }

    /** A map; {@code key} is required. */
    public static FieldType map(Element key, Element value) {
        return keyValues(List.of(key.node("key"), value.node("value")));
    }

    /** A map without values: a set of keys. */
    public static FieldType map(Element key) {
        return keyValues(List.of(key.node("key")));
    }

    private static FieldType keyValues(List<SchemaNode> fields) {
        SchemaNode middle = new GroupNode("key_value", Repetition.REPEATED, fields, null, null);
        return group(List.of(middle), new LogicalType.MapType());
    }

    /** A variant that is not shredded: a group VARIANT(1) of {@code metadata} and {@code value} (VariantEncoding.md). */
    public static FieldType variant() {
        GroupBuilder parts = new GroupBuilder().required("metadata", BYTE_ARRAY).required("value", BYTE_ARRAY);
        return group(parts.fields(), new LogicalType.VariantType((byte) 1));
    }

    /** A reference to bytes elsewhere, or the bytes themselves: a group FILE with all six of its fields (LogicalTypes.md, "FILE"). */
    public static FieldType file() {
        GroupBuilder parts = new GroupBuilder()
                .optional("uri", LogicalType.string())
                .optional("offset", INT64)
                .optional("size", INT64)
                .optional("content_type", LogicalType.string())
                .optional("checksum", LogicalType.string())
                .optional("inline", BYTE_ARRAY);
        return group(parts.fields(), new LogicalType.FileType());
    }

    /** An element that every list entry has. */
    public static Element required(PhysicalType type) {
        return required(of(type));
    }

    /** An element that every list entry has. */
    public static Element required(LogicalType type) {
        return required(of(type));
    }

    /** An element that every list entry has. */
    public static Element required(FieldType type) {
        return new Element(type, Repetition.REQUIRED, null);
    }

    /** An element that can be null. */
    public static Element optional(PhysicalType type) {
        return optional(of(type));
    }

    /** An element that can be null. */
    public static Element optional(LogicalType type) {
        return optional(of(type));
    }

    /** An element that can be null. */
    public static Element optional(FieldType type) {
        return new Element(type, Repetition.OPTIONAL, null);
    }

    SchemaNode node(String name, Repetition repetition, @Nullable Integer fieldId) {
        return form.node(name, repetition, fieldId);
    }

    private static FieldType primitive(PhysicalType type, int length, @Nullable LogicalType logicalType) {
        return new FieldType(
                (name, repetition, fieldId) -> new PrimitiveNode(name, repetition, type, length, logicalType, fieldId));
    }

    private static FieldType group(List<SchemaNode> fields, @Nullable LogicalType logicalType) {
        List<SchemaNode> children = new ArrayList<>(fields);
        return new FieldType(
                (name, repetition, fieldId) -> new GroupNode(name, repetition, children, logicalType, fieldId));
    }

    /** The element of a list, or the key or value of a map: a type that is required or optional, and can have a field id. */
    public static final class Element {

        private final FieldType type;
        private final Repetition repetition;
        private final @Nullable Integer fieldId;

        private Element(FieldType type, Repetition repetition, @Nullable Integer fieldId) {
            this.type = type;
            this.repetition = repetition;
            this.fieldId = fieldId;
        }

        /** This element, its field having an id. */
        public Element id(int newFieldId) {
            return new Element(type, repetition, newFieldId);
        }

        private SchemaNode node(String name) {
            return type.node(name, repetition, fieldId);
        }
    }
}
