// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.Span;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.Bits;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Vector;
import java.util.Arrays;

/** Room for the values of a page, in the array of their type, between margins that nobody may write to. */
final class DecodedValues {

    /** Bytes that all BYTE_ARRAY values of a page may have together: pages of prefixes grow with the square of their bytes. */
    static final int LIMIT = 1 << 16;

    private static final int MARGIN = 3;
    private static final int MARK = 0x5a5a5a5a;

    private final PhysicalType type;
    private final int width;
    private final int[] ints;
    private final long[] longs;
    private final float[] floats;
    private final double[] doubles;
    private final byte[] fixed;
    private final ByteOutput bytes = new ByteOutput(0);
    private final int capacity;
    private int size;

    DecodedValues(PhysicalType type, int width, int capacity) {
        this.type = type;
        this.width = width;
        this.capacity = capacity;
        int room = capacity + 2 * MARGIN;
        boolean isFixed = type == PhysicalType.FIXED_LEN_BYTE_ARRAY || type == PhysicalType.INT96;
        ints = new int[type == PhysicalType.INT32 ? room : type == PhysicalType.BYTE_ARRAY ? room + 1 : 0];
        longs = new long[type == PhysicalType.INT64 ? room : type == PhysicalType.BOOLEAN ? Bits.words(room) : 0];
        floats = new float[type == PhysicalType.FLOAT ? room : 0];
        doubles = new double[type == PhysicalType.DOUBLE ? room : 0];
        fixed = new byte[isFixed ? room * width : 0];
        Arrays.fill(ints, MARK);
        Arrays.fill(longs, MARK);
        Arrays.fill(floats, MARK);
        Arrays.fill(doubles, MARK);
        Arrays.fill(fixed, (byte) MARK);
        bytes.bytes(new byte[MARGIN]);
    }

    /** Takes {@code count} more BYTE_ARRAY values from where the decoder says that they are; says whether all of them. */
    boolean locate(ValueDecoder decoder, int count) throws MalformedDataException {
        long[] spans = new long[count + 2 * MARGIN];
        Arrays.fill(spans, MARK);
        int at = MARGIN + size;
        int located = decoder.spans(LIMIT, spans, MARGIN, count);
        for (int i = 0; i < MARGIN; i++) {
            if (spans[i] != MARK || spans[MARGIN + count + i] != MARK) {
                throw new AssertionError("a slot beside those of " + count + " spans was written to");
            }
        }
        byte[] array = decoder.located();
        ints[at] = bytes.size();
        for (int i = 0; i < located; i++) {
            bytes.bytes(array, Span.start(spans[MARGIN + i]), Span.length(spans[MARGIN + i]));
            ints[at + i + 1] = bytes.size();
        }
        size += located;
        return located == count;
    }

    /** Decodes {@code count} more values; says whether all of them, as those of BYTE_ARRAY may come to their limit. */
    boolean decode(ValueDecoder decoder, int count) throws MalformedDataException {
        int at = MARGIN + size;
        int decoded = count;
        switch (type) {
            case BOOLEAN -> decoder.booleans(longs, at, count);
            case INT32 -> decoder.int32s(ints, at, count);
            case INT64 -> decoder.int64s(longs, at, count);
            case FLOAT -> decoder.floats(floats, at, count);
            case DOUBLE -> decoder.doubles(doubles, at, count);
            case BYTE_ARRAY -> decoded = decoder.byteArrays(bytes, MARGIN + LIMIT, ints, at, count);
            case INT96, FIXED_LEN_BYTE_ARRAY -> decoder.fixedByteArrays(fixed, at, count);
        }
        size += decoded;
        return decoded == count;
    }

    int size() {
        return size;
    }

    /** The values, sharing their array. */
    Vector vector() {
        return vector(0, size);
    }

    /** {@code count} of the values, from one on. */
    Vector vector(int from, int count) {
        int at = MARGIN + from;
        return switch (type) {
            case BOOLEAN -> new BooleanVector(longs, at, count, null);
            case INT32 -> new IntVector(ints, at, count, null);
            case INT64 -> new LongVector(longs, at, count, null);
            case FLOAT -> new FloatVector(floats, at, count, null);
            case DOUBLE -> new DoubleVector(doubles, at, count, null);
            case BYTE_ARRAY -> new BinaryVector(bytes.array(), ints, at, count, null);
            case INT96, FIXED_LEN_BYTE_ARRAY -> new FixedBinaryVector(fixed, width, at, count, null);
        };
    }

    /** Fails if something was written in front of the values, or behind as many as there is room for. */
    void requireMargins() {
        for (int i = 0; i < MARGIN; i++) {
            requireMark(i);
            requireMark(MARGIN + capacity + i);
        }
    }

    private void requireMark(int at) {
        int slot = type == PhysicalType.BYTE_ARRAY && at >= MARGIN ? at + 1 : at;
        boolean kept = switch (type) {
            case BOOLEAN -> Bits.get(longs, slot) == (((long) MARK >>> (slot % 64) & 1) != 0);
            case INT32, BYTE_ARRAY -> ints[slot] == MARK;
            case INT64 -> longs[slot] == MARK;
            case FLOAT -> floats[slot] == MARK;
            case DOUBLE -> doubles[slot] == MARK;
            case INT96, FIXED_LEN_BYTE_ARRAY -> isMarked(Arrays.copyOfRange(fixed, slot * width, (slot + 1) * width));
        };
        if (!kept) {
            throw new AssertionError("value slot " + (slot - MARGIN) + " was written to, of " + capacity);
        }
    }

    private static boolean isMarked(byte[] value) {
        byte[] marked = new byte[value.length];
        Arrays.fill(marked, (byte) MARK);
        return Arrays.equals(value, marked);
    }
}
