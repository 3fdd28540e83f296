// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Values out of a decoder, in the form of {@link Shapes#values}. */
final class Values {

    /** Places before and behind the wanted values, which a decoder must not touch. */
    private static final int MARGIN = 5;

    private Values() {}

    static int width(PhysicalType type) {
        return type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? Shapes.WIDTH : type.width();
    }

    /** All at once, in portions that end at odd places, and with others skipped; the same decoder for all of these pages. */
    static void assertDecodes(ValueDecoder decoder, byte[] bytes, List<Object> expected) throws MalformedDataException {
        int count = expected.size();
        byte[] inside = new byte[bytes.length + 20];
        new Random(1).nextBytes(inside);
        System.arraycopy(bytes, 0, inside, 13, bytes.length);
        decoder.begin(bytes, 0, bytes.length, count);
        assertThat(take(decoder, count)).isEqualTo(expected);
        assertThat(decoder.remaining()).isZero();
        if (decoder.type() == PhysicalType.BYTE_ARRAY) {
            decoder.begin(inside, 13, bytes.length, count);
            assertThat(takeSpans(decoder, count)).isEqualTo(expected);
            assertThat(decoder.remaining()).isZero();
        }

        for (int[] steps : new int[][] {{1}, {7, 40}, {32}, {33, 1, 128}, {1000, 3}}) {
            if (count / steps[0] > 10_000) {
                continue;
            }
            decoder.begin(inside, 13, bytes.length, count);
            List<Object> some = new ArrayList<>();
            for (int i = 0; decoder.remaining() > 0; i++) {
                some.addAll(take(decoder, Math.min(decoder.remaining(), steps[i % steps.length])));
            }
            assertThat(some).isEqualTo(expected);

            decoder.begin(inside, 13, bytes.length, count);
            for (int i = 0, at = 0; at < count; i++) {
                int step = Math.min(count - at, steps[i % steps.length]);
                if (i % 2 == 0) {
                    decoder.skip(step);
                } else if (i % 4 == 1 && decoder.type() == PhysicalType.BYTE_ARRAY) {
                    assertThat(takeSpans(decoder, step)).isEqualTo(expected.subList(at, at + step));
                } else {
                    assertThat(take(decoder, step)).isEqualTo(expected.subList(at, at + step));
                }
                at += step;
                assertThat(decoder.remaining()).isEqualTo(count - at);
            }
        }
    }

    /** All of a page's BYTE_ARRAY values, from its beginning, in arrays of 0, 1, 2 … bytes: never more, and never fewer than fit. */
    static void assertKeepsToLimits(ValueDecoder decoder, List<? extends Object> expected)
            throws MalformedDataException {
        int[] offsets = new int[expected.size() + 1];
        for (int limit = 0, at = 0; at < expected.size(); limit++) {
            ByteOutput bytes = new ByteOutput(0);
            int decoded = decoder.byteArrays(bytes, limit, offsets, 0, expected.size() - at);
            for (int i = 0; i < decoded; i++) {
                assertThat(ByteBuffer.wrap(Arrays.copyOfRange(bytes.array(), offsets[i], offsets[i + 1])))
                        .isEqualTo(expected.get(at + i));
            }
            at += decoded;
            assertThat(bytes.size()).isEqualTo(offsets[decoded]).isLessThanOrEqualTo(limit);
            if (at < expected.size()) {
                assertThat(bytes.size() + ((ByteBuffer) expected.get(at)).remaining())
                        .isGreaterThan(limit);
            }
            assertThat(decoder.remaining()).isEqualTo(expected.size() - at);
        }
    }

