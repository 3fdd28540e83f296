// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.format.Repetition;
import dev.inlay.schema.GroupNode;
import dev.inlay.schema.ListShape;
import dev.inlay.schema.MapShape;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random nested schemas and the records of one, in the form of {@link NestedFile}: nulls and nothing at every level. */
final class NestedRecords {

    private static final String[] LEAVES = {
        "int32 %s", "int64 %s", "boolean %s", "double %s", "binary %s (STRING)", "binary %s"
    };

    private final Random random;
    private int names;

    NestedRecords(Random random) {
        this.random = random;
    }

    /** A schema of LIST and MAP, or one of repeated fields without them. */
    Schema schema(boolean annotated) {
        return Schema.parse("message m { " + fields(3, annotated) + "}");
    }

    private String fields(int depth, boolean annotated) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(field("f" + names++, depth, annotated));
        }
        return text.toString();
    }

    private String field(String name, int depth, boolean annotated) {
        String repetition = random.nextInt(3) == 0 ? "required" : "optional";
        if (!annotated && random.nextInt(3) == 0) {
            repetition = "repeated";
        }
        return switch (depth == 0 ? 3 : random.nextInt(annotated ? 4 : 2)) {
            case 0 -> "%s group %s { %s} ".formatted(repetition, name, fields(depth - 1, annotated));
            case 1 ->
                annotated
                        ? "%s group %s (LIST) { repeated group list { %s} } "
                                .formatted(repetition, name, field("element", depth - 1, true))
                        : leaf(repetition, name);
            case 2 ->
                "%s group %s (MAP) { repeated group key_value { required %s key%s; %s} } "
                        .formatted(
                                repetition,
                                name,
                                random.nextBoolean() ? "int32" : "binary",
                                "",
                                field("value", depth - 1, true));
            default -> leaf(repetition, name);
        };
    }

    private String leaf(String repetition, String name) {
        return repetition + " " + LEAVES[random.nextInt(LEAVES.length)].formatted(name) + "; ";
    }

    List<List<Object>> records(Schema schema, int count) {
        List<List<Object>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> fields = new ArrayList<>();
            schema.fields().forEach(field -> fields.add(value(field)));
            records.add(fields);
        }
        return records;
    }

    private @Nullable Object value(SchemaNode node) {
        if (node.repetition() == Repetition.OPTIONAL && random.nextInt(4) == 0) {
            return null;
        }
        ListShape list = ListShape.of(node);
        MapShape map = MapShape.of(node);
        int size = random.nextInt(4) == 0 ? random.nextInt(10) : random.nextInt(3);
        List<Object> values = new ArrayList<>();
        if (list != null) {
            for (int i = 0; i < size; i++) {
                values.add(value(list.element()));
            }
        } else if (map != null) {
            for (int i = 0; i < size; i++) {
                List<Object> entry = new ArrayList<>();
                entry.add(key(map.key(), i));
                entry.add(value(map.value()));
                values.add(entry);
            }
        } else if (node instanceof GroupNode group) {
            group.children().forEach(child -> values.add(value(child)));
        } else {
            return leaf((PrimitiveNode) node);
        }
        return values;
    }

    /** Keys of one map differ: an engine may keep only the last of two. */
    private Object key(SchemaNode key, int index) {
        int different = index * 10 + random.nextInt(10);
        return switch (((PrimitiveNode) key).type()) {
            case INT32 -> (long) different;
            default -> "0x" + HexFormat.of().toHexDigits(different);
        };
    }

    private Object leaf(PrimitiveNode node) {
        int drawn = random.nextInt(50);
        return switch (node.type()) {
            case INT32 -> (long) (drawn - 25);
            case INT64 -> drawn * 0x123456789abcL;
            case BOOLEAN -> drawn % 2 == 0;
            case DOUBLE ->
                HexFormat.of().toHexDigits(Double.doubleToRawLongBits(drawn == 0 ? Double.NaN : drawn / 7.0 - 1));
            case BYTE_ARRAY -> node.logicalType() == null ? "0x" + "fe".repeat(drawn % 4) : "ä".repeat(drawn % 5);
            case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new AssertionError(node.type() + " is in no nested schema");
        };
    }
}
