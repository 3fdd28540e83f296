// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import java.util.List;

/** Which containers are around which leaves: a column before it has values, which {@link NestedCell} gives it. */
sealed interface Nest {

    /** Where one leaf can be; the letters are the containers from outside in: List, Struct, Map. */
    List<String> SHAPES = List.of("S", "SS", "L", "LS", "LL", "SL", "M", "ML");

    Repetition repetition();

    record Leaf(PrimitiveNode cell) implements Nest {
        @Override
        public Repetition repetition() {
            return cell.repetition();
        }
    }

    record Struct(Repetition repetition, List<Nest> fields) implements Nest {}

    record ListOf(Repetition repetition, Nest element) implements Nest {}

    /** A map; its keys are required, whatever the cell's repetition. */
    record MapOf(Repetition repetition, PrimitiveNode key, Nest value) implements Nest {}

    /** A repeated field without LIST around it: of leaves or structs, which are required. */
    record Repeated(Nest element) implements Nest {
        @Override
        public Repetition repetition() {
            return Repetition.REPEATED;
        }
    }

    /** One of {@link #SHAPES}; what is inside is required or optional as the cell is, the column itself optional. */
    static Nest of(String shape, PrimitiveNode cell) {
        return of(shape, cell, Repetition.OPTIONAL);
    }

    private static Nest of(String shape, PrimitiveNode cell, Repetition repetition) {
        if (shape.isEmpty()) {
            return new Leaf(cell);
        }
        Nest inner = of(shape.substring(1), cell, cell.repetition());
        return switch (shape.charAt(0)) {
            case 'S' -> new Struct(repetition, List.of(inner));
            case 'L' -> new ListOf(repetition, inner);
            case 'M' -> new MapOf(repetition, cell, inner);
            default -> throw new AssertionError(shape);
        };
    }
}