    static List<Object> take(ValueDecoder decoder, int count) throws MalformedDataException {
        List<Object> values = new ArrayList<>();
        switch (decoder.type()) {
            case INT32 -> {
                int[] into = new int[count + 2 * MARGIN];
                Arrays.fill(into, 77);
                decoder.int32s(into, MARGIN, count);
                for (int i = 0; i < into.length; i++) {
                    check(i, count, into[i] == 77, (long) into[i], values);
                }
            }
            case INT64 -> {
                long[] into = new long[count + 2 * MARGIN];
                Arrays.fill(into, 77);
                decoder.int64s(into, MARGIN, count);
                for (int i = 0; i < into.length; i++) {
                    check(i, count, into[i] == 77, into[i], values);
                }
            }
            case FLOAT -> {
                float[] into = new float[count + 2 * MARGIN];
                Arrays.fill(into, 77);
                decoder.floats(into, MARGIN, count);
                for (int i = 0; i < into.length; i++) {
                    check(i, count, into[i] == 77, (long) Float.floatToRawIntBits(into[i]), values);
                }
            }
            case DOUBLE -> {
                double[] into = new double[count + 2 * MARGIN];
                Arrays.fill(into, 77);
                decoder.doubles(into, MARGIN, count);
                for (int i = 0; i < into.length; i++) {
                    check(i, count, into[i] == 77, Double.doubleToRawLongBits(into[i]), values);
                }
            }
            case BYTE_ARRAY -> {
                ByteOutput bytes = new ByteOutput(0);
                bytes.int32(77); // something is there already
                int[] offsets = new int[count + 1 + 2 * MARGIN];
                Arrays.fill(offsets, 77);
                assertThat(decoder.byteArrays(bytes, ByteOutput.MAX_SIZE, offsets, MARGIN, count))
                        .isEqualTo(count);
                assertThat(offsets[MARGIN]).isEqualTo(4);
                assertThat(offsets[MARGIN + count]).isEqualTo(bytes.size());
                assertThat(Arrays.copyOf(bytes.array(), 4)).containsExactly(77, 0, 0, 0);
                for (int i = MARGIN; i < MARGIN + count; i++) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes.array(), offsets[i], offsets[i + 1])));
                }
                assertThat(Arrays.copyOf(offsets, MARGIN)).containsOnly(77);
                assertThat(Arrays.copyOfRange(offsets, MARGIN + count + 1, offsets.length))
                        .containsOnly(77);
            }
            case BOOLEAN -> {
                long[] into = {0x123456789abcdefL, -1, 0x7777777777777777L};
                long[] words = Arrays.copyOf(into, into.length + count / 64 + 1);
                decoder.booleans(words, 64 + MARGIN, count);
                for (int i = 64 + MARGIN; i < 64 + MARGIN + count; i++) {
                    values.add(Bits.get(words, i));
                }
                Bits.fill(words, 64 + MARGIN, count, false);
                Bits.fill(into, 64 + MARGIN, Math.min(count, 2 * 64 - MARGIN), false);
                assertThat(words).startsWith(into);
                assertThat(Bits.countOnes(words, into.length * 64, count / 64 + 1))
                        .isZero();
            }
            case FIXED_LEN_BYTE_ARRAY, INT96 -> {
                int width = width(decoder.type());
                byte[] into = new byte[(count + 2 * MARGIN) * width];
                Arrays.fill(into, (byte) 77);
                decoder.fixedByteArrays(into, MARGIN, count);
                for (int i = MARGIN; i < MARGIN + count; i++) {
                    values.add(ByteBuffer.wrap(Arrays.copyOfRange(into, i * width, (i + 1) * width)));
                }
                assertThat(Arrays.copyOf(into, MARGIN * width)).containsOnly(77);
                assertThat(Arrays.copyOfRange(into, (MARGIN + count) * width, into.length))
                        .containsOnly(77);
            }
        }
        return values;
    }

    /** BYTE_ARRAY values from where they are. */
    static List<Object> takeSpans(ValueDecoder decoder, int count) throws MalformedDataException {
        long[] spans = new long[count + 2 * MARGIN];
        Arrays.fill(spans, 77);
        assertThat(decoder.spans(ByteOutput.MAX_SIZE, spans, MARGIN, count)).isEqualTo(count);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < spans.length; i++) {
            int start = Span.start(spans[i]);
            boolean wanted = i >= MARGIN && i < MARGIN + count;
            Object value = wanted
                    ? ByteBuffer.wrap(Arrays.copyOfRange(decoder.located(), start, start + Span.length(spans[i])))
                    : "";
            check(i, count, spans[i] == 77, value, values);
        }
        return values;
    }

    private static void check(int index, int count, boolean untouched, Object value, List<Object> values) {
        if (index >= MARGIN && index < MARGIN + count) {
            values.add(value);
        } else if (!untouched) {
            throw new AssertionError("wrote outside of the wanted range: at " + (index - MARGIN) + " of " + count);
        }
    }
}
