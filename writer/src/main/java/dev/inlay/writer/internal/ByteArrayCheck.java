// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.Vector;
import org.jspecify.annotations.Nullable;

/** What is asked of BYTE_ARRAY values that have a form of their own: each is looked at by itself. */
final class ByteArrayCheck extends ValueCheck {

    private final int maxBytes;
    private final ByteArrayForm form;

    ByteArrayCheck(int maxBytes, ByteArrayForm form) {
        this.maxBytes = maxBytes;
        this.form = form;
    }

    @Override
    int misfit(Vector vector, int from) {
        BinaryVector binary = (BinaryVector) vector;
        for (int row = from; row < binary.length(); row++) {
            if (!binary.isNull(row) && reason(binary, row) != null) {
                return row;
            }
        }
        return -1;
    }

    @Override
    String complaint(Vector vector, int row) {
        return String.valueOf(reason((BinaryVector) vector, row));
    }

    private @Nullable String reason(BinaryVector binary, int row) {
        int start = binary.start(row);
        int end = binary.end(row);
        return end - start > maxBytes ? tooLong(end - start, maxBytes) : form.misfit(binary.bytes(), start, end);
    }
}
