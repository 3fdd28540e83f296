// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.schema.Schema;
import java.util.Random;

/** Schemas of structs, lists and maps inside each other, or of repeated fields without LIST: never both, as the format wants it. */
final class RandomSchema {

    private static final String[] LEAVES = {
        "int32 %s",
        "int64 %s",
        "boolean %s",
        "double %s",
        "binary %s (STRING)",
        "binary %s",
        "fixed_len_byte_array(3) %s",
        "int32 %s (INTEGER(8,true))",
        "int64 %s (DECIMAL(18,0))"
    };

    private final Random random;
    private final boolean annotated;
    private int names;

    private RandomSchema(Random random) {
        this.random = random;
        this.annotated = random.nextInt(4) > 0;
    }

    static Schema of(Random random) {
        return Schema.parse("message m { " + new RandomSchema(random).fields(4) + "}");
    }

    private String fields(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(field("f" + names++, depth, random.nextBoolean() ? "optional" : "required"));
        }
        return text.toString();
    }

    private String field(String name, int depth, String repetition) {
        String shown = !annotated && random.nextInt(3) == 0 ? "repeated" : repetition;
        int kind = depth == 0 ? 3 : random.nextInt(annotated ? 5 : 2);
        return switch (kind) {
            case 0 -> "%s group %s { %s} ".formatted(shown, name, fields(depth - 1));
            case 1, 2 ->
                !annotated
                        ? leaf(name, shown)
                        : "%s group %s (LIST) { repeated group list { %s} } "
                                .formatted(repetition, name, field("element", depth - 1, optional()));
            case 4 ->
                "%s group %s (MAP) { repeated group key_value { %s%s} } "
                        .formatted(
                                repetition,
                                name,
                                field("key", random.nextInt(4) == 0 ? depth - 1 : 0, "required"),
                                random.nextInt(8) == 0 ? "" : field("value", depth - 1, optional()));
            default -> leaf(name, shown);
        };
    }

    private String optional() {
        return random.nextInt(3) == 0 ? "required" : "optional";
    }

    private String leaf(String name, String repetition) {
        return repetition + " " + LEAVES[random.nextInt(LEAVES.length)].formatted(name) + "; ";
    }
}
