// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;

/**
 * The values of those rows of a vector that have one, as (array, offset, count). Where no row is null that is the vector's own
 * array; else they are moved together in an array that belongs to this object and is used again, so each {@link #take} ends the
 * life of what the one before gave.
 */
public final class DenseValues {

    private final PhysicalType type;
    private final int width;

    private int count;
    private int offset;
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};
    private byte[] bytes = {};

    private int[] ownInts = {};
    private long[] ownLongs = {};
    private float[] ownFloats = {};
    private double[] ownDoubles = {};
    private byte[] ownBytes = {};
    private final BitBuffer ownBits = new BitBuffer();

    /**
     * For the values of a leaf.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY or INT96 (12); else not looked at
     */
    public DenseValues(PhysicalType type, int width) {
        this.type = type;
        this.width = width;
    }

    /** The type of the values. */
    public PhysicalType type() {
        return type;
    }

    /** Takes the values of {@code vector}, whose class is that of the type, and returns how many there are. */
    public int take(Vector vector) {
        count = vector.length() - vector.nullCount();
        switch (type) {
            case BOOLEAN -> takeBooleans((BooleanVector) vector);
            case INT32 -> takeInts((IntVector) vector);
            case INT64 -> takeLongs((LongVector) vector);
            case FLOAT -> takeFloats((FloatVector) vector);
            case DOUBLE -> takeDoubles((DoubleVector) vector);
            case BYTE_ARRAY -> takeByteArrays((BinaryVector) vector);
            case INT96, FIXED_LEN_BYTE_ARRAY -> takeFixed((FixedBinaryVector) vector);
        }
        return count;
    }

    /** Number of values. */
    public int count() {
        return count;
    }

    /** Where in its array the first value is; for BYTE_ARRAY, where in {@link #offsets()}. */
    public int offset() {
        return offset;
    }

    /** INT32 values. */
    public int[] ints() {
        return ints;
    }

    /** INT64 values. */
    public long[] longs() {
        return longs;
    }

    /** BOOLEAN values: bits, laid out as {@link dev.inlay.vector.Bits} says. */
    public long[] words() {
        return longs;
    }

    /** FLOAT values. */
    public float[] floats() {
        return floats;
    }

    /** DOUBLE values. */
    public double[] doubles() {
        return doubles;
    }

    /** The bytes of BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY and INT96 values; of the latter two, value i is at (offset + i) · width. */
    public byte[] bytes() {
        return bytes;
    }

    /** BYTE_ARRAY: value i is {@code bytes()[offsets()[offset() + i] .. offsets()[offset() + i + 1])}. */
    public int[] offsets() {
        return ints;
    }

    /** Bytes that {@code n} values from the one at {@code from} on take in PLAIN; takes no time. */
    public long plainSize(int from, int n) {
        return switch (type) {
            case BOOLEAN -> (n + 7L) / 8;
            case INT32, FLOAT -> 4L * n;
            case INT64, DOUBLE -> 8L * n;
            case BYTE_ARRAY -> 4L * n + ints[offset + from + n] - ints[offset + from];
            case INT96, FIXED_LEN_BYTE_ARRAY -> (long) width * n;
        };
    }

    /** Hands {@code n} values from the one at {@code from} on to {@code encoder}. */
    public void appendTo(ValueEncoder encoder, int from, int n) {
        int at = offset + from;
        switch (type) {
            case BOOLEAN -> encoder.booleans(longs, at, n);
            case INT32 -> encoder.int32s(ints, at, n);
            case INT64 -> encoder.int64s(longs, at, n);
            case FLOAT -> encoder.floats(floats, at, n);
            case DOUBLE -> encoder.doubles(doubles, at, n);
            case BYTE_ARRAY -> encoder.byteArrays(bytes, ints, at, n);
            case INT96, FIXED_LEN_BYTE_ARRAY -> encoder.fixedByteArrays(bytes, at, n);
        }
    }

    /** Hands {@code n} values from the one at {@code from} on to {@code dictionary}; returns how many of them it took. */
    public int addTo(DictionaryEncoder dictionary, int from, int n) {
        int at = offset + from;
        return switch (type) {
            case BOOLEAN -> throw new IllegalStateException("BOOLEAN values have no dictionary");
            case INT32 -> dictionary.addInt32s(ints, at, n);
            case INT64 -> dictionary.addInt64s(longs, at, n);
            case FLOAT -> dictionary.addFloats(floats, at, n);
            case DOUBLE -> dictionary.addDoubles(doubles, at, n);
            case BYTE_ARRAY -> dictionary.addByteArrays(bytes, ints, at, n);
            case INT96, FIXED_LEN_BYTE_ARRAY -> dictionary.addFixedByteArrays(bytes, at, n);
        };
    }

    private void takeInts(IntVector vector) {
        Validity validity = vector.validity();
        if (validity == null) {
            ints = vector.values();
            offset = vector.offset();
        } else {
            ownInts = count > ownInts.length ? new int[roomFor(count)] : ownInts;
            Gather.ints(vector, validity, ownInts);
            ints = ownInts;
            offset = 0;
        }
    }

    private void takeLongs(LongVector vector) {
        Validity validity = vector.validity();
        if (validity == null) {
            longs = vector.values();
            offset = vector.offset();
        } else {
            ownLongs = count > ownLongs.length ? new long[roomFor(count)] : ownLongs;
            Gather.longs(vector, validity, ownLongs);
            longs = ownLongs;
            offset = 0;
        }
    }

    private void takeFloats(FloatVector vector) {
        Validity validity = vector.validity();
        if (validity == null) {
            floats = vector.values();
            offset = vector.offset();
        } else {
            ownFloats = count > ownFloats.length ? new float[roomFor(count)] : ownFloats;
            Gather.floats(vector, validity, ownFloats);
            floats = ownFloats;
            offset = 0;
        }
    }

    private void takeDoubles(DoubleVector vector) {
        Validity validity = vector.validity();
        if (validity == null) {
            doubles = vector.values();
            offset = vector.offset();
        } else {
            ownDoubles = count > ownDoubles.length ? new double[roomFor(count)] : ownDoubles;
            Gather.doubles(vector, validity, ownDoubles);
            doubles = ownDoubles;
            offset = 0;
        }
    }

    private void takeBooleans(BooleanVector vector) {
        Validity validity = vector.validity();
        if (validity == null) {
            longs = vector.words();
            offset = vector.offset();
        } else {
            ownBits.reset();
            Gather.booleans(vector, validity, ownBits);
            longs = ownBits.words();
            offset = 0;
        }
    }

    private void takeByteArrays(BinaryVector vector) {
        Validity validity = vector.validity();
        bytes = vector.bytes();
        if (validity == null) {
            ints = vector.offsets();
            offset = vector.offset();
            return;
        }
        ownInts = count + 1 > ownInts.length ? new int[roomFor(count + 1)] : ownInts;
        if (!Gather.offsets(vector, validity, ownInts)) {
            int size = Gather.bytes(vector, validity);
            ownBytes = size > ownBytes.length ? new byte[roomFor(size)] : ownBytes;
            Gather.byteArrays(vector, validity, ownBytes, ownInts);
            bytes = ownBytes;
        }
        ints = ownInts;
        offset = 0;
    }

    private void takeFixed(FixedBinaryVector vector) {
        if (vector.width() != width) {
            throw new IllegalArgumentException("values of " + vector.width() + " bytes for a column of " + width);
        }
        Validity validity = vector.validity();
        if (validity == null) {
            bytes = vector.bytes();
            offset = vector.offset();
        } else {
            int size = count * width; // no more than the vector's own bytes
            ownBytes = size > ownBytes.length ? new byte[roomFor(size)] : ownBytes;
            Gather.fixed(vector, validity, ownBytes);
            bytes = ownBytes;
            offset = 0;
        }
    }

    /** A quarter more than asked for, so that slightly growing batches don't allocate each time. */
    private static int roomFor(int needed) {
        return (int) Math.min(needed + (long) (needed >> 2), ByteOutput.MAX_SIZE);
    }
}
