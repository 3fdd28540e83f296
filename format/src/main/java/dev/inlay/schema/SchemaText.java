// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.PhysicalType;
import java.util.List;
import java.util.Locale;

/**
 * A schema as text, the dialect that parquet-java prints:
 * <pre>
 *  schema     = "message" [ name ] "{" { field } "}"
 *  field      = repetition ( leaf | group )
 *  leaf       = type [ "(" bytes ")" ] name [ annotation ] [ order ] [ "=" id ] ";"
 *  group      = "group" name [ annotation ] [ "=" id ] "{" { field } "}"
 *  repetition = "required" | "optional" | "repeated"
 *  type       = "boolean" | "int32" | "int64" | "int96" | "float" | "double" | "binary" | "fixed_len_byte_array"
 *  annotation = "(" word [ "(" [ parameter ] { "," [ parameter ] } ")" ] ")"
 *  order      = "columnorder" "(" word ")"                     read, ignored and not printed
 *  name, parameter = word | quoted
 * </pre>
 * A word is anything without white space and <code>{}(),;=</code> that does not begin with a quote. What is no word is quoted:
 * {@code "unit price"}, with {@code \"}, {@code \\}, {@code \n}, {@code \r}, {@code \t} and <code>&#92;u</code> with four hex digits
 * inside. parquet-java quotes nothing and cannot read such names back; all others look the same here and there. Case
 * counts in names only.
 *
 * <p>Parameters of the logical types are in the order of {@code DECIMAL(precision,scale)}, {@code TIMESTAMP(unit,isAdjustedToUTC)}
 * and {@code INTEGER(bits,signed)}. The names of converted types are understood too: {@code UTF8}, {@code INT_8},
 * {@code TIMESTAMP_MILLIS} and so on.
 */
final class SchemaText {

    private SchemaText() {}

    static Schema parse(String text) {
        return new SchemaParser(text).schema();
    }

    static String print(Schema schema) {
        StringBuilder out = new StringBuilder("message ")
                .append(Words.quoteIfNeeded(schema.name()))
                .append(" {\n");
        printFields(schema.fields(), "  ", out);
        return out.append("}\n").toString();
    }

    private static void printFields(List<SchemaNode> fields, String indent, StringBuilder out) {
        for (SchemaNode field : fields) {
            out.append(indent).append(keyword(field.repetition())).append(' ');
            if (field instanceof PrimitiveNode leaf) {
                printHead(typeName(leaf), leaf, out);
                out.append(";\n");
            } else if (field instanceof GroupNode group) {
                printHead("group", group, out);
                out.append(" {\n");
                printFields(group.children(), indent + "  ", out);
                out.append(indent).append("}\n");
            }
        }
    }

    private static void printHead(String type, SchemaNode node, StringBuilder out) {
        out.append(type).append(' ').append(Words.quoteIfNeeded(node.name()));
        if (node.logicalType() != null) {
            out.append(" (").append(AnnotationText.print(node.logicalType())).append(')');
        }
        if (node.fieldId() != null) {
            out.append(" = ").append(node.fieldId());
        }
    }

    private static String typeName(PrimitiveNode leaf) {
        return switch (leaf.type()) {
            case BYTE_ARRAY -> "binary";
            case FIXED_LEN_BYTE_ARRAY -> keyword(PhysicalType.FIXED_LEN_BYTE_ARRAY) + "(" + leaf.typeLength() + ")";
            case BOOLEAN, INT32, INT64, INT96, FLOAT, DOUBLE -> keyword(leaf.type());
        };
    }

    private static String keyword(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
