// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import org.jspecify.annotations.Nullable;

/**
 * The two byte strings of a VARIANT (VariantEncoding.md), as far as a writer looks at them: enough to tell them from each
 * other, from nothing, and from a later version. What is inside belongs to whoever made it.
 *
 * <pre>
 *  metadata   │ header: version in bits 0–3, bytes of an offset − 1 in bits 6–7 │ size n │ n + 1 offsets │ names │
 *  value      │ header: basic type in bits 0–1 │ …
 * </pre>
 */
final class VariantForms {

    private static final int VERSION = 1;
    private static final int VERSION_BITS = 0x0f;

    private VariantForms() {}

    static @Nullable String metadataMisfit(byte[] bytes, int from, int to) {
        if (from == to) {
            return "it has no bytes; of a variant without names it is 01 00 00";
        }
        int version = bytes[from] & VERSION_BITS;
        if (version != VERSION) {
            return "its version is " + version + ", not " + VERSION;
        }
        int width = ((bytes[from] & 0xff) >> 6) + 1;
        if (to - from < 1 + 2 * width) {
            return "a size and an offset of " + width + " bytes each do not fit its " + (to - from) + " bytes";
        }
        long size = unsigned(bytes, from + 1, width);
        long offsetsEnd = 1 + (size + 2) * width;
        if (offsetsEnd > to - from) {
            return size + " names need " + offsetsEnd + " bytes for their offsets, it has " + (to - from);
        }
        long names = unsigned(bytes, from + (int) offsetsEnd - width, width);
        return offsetsEnd + names == to - from
                ? null
                : "its names end at byte " + (offsetsEnd + names) + " of " + (to - from);
    }

    static @Nullable String valueMisfit(byte[] bytes, int from, int to) {
        return from == to ? "it has no bytes; the value null is 00" : null;
    }

    /** Little-endian. */
    private static long unsigned(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xff);
        }
        return value;
    }
}
