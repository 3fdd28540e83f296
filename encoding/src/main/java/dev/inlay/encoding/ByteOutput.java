// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Growable little-endian bytes: the one buffer that encoders write to. One owner writes at a time; {@link #array()} is valid until
 * the next write.
 *
 * <p>It holds at most {@value #MAX_SIZE} bytes. What would go beyond fails with an {@link IllegalStateException} before a byte of
 * it is written.
 */
public final class ByteOutput {

    /** The largest array that every virtual machine grants. */
    public static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    /** What is kept of the array for the next content. A page is rarely as large, unless one value or list is. */
    public static final int MAX_KEPT = 16 << 20;

    /** Bytes whose copy takes less than 100 ns. */
    private static final int WORTH_CHANGING = 1024;

    static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;
    private BulkViews bulk;

    /** Empty, with room for {@code capacity} bytes. */
    public ByteOutput(int capacity) {
        bytes = new byte[capacity];
        bulk = new BulkViews(bytes);
    }

    /** Number of bytes written. */
    public int size() {
        return size;
    }

    /** The array itself, of which the first {@link #size()} bytes are written; valid until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of the bytes written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets all bytes and keeps the array for the next; one of more than {@value #MAX_KEPT} bytes is let go. */
    public void reset() {
        size = 0;
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[0];
            bulk = new BulkViews(bytes);
        }
    }

    /** One byte: the low 8 bits of {@code value}. */
    public void int8(int value) {
        room(1)[size++] = (byte) value;
    }

    /** Two bytes: the low 16 bits of {@code value}. */
    public void int16(int value) {
        byte[] into = room(2);
        into[size] = (byte) value;
        into[size + 1] = (byte) (value >>> 8);
        size += 2;
    }

    /** Four bytes. */
    public void int32(int value) {
        INT32.set(room(4), size, value);
        size += 4;
    }

    /** Eight bytes. */
    public void int64(long value) {
        INT64.set(room(8), size, value);
        size += 8;
    }

    /** Writes {@code value} over the four bytes at {@code position}: for a length that is known when its content is. */
    public void int32At(int position, int value) {
        Objects.checkFromIndexSize(position, 4, size);
        INT32.set(bytes, position, value);
    }

    /** ULEB128 of {@code value} as an unsigned number: 7 bits a byte, low bits first, up to 5 bytes. */
    public void uleb128(int value) {
        byte[] into = room(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            into[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[size++] = (byte) rest;
    }

    /** ULEB128 of {@code value} as an unsigned number: 7 bits a byte, low bits first, up to 10 bytes. */
    public void uleb128(long value) {
        byte[] into = room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            into[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[size++] = (byte) rest;
    }

    /** ULEB128 after zigzag, which makes small numbers of either sign short: 0, −1, 1, −2 become 0, 1, 2, 3. */
    public void zigzag(int value) {
        uleb128((value << 1) ^ (value >> 31));
    }

    /** ULEB128 after zigzag, which makes small numbers of either sign short: 0, −1, 1, −2 become 0, 1, 2, 3. */
    public void zigzag(long value) {
        uleb128((value << 1) ^ (value >> 63));
    }

    /** All of {@code source}. */
    public void bytes(byte[] source) {
        bytes(source, 0, source.length);
    }

    /** {@code count} bytes of {@code source} from {@code offset} on. */
    public void bytes(byte[] source, int offset, int count) {
        System.arraycopy(source, offset, room(count), size, count);
        size += count;
    }

    /** All that {@code other} holds. */
    public void bytes(ByteOutput other) {
        bytes(other.bytes, 0, other.size);
    }

    /**
     * All that {@code other} holds, which is empty then. Where nothing was written here yet, the two change arrays, which takes no
     * time however long the content is; neither allocates, and each still owns one array. Up to {@value #WORTH_CHANGING} bytes are
     * copied all the same: a page of a megabyte leaves no array of that size with an owner of small ones.
     */
    void takeAll(ByteOutput other) {
        if (size > 0 || other.size <= WORTH_CHANGING) {
            bytes(other);
        } else {
            byte[] mine = bytes;
            BulkViews mineInBulk = bulk;
            bytes = other.bytes;
            bulk = other.bulk;
            size = other.size;
            other.bytes = mine;
            other.bulk = mineInBulk;
        }
        other.reset();
    }

    /** {@code count} values from {@code offset} on, four bytes each. */
    public void int32s(int[] values, int offset, int count) {
        room(4L * count);
        bulk.int32s(size, values, offset, count);
        size += 4 * count;
    }

    /** {@code count} values from {@code offset} on, eight bytes each. */
    public void int64s(long[] values, int offset, int count) {
        room(8L * count);
        bulk.int64s(size, values, offset, count);
        size += 8 * count;
    }

    /** The exact bits of {@code count} values from {@code offset} on, four bytes each. */
    public void floats(float[] values, int offset, int count) {
        room(4L * count);
        bulk.floats(size, values, offset, count);
        size += 4 * count;
    }

    /** The exact bits of {@code count} values from {@code offset} on, eight bytes each. */
    public void doubles(double[] values, int offset, int count) {
        room(8L * count);
        bulk.doubles(size, values, offset, count);
        size += 8 * count;
    }

    /** The bytes written, as a read-only buffer; valid until the next write. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size).slice().asReadOnlyBuffer();
    }

    /** The array, with room for {@code more} bytes after the first {@link #size()}; {@link #advance} says how many were used. */
    byte[] room(long more) {
        if (more > bytes.length - size) {
            grow(more);
        }
        return bytes;
    }

    /** {@code count} bytes were written straight into what {@link #room} gave. */
    void advance(int count) {
        size = Math.addExact(size, count);
    }

    private void grow(long more) {
        long needed = size + more;
        if (needed > MAX_SIZE) {
            throw new IllegalStateException(
                    "a buffer holds at most " + MAX_SIZE + " bytes: it has " + size + ", " + more + " more are wanted");
        }
        long doubled = Math.min(2L * bytes.length, MAX_SIZE);
        bytes = Arrays.copyOf(bytes, (int) Math.max(Math.max(needed, doubled), 64));
        bulk = new BulkViews(bytes);
    }
}
