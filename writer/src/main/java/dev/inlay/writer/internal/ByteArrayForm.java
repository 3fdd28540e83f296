// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.PrimitiveNode;
import org.jspecify.annotations.Nullable;

/** A form that BYTE_ARRAY values can be asked to have, each value by itself. */
public enum ByteArrayForm {
    /** GEOMETRY and GEOGRAPHY. */
    WKB("Well-Known Binary"),
    /** Version 1, the only one there is, and whole (rows V02 to V04). */
    VARIANT_METADATA("VARIANT metadata"),
    /** A header byte at least; the value null is one too (rows V06, V19). */
    VARIANT_VALUE("a VARIANT value");

    private final String name;

    ByteArrayForm(String name) {
        this.name = name;
    }

    /**
     * The form that values of {@code leaf} have, or null if they may be any bytes, or text or numbers.
     *
     * @param parent the group that the leaf is a field of; null if it is a field of the root or not known to matter
     */
    public static @Nullable ByteArrayForm of(PrimitiveNode leaf, @Nullable GroupNode parent) {
        if (parent != null && parent.logicalType() instanceof LogicalType.VariantType) {
            return leaf.name().equals("metadata") ? VARIANT_METADATA : VARIANT_VALUE;
        }
        LogicalType annotation = leaf.logicalType();
        return annotation instanceof LogicalType.GeometryType || annotation instanceof LogicalType.GeographyType
                ? WKB
                : null;
    }

    /** Why {@code bytes[from..to)} is not of this form, or null if it is. */
    public @Nullable String misfit(byte[] bytes, int from, int to) {
        String why = switch (this) {
            case WKB -> Wkb.misfit(bytes, from, to);
            case VARIANT_METADATA -> VariantForms.metadataMisfit(bytes, from, to);
            case VARIANT_VALUE -> VariantForms.valueMisfit(bytes, from, to);
        };
        return why == null ? null : "not " + name + ", " + why;
    }
}
