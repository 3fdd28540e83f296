// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;
import java.util.Objects;

/**
 * A range of little-endian bytes that somebody else wrote: the one bounded view that decoders read from. Every read is checked
 * against the end of the range; what would go beyond it fails with a {@link MalformedDataException} that says how much was wanted
 * and how much is left, and where, counted from the start of the section.
 *
 * <p>Positions are indexes of {@link #array()}, so that loops over packed values can run on the array itself, inside of what
 * {@link #take} has granted.
 */
public final class ByteInput {

    private byte[] bytes = {};
    private int start;
    private int position;
    private int end;

    /** No bytes; {@link #wrap} gives some. */
    public ByteInput() {}

    /** The {@code length} bytes from {@code offset} on. */
    public ByteInput(byte[] bytes, int offset, int length) {
        wrap(bytes, offset, length);
    }

    /** Begins a section: the {@code length} bytes from {@code offset} on. */
    public void wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        bytes = array;
        start = offset;
        position = offset;
        end = offset + length;
    }

    /** Begins at what is left of {@code other}, in the same section; {@code other} does not move. */
    void wrap(ByteInput other) {
        bytes = other.bytes;
        start = other.start;
        position = other.position;
        end = other.end;
    }

    /** The array that holds the range. */
    public byte[] array() {
        return bytes;
    }

    /** Index in {@link #array()} of the byte behind the range. */
    int end() {
        return end;
    }

    /** Index of the next byte in {@link #array()}. */
    public int position() {
        return position;
    }

    /** Goes to {@code index}, which {@link #position()} has returned before. */
    void position(int index) {
        position = index;
    }

    /** Number of bytes left. */
    public int remaining() {
        return end - position;
    }

    /** One byte as 0 to 255. */
    public int int8() throws MalformedDataException {
        return bytes[take(1)] & 0xff;
    }

    /** Two bytes as 0 to 65 535. */
    public int int16() throws MalformedDataException {
        int at = take(2);
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    /** Four bytes. */
    public int int32() throws MalformedDataException {
        return (int) ByteOutput.INT32.get(bytes, take(4));
    }

    /** Eight bytes. */
    public long int64() throws MalformedDataException {
        return (long) ByteOutput.INT64.get(bytes, take(8));
    }

    /** ULEB128 of up to 5 bytes and 32 bits, as an unsigned number. */
    public int uleb128() throws MalformedDataException {
        if (position < end && bytes[position] >= 0) {
            return bytes[position++]; // most of those that stand before a run
        }
        return (int) uleb128(5, 32);
    }

    /** ULEB128 of up to 10 bytes and 64 bits, as an unsigned number. */
    public long uleb128Long() throws MalformedDataException {
        return uleb128(10, 64);
    }

    /** Zigzag after ULEB128 of up to 10 bytes; numbers of 32 bits come out the same whether written as 32 or as 64. */
    public long zigzag() throws MalformedDataException {
        long folded = uleb128(10, 64);
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** Steps over {@code count} bytes and returns the index of the first of them. */
    public int take(long count) throws MalformedDataException {
        if (count > end - position) {
            throw malformed(count + (count == 1 ? " byte" : " bytes") + " wanted, " + (end - position) + " left");
        }
        int first = position;
        position = (int) (first + count);
        return first;
    }

    /** Steps over a length of four bytes, and ends the range so many bytes behind it; {@code what} they are is for the message. */
    int prefixedRange(String what) throws MalformedDataException {
        int length = int32();
        if (length < 0 || length > remaining()) {
            throw malformed(what + " of length " + length + ", " + remaining() + " bytes left", position - 4);
        }
        end = position + length;
        return length;
    }

    /** To be thrown: {@code reason}, at the next byte. */
    public MalformedDataException malformed(String reason) {
        return malformed(reason, position);
    }

    /** To be thrown: {@code reason}, at the byte with that index. */
    MalformedDataException malformed(String reason, int index) {
        return new MalformedDataException(reason, (long) index - start);
    }

    private long uleb128(int maxBytes, int maxBits) throws MalformedDataException {
        long value = 0;
        for (int i = 0; i < maxBytes; i++) {
            int next = int8();
            value |= (next & 0x7fL) << (7 * i);
            if (next < 0x80) {
                int bits = maxBits - 7 * i;
                if (bits < 7 && next >>> bits != 0) {
                    throw malformed("ULEB128 has more than " + maxBits + " bits", position - i - 1);
                }
                return value;
            }
        }
        throw malformed("ULEB128 has more than " + maxBytes + " bytes", position - maxBytes);
    }
}
