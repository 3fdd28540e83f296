// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.Objects;

/**
 * The values of one leaf, page after page, out of one encoding. Values are <em>dense</em>, those of the rows that have one, and go
 * to a given position of a given array in any number of calls, or are skipped; {@link #begin} leaves one page for the next.
 *
 * <p>There is a method for each shape that values have in memory, and only that of the decoder's type may be called.
 *
 * <p>The bytes may be anything. Where they break the rules a {@link MalformedDataException} says which and where, counted from the
 * start of the page's values, and nothing else can happen: no other exception, and no memory beyond what the caller hands in and a
 * few scratch buffers. After it the page has no values left.
 */
public abstract class ValueDecoder {

    /** {@link SpanCopy} and {@link ShortCopy} need room behind the last value. */
    private static final int MOST_BYTES = ByteOutput.MAX_SIZE - SpanCopy.WIDEST;

    private final PhysicalType type;
    private int remaining;

    /** Bytes of a value if all have the same number; else 0. */
    final int width;

    /** The page's values: the whole section, moved by the subclasses alone. */
    final ByteInput in = new ByteInput();

    /** A decoder of values of {@code type}, which are {@code width} bytes each if the type is not BYTE_ARRAY. */
    ValueDecoder(PhysicalType type, int width) {
        this.type = type;
        this.width = width;
    }

    /** What a page header calls this encoding. */
    public abstract Encoding encoding();

    /** The type of the values. */
    public final PhysicalType type() {
        return type;
    }

    /**
     * Begins a page, whatever is left of the one before.
     *
     * @param bytes holds the page's values, and is not changed until the next page begins
     * @param offset where they begin: behind the levels
     * @param length how many bytes they take
     * @param count number of values, those of null rows not counted
     */
    public final void begin(byte[] bytes, int offset, int length, int count) throws MalformedDataException {
        in.wrap(bytes, offset, length);
        begin(count);
    }

    /** Begins with what is left of {@code section}, for an encoding that is a part of another; {@code section} does not move. */
    final void begin(ByteInput section, int count) throws MalformedDataException {
        in.wrap(section);
        begin(count);
    }

    private void begin(int count) throws MalformedDataException {
        if (count < 0) {
            throw new IllegalArgumentException("a page of " + count + " values");
        }
        remaining = 0;
        open(count);
        remaining = count;
    }

    /** Number of values of this page that were neither decoded nor skipped yet. */
    public final int remaining() {
        return remaining;
    }

    /** Passes over {@code count} values without materialising them. */
    public final void skip(int count) throws MalformedDataException {
        int left = leave(count);
        pass(count);
        remaining = left;
    }

