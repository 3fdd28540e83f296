// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form; each method is one rule of the grammar in {@link SchemaText}. */
final class SchemaParser {

    private final SchemaTokens tokens;

    SchemaParser(String text) {
        this.tokens = new SchemaTokens(text);
    }

    Schema schema() {
        if (!tokens.skipWord("message")) {
            throw tokens.expected("'message'");
        }
        String name = tokens.isSymbol('{') ? "" : tokens.takeName("the schema's name or '{'");
        List<SchemaNode> fields = fields(1, null);
        if (tokens.kind() != SchemaTokens.Kind.END) {
            throw tokens.expected("the end of the text");
        }
        return Schema.of(name, fields);
    }

    /** @param parent the annotation of the group that the fields are in */
    private List<SchemaNode> fields(int depth, @Nullable LogicalType parent) {
        tokens.expect('{');
        List<SchemaNode> fields = new ArrayList<>();
        while (!tokens.skip('}')) {
            if (depth > Schema.MAX_DEPTH) {
                throw tokens.error("the schema is deeper than " + Schema.MAX_DEPTH + " levels");
            }
            fields.add(field(depth, parent));
        }
        return fields;
    }

    private SchemaNode field(int depth, @Nullable LogicalType parent) {
        Repetition repetition = repetition();
        if (tokens.skipWord("group")) {
            return group(repetition, depth, parent);
        }
        return leaf(repetition);
    }

    private GroupNode group(Repetition repetition, int depth, @Nullable LogicalType parent) {
        String name = tokens.takeName("the group's name");
        LogicalType annotation = groupAnnotation(parent);
        Integer fieldId = fieldId();
        return new GroupNode(name, repetition, fields(depth + 1, annotation), annotation, fieldId);
    }

    private @Nullable LogicalType groupAnnotation(@Nullable LogicalType parent) {
        if (!tokens.skip('(')) {
            return null;
        }
        SchemaTokens.Mark mark = tokens.mark();
        LogicalType annotation;
        if (tokens.skipWord("MAP_KEY_VALUE")) {
            annotation = MapShape.meaningOfMapKeyValue(parent);
        } else {
            annotation = AnnotationText.parse(tokens);
        }
        if (annotation != null && !Annotations.fitsGroup(annotation)) {
            throw SchemaTokens.error(mark, AnnotationText.print(annotation) + " cannot annotate a group");
        }
        tokens.expect(')');
        return annotation;
    }

    private PrimitiveNode leaf(Repetition repetition) {
        PhysicalType type = type();
        int length = type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? length() : 0;
        String name = tokens.takeName("the field's name");
        LogicalType annotation = leafAnnotation(type, length);
        skipColumnOrder();
        Integer fieldId = fieldId();
        tokens.expect(';');
        return new PrimitiveNode(name, repetition, type, length, annotation, fieldId);
    }

    private @Nullable LogicalType leafAnnotation(PhysicalType type, int length) {
        if (!tokens.skip('(')) {
            return null;
        }
        SchemaTokens.Mark mark = tokens.mark();
        LogicalType annotation = AnnotationText.parse(tokens);
        String misfit = Annotations.misfit(annotation, type, length);
        if (misfit != null) {
            throw SchemaTokens.error(mark, misfit);
        }
        tokens.expect(')');
        return annotation;
    }

    /** parquet-java says here how the bounds of a floating-point column are ordered; with us that is the footer's business. */
    private void skipColumnOrder() {
        if (tokens.skipWord("columnorder")) {
            tokens.expect('(');
            tokens.takeName("the column order");
            tokens.expect(')');
        }
    }

    private Repetition repetition() {
        for (Repetition repetition : Repetition.values()) {
            if (tokens.skipWord(repetition.name())) {
                return repetition;
            }
        }
        throw tokens.expected("required, optional, repeated or '}'");
    }

    private PhysicalType type() {
        for (PhysicalType type : PhysicalType.values()) {
            if (tokens.skipWord(type.name()) || (type == PhysicalType.BYTE_ARRAY && tokens.skipWord("binary"))) {
                return type;
            }
        }
        throw tokens.expected("group, boolean, int32, int64, int96, float, double, binary or fixed_len_byte_array(n)");
    }

    private int length() {
        tokens.expect('(');
        SchemaTokens.Mark mark = tokens.mark();
        int length = tokens.takeInt("the number of bytes");
        if (length <= 0) {
            throw SchemaTokens.error(mark, "a length of " + length + " bytes");
        }
        tokens.expect(')');
        return length;
    }

    private @Nullable Integer fieldId() {
        return tokens.skip('=') ? tokens.takeInt("the field's id") : null;
    }
}
