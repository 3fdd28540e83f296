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
 * them, so they have to be walked from one to the next, to skip them too.
 *
 * <p>The bytes are counted before the first value is decoded, those of BYTE_ARRAY as if all were empty. Bytes behind the last value
 * are not looked at.
 */
final class PlainDecoder extends ValueDecoder {

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
        byte[] from = in.array();
        int start = bytes.size();
        int at = start;
        int room = bytes.array().length - ShortCopy.SLACK;
        int done = 0;
        while (done < wanted) {
            int before = in.position();
            int length = length();
            if (length > limit - at) {
                in.position(before);
                break;
            }
            if (length > room - at) {
                room = bytes.room((long) at - start + length + ShortCopy.SLACK).length - ShortCopy.SLACK;
            }
            ShortCopy.copy(from, in.take(length), bytes.array(), at, length);
            at += length;
            done++;
            offsets[offset + done] = at;
        }
        bytes.advance(at - start);
        return done;
    }

    /** Steps over the length of a BYTE_ARRAY value, whose bytes are there. */
    private int length() throws MalformedDataException {
        int length = in.int32();
        if (length < 0 || length > in.remaining()) {
            throw in.malformed("value of length " + length + ", " + in.remaining() + " bytes left", in.position() - 4);
        }
        return length;
    }
}
