// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * DELTA_LENGTH_BYTE_ARRAY – Encodings.md, "Delta-length byte array (DELTA_LENGTH_BYTE_ARRAY = 6)". BYTE_ARRAY. The layout is drawn
 * at {@link DeltaLengthByteArrayEncoder}.
 *
 * <p>The bytes begin where the lengths end, which is found without unpacking them. Then lengths are unpacked as values are wanted,
 * {@value #CHUNK} at a time, become offsets, and the bytes of all those values are one copy.
 */
final class DeltaLengthByteArrayDecoder extends ValueDecoder {

    private static final int CHUNK = 1024;

    private final DeltaBinaryPackedDecoder lengths = new DeltaBinaryPackedDecoder(PhysicalType.INT32);

    /** Lengths that are unpacked; those from {@code chunkAt} on belong to the next values. */
    private final int[] chunk = new int[CHUNK];

    private int chunkAt;
    private int chunkEnd;

    DeltaLengthByteArrayDecoder() {
        super(PhysicalType.BYTE_ARRAY, 0);
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_LENGTH_BYTE_ARRAY;
    }

    @Override
    void open(int count) throws MalformedDataException {
        lengths.begin(in, count);
        in.position(lengths.end());
        chunkAt = 0;
        chunkEnd = 0;
    }

    @Override
    int decode(ByteOutput bytes, int limit, int[] offsets, int offset, int wanted) throws MalformedDataException {
        int done = 0;
        while (done < wanted) {
            int ready = unpackLengths(wanted - done);
            int fitting = takeOffsets(ready, limit, offsets, offset + done);
            int size = offsets[offset + done + fitting] - offsets[offset + done];
            bytes.bytes(in.array(), in.take(size), size);
            done += fitting;
            if (fitting < ready) {
                break;
            }
        }
        return done;
    }

    @Override
    int locate(int limit, long[] into, int offset, int wanted) throws MalformedDataException {
        for (int done = 0, ready; done < wanted; done += ready) {
            ready = unpackLengths(wanted - done);
            for (int i = 0; i < ready; i++) {
                int length = checkedLength(chunk[chunkAt + i], 0);
                into[offset + done + i] = Span.of(in.take(length), length);
            }
            chunkAt += ready;
        }
        return wanted;
    }

    @Override
    byte[] locatedIn() {
        return in.array();
    }

    @Override
    void pass(int unwanted) throws MalformedDataException {
        for (int left = unwanted; left > 0; ) {
            int ready = unpackLengths(left);
            long size = 0;
            for (int i = 0; i < ready; i++) {
                size += checkedLength(chunk[chunkAt + i], size);
            }
            chunkAt += ready;
            in.take(size);
            left -= ready;
        }
    }

    /** Number of lengths that are ready, at most {@code wanted}. */
    private int unpackLengths(int wanted) throws MalformedDataException {
        if (chunkAt == chunkEnd) {
            chunkEnd = Math.min(wanted, CHUNK);
            chunkAt = 0;
            lengths.int32s(chunk, 0, chunkEnd);
        }
        return Math.min(wanted, chunkEnd - chunkAt);
    }

    /** Turns up to {@code ready} lengths into offsets, until {@code limit} is reached; returns how many were. */
    private int takeOffsets(int ready, int limit, int[] offsets, int offset) throws MalformedDataException {
        int wrong = 0;
        long end = offsets[offset];
        for (int i = 0; i < ready; i++) {
            int length = chunk[chunkAt + i];
            wrong |= length;
            end += length;
            offsets[offset + i + 1] = (int) end;
        }
        if (wrong < 0 || end > limit || end - offsets[offset] > in.remaining()) {
            return takeOffsetsSingly(ready, limit, offsets, offset); // to see where
        }
        chunkAt += ready;
        return ready;
    }

    /** The same, value by value. */
    private int takeOffsetsSingly(int ready, int limit, int[] offsets, int offset) throws MalformedDataException {
        int start = offsets[offset];
        long size = 0;
        int fitting = 0;
        while (fitting < ready) {
            size += checkedLength(chunk[chunkAt], size);
            if (start + size > limit) {
                break;
            }
            chunkAt++;
            fitting++;
            offsets[offset + fitting] = (int) (start + size);
        }
        return fitting;
    }

    /** A length that is not negative, and within what is left behind {@code before} bytes. */
    private int checkedLength(int length, long before) throws MalformedDataException {
        long left = in.remaining() - before;
        if (length < 0 || length > left) {
            String reason = length < 0
                    ? "value of length " + length
                    : "value of length " + length + ", " + left + " bytes left";
            throw in.malformed(reason, (int) (in.position() + before));
        }
        return length;
    }
}
