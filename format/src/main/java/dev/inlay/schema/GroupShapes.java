// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.Repetition.OPTIONAL;
import static dev.inlay.format.Repetition.REQUIRED;

import dev.inlay.format.LogicalType.StringType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a group annotated VARIANT or FILE is made of, found by name, in any order (VariantEncoding.md and
 * VariantShredding.md; LogicalTypes.md, "FILE"). What is said here holds for writing; readers are kinder.
 */
final class GroupShapes {

    private GroupShapes() {}

    /** Why the group is no VARIANT to be written, or null. */
    static @Nullable String variantMisfit(GroupNode variant) {
        boolean hasMetadata = false;
        Repetition value = null;
        boolean isShredded = false;
        for (SchemaNode field : variant.children()) {
            switch (field.name()) {
                case "metadata" -> hasMetadata = isBytes(field) && field.repetition() == REQUIRED;
                case "value" -> {
                    if (!isBytes(field)) {
                        return "the value of a VARIANT is a bare BYTE_ARRAY";
                    }
                    value = field.repetition();
                }
                case "typed_value" -> {
                    if (field.repetition() != OPTIONAL) {
                        return "the typed_value of a VARIANT is optional";
                    }
                    isShredded = true;
                }
                default -> {
                    return "a VARIANT has metadata, value and typed_value, not " + field.name();
                }
            }
        }
        if (!hasMetadata) {
            return "a VARIANT has a required BYTE_ARRAY metadata";
        }
        return value == (isShredded ? OPTIONAL : REQUIRED)
                ? null
                : "a VARIANT has a BYTE_ARRAY value, required or, beside a typed_value, optional";
    }

    /** Why the group is no FILE to be written, or null. */
    static @Nullable String fileMisfit(GroupNode file) {
        for (SchemaNode field : file.children()) {
            boolean fits = switch (field.name()) {
                case "uri", "content_type", "checksum" -> field.logicalType() instanceof StringType;
                case "offset", "size" -> isBare(field, PhysicalType.INT64);
                case "inline" -> isBytes(field);
                default -> false;
            };
            if (!fits || field.repetition() != OPTIONAL) {
                return "a FILE has optional uri, content_type and checksum (STRING), offset and size (INT64), inline"
                        + " (BYTE_ARRAY), not such a " + field.name();
            }
        }
        return null;
    }

    private static boolean isBytes(SchemaNode field) {
        return isBare(field, PhysicalType.BYTE_ARRAY);
    }

    private static boolean isBare(SchemaNode field, PhysicalType type) {
        return field instanceof PrimitiveNode leaf && leaf.type() == type && leaf.logicalType() == null;
    }
}
