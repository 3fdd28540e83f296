// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * ALP – Encodings.md, "Adaptive Lossless floating-Point (ALP = 10)"; a preview of the specification. FLOAT, DOUBLE. The layout is
 * drawn at {@link AlpEncoder}.
 *
 * <p>The offsets make each vector reachable by itself, so to skip is to add. Of a vector that is wanted in part only that part is
 * unpacked, {@value #TILE} integers at a time, multiplied, and then the exceptions are put over it.
 *
 * <p>FLOAT is computed in binary32 and 32-bit integers: in binary64 some values would come out one bit off (Q13).
 */
final class AlpDecoder extends ValueDecoder {

    private static final int TILE = 1024;
    private static final int MIN_LOG_VECTOR = 3;
    private static final int MAX_LOG_VECTOR = 15;

    private final int[] intTile;
    private final long[] longTile;

    private int count;
    private int next;
    private int vectorSize;
    private int offsetsAt;
    private int vectorCount;

    // the open vector
    private int vector;
    private int vectorLength;
    private int exponent;
    private int factor;
    private long reference;
    private int bitWidth;
    private int packedAt;
    private int exceptions;
    private int positionsAt;
    private int exceptionsAt;

    AlpDecoder(PhysicalType type) {
        super(type, type.width());
        intTile = new int[type == PhysicalType.FLOAT ? TILE : 0];
        longTile = new long[type == PhysicalType.DOUBLE ? TILE : 0];
    }

    @Override
    public Encoding encoding() {
        return Encoding.ALP;
    }

    @Override
    void open(int values) throws MalformedDataException {
        count = values;
        next = 0;
        vector = -1;
        if (values == 0 && in.remaining() == 0) {
            return;
        }
        int start = in.position();
        int compressionMode = in.int8();
        int integerEncoding = in.int8();
        int logVectorSize = in.int8();
        int elements = in.int32();
        if (compressionMode != 0) {
            throw in.malformed("compression mode " + compressionMode + ", only 0 is known", start);
        }
        if (integerEncoding != 0) {
            throw in.malformed("integer encoding " + integerEncoding + ", only 0 is known", start + 1);
        }
        if (logVectorSize < MIN_LOG_VECTOR || logVectorSize > MAX_LOG_VECTOR) {
            throw in.malformed(
                    "vectors of 2^" + logVectorSize + " values, not 2^" + MIN_LOG_VECTOR + " to 2^" + MAX_LOG_VECTOR,
                    start + 2);
        }
        if (elements != count) {
            throw in.malformed("header says " + elements + " values, the page has " + count, start + 3);
        }
        vectorSize = 1 << logVectorSize;
        vectorCount = (int) (((long) count + vectorSize - 1) >>> logVectorSize);
        readOffsets();
    }

    /** Checks that the offsets ascend from the end of their array and stay inside of the page. */
    private void readOffsets() throws MalformedDataException {
        offsetsAt = in.take(4L * vectorCount);
        long before = 4L * vectorCount;
        if (vectorCount > 0 && offset(0) != before) {
            throw in.malformed(
                    "offset " + offset(0) + " of the first vector, behind " + vectorCount + " offsets it is " + before,
                    offsetsAt);
        }
        for (int i = 0; i < vectorCount; i++) {
            long offset = offset(i);
            if (offset < before || offset > in.end() - offsetsAt) {
                throw in.malformed(
                        "offset " + offset + " of vector " + i + ", not from " + before + " to "
                                + (in.end() - offsetsAt),
                        offsetsAt + 4 * i);
            }
            before = offset;
        }
    }

    private long offset(int index) {
        return (int) ByteOutput.INT32.get(in.array(), offsetsAt + 4 * index) & 0xffffffffL;
    }

    @Override
    void pass(int unwanted) {
        next += unwanted;
    }

    @Override
    void decode(float[] into, int offset, int wanted) throws MalformedDataException {
        for (int done = 0, step; done < wanted; done += step) {
            openVector(next / vectorSize);
            int from = next % vectorSize;
            step = Math.min(wanted - done, vectorLength - from);
            int at = offset + done;
            unpackFloats(from, step, into, at);
            for (int i = 0; i < exceptions; i++) {
                int place = position(i) - from;
                if (place >= 0 && place < step) {
                    into[at + place] =
                            Float.intBitsToFloat((int) ByteOutput.INT32.get(in.array(), exceptionsAt + 4 * i));
                }
            }
            next += step;
        }
    }

    @Override
    void decode(double[] into, int offset, int wanted) throws MalformedDataException {
        for (int done = 0, step; done < wanted; done += step) {
            openVector(next / vectorSize);
            int from = next % vectorSize;
            step = Math.min(wanted - done, vectorLength - from);
            int at = offset + done;
            unpackDoubles(from, step, into, at);
            for (int i = 0; i < exceptions; i++) {
                int place = position(i) - from;
                if (place >= 0 && place < step) {
                    into[at + place] =
                            Double.longBitsToDouble((long) ByteOutput.INT64.get(in.array(), exceptionsAt + 8 * i));
                }
            }
            next += step;
        }
    }

    private void openVector(int index) throws MalformedDataException {
        if (index == vector) {
            return;
        }
        vectorLength = (int) Math.min(vectorSize, count - (long) index * vectorSize);
        int start = offsetsAt + (int) offset(index);
        int end = index + 1 < vectorCount ? offsetsAt + (int) offset(index + 1) : in.end();
        in.position(start);
        exponent = in.int8();
        factor = in.int8();
        exceptions = in.int16();
        reference = width == Float.BYTES ? in.int32() : in.int64();
        bitWidth = in.int8();
        int maxExponent = width == Float.BYTES ? AlpPowers.MAX_FLOAT_EXPONENT : AlpPowers.MAX_DOUBLE_EXPONENT;
        if (exponent > maxExponent || factor > exponent) {
            throw in.malformed(
                    "exponent " + exponent + " and factor " + factor + ", not factor ≤ exponent ≤ " + maxExponent,
                    start);
        }
        if (exceptions > vectorLength) {
            throw in.malformed(exceptions + " exceptions in a vector of " + vectorLength, start + 2);
        }
        if (bitWidth > 8 * width) {
            throw in.malformed("bit width " + bitWidth + ", the limit is " + 8 * width, in.position() - 1);
        }
        packedAt = in.take(BitPacking.packedSize(vectorLength, bitWidth));
        positionsAt = in.take(2L * exceptions);
        exceptionsAt = in.take((long) width * exceptions);
        if (in.position() > end) {
            throw in.malformed(
                    "vector " + index + " has " + (in.position() - start) + " bytes, its offsets give it "
                            + (end - start),
                    start);
        }
        for (int i = 0; i < exceptions; i++) {
            if (position(i) >= vectorLength) {
                throw in.malformed(
                        "exception at " + position(i) + " in a vector of " + vectorLength, positionsAt + 2 * i);
            }
        }
        vector = index;
    }

    private int position(int exception) {
        byte[] bytes = in.array();
        int at = positionsAt + 2 * exception;
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private void unpackFloats(int from, int wanted, float[] into, int offset) {
        float back = AlpPowers.ofFloat(factor);
        float further = AlpPowers.inverseOfFloat(exponent);
        int ref = (int) reference;
        int skipped = from & 7; // packed values begin at a byte by eights
        for (int done = 0, step; done < wanted; done += step) {
            step = Math.min(wanted - done, TILE - skipped);
            int at = packedAt + ((from + done) >>> 3) * bitWidth;
            BitUnpacking.unpack(in.array(), at, bitWidth, intTile, 0, skipped + step);
            for (int i = 0; i < step; i++) {
                into[offset + done + i] = (intTile[skipped + i] + ref) * back * further;
            }
            skipped = 0;
        }
    }

    private void unpackDoubles(int from, int wanted, double[] into, int offset) {
        double back = AlpPowers.ofDouble(factor);
        double further = AlpPowers.inverseOfDouble(exponent);
        int skipped = from & 7; // packed values begin at a byte by eights
        for (int done = 0, step; done < wanted; done += step) {
            step = Math.min(wanted - done, TILE - skipped);
            int at = packedAt + ((from + done) >>> 3) * bitWidth;
            BitUnpacking.unpack(in.array(), at, bitWidth, longTile, 0, skipped + step);
            for (int i = 0; i < step; i++) {
                into[offset + done + i] = (longTile[skipped + i] + reference) * back * further;
            }
            skipped = 0;
        }
    }
}
