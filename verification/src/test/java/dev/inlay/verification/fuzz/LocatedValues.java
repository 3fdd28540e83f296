// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import org.jspecify.annotations.Nullable;

/**
 * BYTE_ARRAY values of a page, found where they are: the same values that are copied together, or the same refusal.
 *
 * @param values those that were decoded, all of them unless a limit of bytes came first
 * @param refusal why there are no values
 */
record LocatedValues(DecodedValues values, @Nullable MalformedDataException refusal) {

    /** Fails unless both decoders, which are alike, say the same of the first {@code wanted} values of a page of {@code count}. */
    static void requireLikeCopies(ValueDecoder copying, ValueDecoder locating, byte[] page, int count, int wanted) {
        LocatedValues copied = decode(copying, page, 0, page.length, count, wanted, false);
        byte[] surrounded = Surrounded.by((byte) 0x3c, page);
        LocatedValues located = decode(locating, surrounded, Surrounded.FRONT, page.length, count, wanted, true);
        boolean limited = copied.refusal == null && copied.values.size() < wanted;
        if (!limited) {
            Answers.requireEqual(located.reason(), copied.reason(), "refusal of values where they are");
        }
        if (copied.refusal == null && located.refusal == null) {
            int common = copied.values.size();
            if (located.values.size() < common) {
                throw new AssertionError(located.values.size() + " values located, " + common + " copied");
            }
            Answers.requireEqual(
                    located.values.vector(0, common), copied.values.vector(0, common), "values where they are");
        }
    }

    private static LocatedValues decode(
            ValueDecoder decoder, byte[] bytes, int offset, int length, int count, int wanted, boolean where) {
        DecodedValues values = new DecodedValues(PhysicalType.BYTE_ARRAY, 0, wanted);
        try {
            decoder.begin(bytes, offset, length, count);
            if (where) {
                values.locate(decoder, wanted);
            } else {
                values.decode(decoder, wanted);
            }
        } catch (MalformedDataException e) {
            return new LocatedValues(values, e);
        }
        values.requireMargins();
        return new LocatedValues(values, null);
    }

    private String reason() {
        return refusal == null ? "none" : refusal.reason() + " at " + refusal.offset();
    }
}
