// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.VectorBuilder;

/** BOOLEAN: {@code true} and {@code false} in any case; lenient also {@code 1} and {@code 0}. */
final class BooleanColumn extends ColumnBuilder {

    private final BooleanVector.Builder values;
    private final boolean lenient;

    BooleanColumn(int capacity, boolean lenient) {
        this.values = BooleanVector.builder(capacity);
        this.lenient = lenient;
    }

    @Override
    boolean append(char[] text, int offset, int length) {
        boolean yes =
                NumberText.isWord("true", text, offset, length) || (lenient && isDigit('1', text, offset, length));
        if (!yes
                && !NumberText.isWord("false", text, offset, length)
                && !(lenient && isDigit('0', text, offset, length))) {
            return false;
        }
        values.append(yes);
        return true;
    }

    private static boolean isDigit(char digit, char[] text, int offset, int length) {
        return length == 1 && text[offset] == digit;
    }

    @Override
    VectorBuilder vector() {
        return values;
    }
}
