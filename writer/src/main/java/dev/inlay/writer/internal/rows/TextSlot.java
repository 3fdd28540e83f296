// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** STRING, ENUM and JSON: UTF-8 in BYTE_ARRAY. */
final class TextSlot extends Slot {

    private final BinaryVector.Builder to;
    private final String name;

    TextSlot(PrimitiveNode leaf, BinaryVector.Builder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
        LogicalType annotation = leaf.logicalType();
        this.name = annotation instanceof LogicalType.StringType
                ? "STRING"
                : annotation instanceof LogicalType.EnumType ? "ENUM" : "JSON";
    }

    static boolean isText(@Nullable LogicalType annotation) {
        return annotation instanceof LogicalType.StringType
                || annotation instanceof LogicalType.EnumType
                || annotation instanceof LogicalType.JsonType;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return name + " takes text, enum constants and UTF-8 as byte[]";
    }

    @Override
    public void set(@Nullable Object value) {
        if (value instanceof String text) {
            append(text);
        } else if (value == null) {
            setNull();
        } else {
            super.set(value);
        }
    }

    @Override
    void setObject(Object value) {
        if (value instanceof Enum<?> constant) {
            append(constant.name());
        } else if (value instanceof CharSequence || value instanceof Character) {
            append(value.toString());
        } else if (value instanceof byte[] bytes) {
            appendUtf8(bytes);
        } else {
            super.setObject(value);
        }
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    private void append(String text) {
        try {
            to.append(text);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw row.refuse(path, String.valueOf(e.getMessage())); // half a surrogate pair, or no room in any vector
        }
    }

    private void appendUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw row.refuse(path, "the " + bytes.length + " bytes are not UTF-8");
        }
        to.append(bytes);
    }
}
