// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.Vector;
import org.jspecify.annotations.Nullable;

/** What is asked of BYTE_ARRAY values that have a form of their own: each is looked at by itself. */
final class ByteArrayCheck extends ValueCheck {

    /** A form that values have. */
    interface Form {

        /** Why {@code bytes[from..to)} is not of this form, or null if it is. */
        @Nullable
        String misfit(byte[] bytes, int from, int to);
    }

    private final int maxBytes;
    private final String name;
    private final Form form;

    /** @param name of what the values are, for messages */
    private ByteArrayCheck(int maxBytes, String name, Form form) {
        this.maxBytes = maxBytes;
        this.name = name;
        this.form = form;
    }

    /** GEOMETRY and GEOGRAPHY. */
    static ByteArrayCheck wkb(int maxBytes) {
        return new ByteArrayCheck(maxBytes, "Well-Known Binary", Wkb::misfit);
    }

    /** The metadata of a VARIANT: version 1, the only one there is, is in the four low bits (rows V02 to V04). */
    static ByteArrayCheck variantMetadata(int maxBytes) {
        return new ByteArrayCheck(maxBytes, "VARIANT metadata", VariantForms::metadataMisfit);
    }

    /** The value of a VARIANT: a header byte at least; the value null is one too (rows V06, V19). */
    static ByteArrayCheck variantValue(int maxBytes) {
        return new ByteArrayCheck(maxBytes, "a VARIANT value", VariantForms::valueMisfit);
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
        BinaryVector binary = (BinaryVector) vector;
        int length = binary.end(row) - binary.start(row);
        return length > maxBytes ? tooLong(length, maxBytes) : "not " + name + ", " + reason(binary, row);
    }

    private @Nullable String reason(BinaryVector binary, int row) {
        int start = binary.start(row);
        int end = binary.end(row);
        return end - start > maxBytes ? tooLong(end - start, maxBytes) : form.misfit(binary.bytes(), start, end);
    }
}
