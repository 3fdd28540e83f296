// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.ParquetException;
import dev.inlay.schema.Schema;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A schema as people write it, in UTF-8: │ text …. */
final class SchemaTextCheck implements FuzzTarget.Check {

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        byte[] bytes = in.rest();
        String text = new String(bytes, StandardCharsets.UTF_8);
        Schema schema = Memory.within(bytes.length, 0, () -> parse(text));
        if (schema == null) {
            return false;
        }
        SchemaElementsCheck.requireSameTreeAgain(schema);
        return true;
    }

    /** Null if it is refused, as misuse: the text is a caller's, not a file's. */
    private static @Nullable Schema parse(String text) {
        try {
            return Schema.parse(text);
        } catch (IllegalArgumentException e) {
            if (e.getClass() != IllegalArgumentException.class || e.getMessage() == null) {
                throw new AssertionError("refused by accident", e);
            }
            return null;
        }
    }
}
