// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The values of a page, decoded at once and in steps, and those of BYTE_ARRAY where they are.
 *
 * @param decoders makes a decoder each time
 * @param width bytes of a value if all have the same number; else 0
 * @param count number of values that the page is said to have
 * @param stride values of a step
 * @param skips every third step skips its values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PageOfValues(
        Decoders decoders, PhysicalType type, int width, byte[] bytes, int count, int stride, boolean skips) {

    /** Values that are decoded of a page, however many it is said to have: two of the chunks of 512 that decoders work in. */
    static final int MOST = 1100;

    /** Values that are skipped behind those. */
    private static final int MOST_SKIPPED = 1 << 16;

    /** Makes a decoder of the page's values. */
    interface Decoders {
        ValueDecoder make() throws ParquetException;
    }

    /** The values; null if the decoder refuses the page. All ways to decode it must agree. */
    @Nullable
    Vector check() throws ParquetException {
        DecodedValues atOnce = decodeAtOnce();
        DecodedValues inSteps = decodeInSteps(atOnce);
        if (type == PhysicalType.BYTE_ARRAY) {
            LocatedValues.requireLikeCopies(decoders.make(), decoders.make(), bytes, count, wanted());
        }
        if (atOnce != null && atOnce.size() < wanted() || inSteps != null && inSteps.size() < wanted() && !skips) {
            // the limit of bytes came first: how far ahead lengths were looked at, and so refused, depends on the steps
            return null;
        }
        if (!skips && (atOnce == null) != (inSteps == null)) {
            throw new AssertionError(
                    "at once: " + (atOnce != null) + ", in steps of " + stride + ": " + (inSteps != null));
        }
        if (atOnce != null && inSteps == null) {
            throw new AssertionError("good at once, refused in steps of " + stride + " with skips between them");
        }
        return atOnce == null ? null : atOnce.vector();
    }

    private int wanted() {
        return Math.min(count, MOST);
    }

    private @Nullable DecodedValues decodeAtOnce() throws ParquetException {
        DecodedValues values = new DecodedValues(type, width, wanted());
        ValueDecoder decoder = decoders.make();
        boolean taken;
        try {
            // a growing output leaves half of what it had behind, and the last value is kept for the next call's prefix
            long room = 8L * DecodedValues.LIMIT + 2L * 8 * wanted();
            taken = Memory.within(bytes.length, room, () -> {
                decoder.begin(bytes, 0, bytes.length, count);
                return values.decode(decoder, wanted());
            });
        } catch (MalformedDataException e) {
            requireEnded(decoder, e);
            values.requireMargins();
            return null;
        }
        values.requireMargins();
        if (taken) {
            skipRest(decoder);
        }
        return values;
    }

    private void skipRest(ValueDecoder decoder) {
        try {
            decoder.skip(Math.min(decoder.remaining(), MOST_SKIPPED));
        } catch (MalformedDataException e) {
            requireEnded(decoder, e);
        }
    }

    /** Whole steps that are not skipped are compared with {@code expected}, where there is that. */
    private @Nullable DecodedValues decodeInSteps(@Nullable DecodedValues expected) throws ParquetException {
        byte[] surrounded = Surrounded.by((byte) 0xa5, bytes);
        DecodedValues values = new DecodedValues(type, width, wanted());
        ValueDecoder decoder = decoders.make();
        try {
            decoder.begin(surrounded, Surrounded.FRONT, bytes.length, count);
            for (int done = 0, step; done < wanted(); done += step) {
                step = Math.min(stride, wanted() - done);
                if (skips && done / stride % 3 == 1) {
                    decoder.skip(step);
                    continue;
                }
                int before = values.size();
                boolean all = values.decode(decoder, step);
                int decoded = values.size() - before;
                if (expected != null && done + decoded <= expected.size()) {
                    Answers.requireEqual(
                            values.vector(before, decoded),
                            expected.vector(done, decoded),
                            "values from " + done + " on, in steps");
                }
                if (!all) {
                    break;
                }
            }
        } catch (MalformedDataException e) {
            requireEnded(decoder, e);
            values.requireMargins();
            return null;
        }
        values.requireMargins();
        return values;
    }

    private void requireEnded(ValueDecoder decoder, MalformedDataException refusal) {
        Answers.requirePlace(refusal, bytes.length);
        if (decoder.remaining() != 0) {
            throw new AssertionError(decoder.remaining() + " values left after " + refusal);
        }
    }
}