    /** INT32 values. */
    public final void int32s(int[] into, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.INT32);
        Objects.checkFromIndexSize(offset, count, into.length);
        int left = leave(count);
        decode(into, offset, count);
        remaining = left;
    }

    /** INT64 values. */
    public final void int64s(long[] into, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.INT64);
        Objects.checkFromIndexSize(offset, count, into.length);
        int left = leave(count);
        decode(into, offset, count);
        remaining = left;
    }

    /** FLOAT values, of which every bit is kept. */
    public final void floats(float[] into, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.FLOAT);
        Objects.checkFromIndexSize(offset, count, into.length);
        int left = leave(count);
        decode(into, offset, count);
        remaining = left;
    }

    /** DOUBLE values, of which every bit is kept. */
    public final void doubles(double[] into, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.DOUBLE);
        Objects.checkFromIndexSize(offset, count, into.length);
        int left = leave(count);
        decode(into, offset, count);
        remaining = left;
    }

    /** BOOLEAN values: {@code count} bits from bit {@code offset} on, which lie as {@link Bits} says. */
    public final void booleans(long[] words, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.BOOLEAN);
        Bits.checkRange(words, offset, count);
        int left = leave(count);
        decodeBits(words, offset, count);
        remaining = left;
    }

    /**
     * BYTE_ARRAY values: their bytes are appended to {@code bytes}, as long as it does not get larger than {@code limit}. A small
     * page may hold large values, as those of DELTA_BYTE_ARRAY share their prefixes: the limit is what bounds the memory.
     *
     * @param limit number of bytes that {@code bytes} may have at the end
     * @param offset the first value becomes {@code bytes[offsets[offset] .. offsets[offset + 1])}
     * @return how many values were decoded: fewer than {@code count} if the next one would go beyond the limit
     */
    public final int byteArrays(ByteOutput bytes, int limit, int[] offsets, int offset, int count)
            throws MalformedDataException {
        requireType(PhysicalType.BYTE_ARRAY);
        Objects.checkFromIndexSize(offset, count + 1, offsets.length);
        int left = leave(count);
        offsets[offset] = bytes.size();
        int decoded = decode(bytes, Math.min(limit, MOST_BYTES), offsets, offset, count);
        remaining = left + count - decoded;
        return decoded;
    }

    /**
     * BYTE_ARRAY values where they are: a {@link Span} of {@link #located} each, and no byte is copied but those of DELTA_BYTE_ARRAY,
     * whose values lie nowhere in one piece. For who looks at some of the values, compares them, or makes other objects of them:
     * values of a dictionary that are the same entry have the same span.
     *
     * @param limit bytes that the decoder may put together for the values of this call; not looked at by those that need none
     * @return how many values were located: fewer than {@code count} if the next one would go beyond the limit
     */
    public final int spans(int limit, long[] into, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.BYTE_ARRAY);
        Objects.checkFromIndexSize(offset, count, into.length);
        int left = leave(count);
        int located = locate(Math.min(limit, MOST_BYTES), into, offset, count);
        remaining = left + count - located;
        return located;
    }

    /**
     * The array that the spans of the last call are of: the page's, that of the dictionary's entries, or one of the decoder. Not to be
     * changed, and valid until the next call; that of a dictionary, as long as one likes.
     */
    public final byte[] located() {
        requireType(PhysicalType.BYTE_ARRAY);
        return locatedIn();
    }

    /**
     * FIXED_LEN_BYTE_ARRAY or INT96 values of the width that the decoder was made for.
     *
     * @param offset in values: the first one goes to {@code into[offset * width]}
     */
    public final void fixedByteArrays(byte[] into, int offset, int count) throws MalformedDataException {
        requireType(PhysicalType.FIXED_LEN_BYTE_ARRAY);
        Objects.checkFromIndexSize((long) offset * width, (long) count * width, into.length);
        int left = leave(count);
        decode(into, offset, count);
        remaining = left;
    }

    /** The page has {@code count} values, in {@link #in}. */
    abstract void open(int count) throws MalformedDataException;

    abstract void pass(int count) throws MalformedDataException;

    void decode(int[] into, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    void decode(long[] into, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    void decode(float[] into, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    void decode(double[] into, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    void decodeBits(long[] words, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    int decode(ByteOutput bytes, int limit, int[] offsets, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    int locate(int limit, long[] into, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    byte[] locatedIn() {
        throw notImplemented();
    }

    void decode(byte[] into, int offset, int count) throws MalformedDataException {
        throw notImplemented();
    }

    /** No value is left while some are being decoded, so that none is if that fails; returns how many will be left. */
    private int leave(int count) {
        if (count < 0 || count > remaining) {
            throw new IllegalArgumentException(count + " values wanted, " + remaining + " left");
        }
        int left = remaining - count;
        remaining = 0;
        return left;
    }

    /** Fails unless the type is {@code wanted}, where INT96 counts as FIXED_LEN_BYTE_ARRAY. */
    private void requireType(PhysicalType wanted) {
        PhysicalType shape = type == PhysicalType.INT96 ? PhysicalType.FIXED_LEN_BYTE_ARRAY : type;
        if (wanted != shape) {
            throw new IllegalStateException(wanted + " values wanted of the " + encoding() + " decoder of " + type);
        }
    }

    /** {@link EncodingTable} has made a decoder of a type that it does not know. */
    private AssertionError notImplemented() {
        return new AssertionError(encoding() + " has no decoder of " + type);
    }
}
