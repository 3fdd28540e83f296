// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * PLAIN – Encodings.md, "Plain (PLAIN = 0)". Every type. The layout is drawn at {@link PlainEncoder}.
 *
 * <p>Values of a fixed width are one memory copy, and to skip them is to add. The length words of BYTE_ARRAY values stand between
 * them, so they have to be walked from one to the next, to skip them too; their bytes are copied together behind the walk.
 *
 * <p>The bytes are counted before the first value is decoded, those of BYTE_ARRAY as if all were empty. Bytes behind the last value
 * are not looked at.
 */
final class PlainDecoder extends ValueDecoder {

    /** Values that are located before their bytes are copied together. */
    private static final int CHUNK = 512;

    private static final int LENGTH_BYTES = 4;

    private final long[] spans;
    private BulkViews views = new BulkViews(new byte[0]);
    private int firstBit; // index of the byte that the BOOLEAN values begin in
    private int nextBit;

    /**
     * A decoder of values of {@code type}.
     *
     * @param width bytes of a value, or 0 if the type is BOOLEAN or BYTE_ARRAY
     */
    PlainDecoder(PhysicalType type, int width) {
        super(type, width);
        spans = new long[type == PhysicalType.BYTE_ARRAY ? CHUNK : 0];
    }

    @Override
    public Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    void open(int count) throws MalformedDataException {
        long least = switch (type()) {
            case BOOLEAN -> (count + 7L) / 8;
            case BYTE_ARRAY -> 4L * count;
            case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> (long) width * count;
        };
        if (least > in.remaining()) {
            throw in.malformed(count + " values need " + least + " bytes, " + in.remaining() + " left");
        }
        firstBit = in.position();
        nextBit = 0;
        if (!views.of(in.array())) {
            views = new BulkViews(in.array());
        }
    }

    @Override
    void pass(int unwanted) throws MalformedDataException {
        switch (type()) {
            case BOOLEAN -> nextBit += unwanted;
            case BYTE_ARRAY -> {
                for (int i = 0; i < unwanted; i++) {
                    in.take(length());
                }
            }
            case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> in.take((long) width * unwanted);
        }
    }

    @Override
    void decode(int[] into, int offset, int wanted) throws MalformedDataException {
        views.getInt32s(in.take(4L * wanted), into, offset, wanted);
    }

    @Override
    void decode(long[] into, int offset, int wanted) throws MalformedDataException {
        views.getInt64s(in.take(8L * wanted), into, offset, wanted);
    }

    @Override
    void decode(float[] into, int offset, int wanted) throws MalformedDataException {
        views.getFloats(in.take(4L * wanted), into, offset, wanted);
    }

    @Override
    void decode(double[] into, int offset, int wanted) throws MalformedDataException {
        views.getDoubles(in.take(8L * wanted), into, offset, wanted);
    }

    @Override
    void decodeBits(long[] words, int offset, int wanted) {
        BitUnpacking.unpackBits(in.array(), firstBit, nextBit, words, offset, wanted);
        nextBit += wanted;
    }

    @Override
    void decode(byte[] into, int offset, int wanted) throws MalformedDataException {
        int size = wanted * width; // no more than the caller's array
        System.arraycopy(in.array(), in.take(size), into, offset * width, size);
    }

    @Override
    int decode(ByteOutput bytes, int limit, int[] offsets, int offset, int wanted) throws MalformedDataException {
        int done = 0;
        while (done < wanted) {
            int step = Math.min(wanted - done, spans.length);
            locate(limit, spans, 0, step);
            int fitting = SpanCopy.append(in.array(), spans, 0, step, bytes, limit, offsets, offset + done);
            done += fitting;
            if (fitting < step) {
                in.position(Span.start(spans[fitting]) - LENGTH_BYTES);
                break;
            }
        }
        return done;
    }

    @Override
    int locate(int limit, long[] into, int offset, int wanted) throws MalformedDataException {
        byte[] bytes = in.array();
        int lastStart = in.end() - LENGTH_BYTES;
        int at = in.position();
        for (int i = 0; i < wanted; i++) {
            int length = at > lastStart ? -1 : (int) ByteOutput.INT32.get(bytes, at);
            if (length < 0 || length > lastStart - at) {
                in.position(at);
                in.take(length()); // says what is wrong
            }
            into[offset + i] = Span.of(at + LENGTH_BYTES, length);
            at += LENGTH_BYTES + length;
        }
        in.position(at);
        return wanted;
    }

    @Override
    byte[] locatedIn() {
        return in.array();
    }

    /** Steps over the length of a BYTE_ARRAY value, whose bytes are there. */
    private int length() throws MalformedDataException {
        int length = in.int32();
        if (length < 0 || length > in.remaining()) {
            throw in.malformed(
                    "value of length " + length + ", " + in.remaining() + " bytes left", in.position() - LENGTH_BYTES);
        }
        return length;
    }
}
