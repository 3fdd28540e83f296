// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * DELTA_BYTE_ARRAY – Encodings.md, "Delta Strings (DELTA_BYTE_ARRAY = 7)". BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY. The layout is drawn at
 * {@link DeltaByteArrayEncoder}. Here is what both types need: lengths, and the value before; {@link PrefixedByteArrayDecoder} and
 * {@link PrefixedFixedLenByteArrayDecoder} put prefixes and suffixes together.
 *
 * <p>Lengths are unpacked as values are wanted, {@value #CHUNK} at a time. The prefix of a value is copied from the value before,
 * which lies where the caller wants the values; the last one of each call is kept, as the caller may take its array away. It is no
 * longer than all the suffixes so far, so the bytes of the file bound it.
 *
 * <p>parquet-mr before 1.8.0 forgot to begin anew with each page (PARQUET-246): there the first prefix of a page is a prefix of the
 * last value of the page before. A decoder that {@code carriesOver} reads that, given all pages of a column chunk in their order.
 */
abstract class DeltaByteArrayDecoder extends ValueDecoder {

    static final int CHUNK = 512;

    private final boolean carriesOver;
    private final DeltaBinaryPackedDecoder prefixLengths = new DeltaBinaryPackedDecoder(PhysicalType.INT32);
    private final DeltaBinaryPackedDecoder suffixLengths = new DeltaBinaryPackedDecoder(PhysicalType.INT32);

    /** Lengths that are unpacked; those from {@link #chunkAt} on belong to the next values. */
    final int[] prefixes = new int[CHUNK];

    final int[] suffixes = new int[CHUNK];
    int chunkAt;
    private int chunkEnd;

    /** Suffixes at the end of a page, if they are needed with room around them. */
    private byte[] copied = {};

    /** Where in the array of the last {@link #withRoom} the suffixes begin. */
    int suffixesAt;

    /** The value before the next one; at least as long as the head of one. */
    byte[] previous = new byte[PrefixJoin.HEAD];

    int previousLength;

    DeltaByteArrayDecoder(PhysicalType type, int width, boolean carriesOver) {
        super(type, width);
        this.carriesOver = carriesOver;
    }

    /**
     * A decoder of values of {@code type}.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else 0
     * @param carriesOver whether the first prefix of a page is that of the last value of the page before
     */
    static DeltaByteArrayDecoder of(PhysicalType type, int width, boolean carriesOver) {
        return type == PhysicalType.BYTE_ARRAY
                ? new PrefixedByteArrayDecoder(carriesOver)
                : new PrefixedFixedLenByteArrayDecoder(width, carriesOver);
    }

    @Override
    public final Encoding encoding() {
        return Encoding.DELTA_BYTE_ARRAY;
    }

    @Override
    final void open(int count) throws MalformedDataException {
        prefixLengths.begin(in, count);
        in.position(prefixLengths.end());
        suffixLengths.begin(in, count);
        in.position(suffixLengths.end());
        chunkAt = 0;
        chunkEnd = 0;
        if (!carriesOver) {
            previousLength = 0;
        }
    }

    @Override
    final void pass(int unwanted) throws MalformedDataException {
        for (int left = unwanted; left > 0; ) {
            int ready = unpackLengths(left);
            for (int i = 0; i < ready; i++) {
                int length = checkedLength(0);
                int prefix = prefixes[chunkAt];
                int suffix = suffixes[chunkAt];
                growPrevious(length);
                System.arraycopy(in.array(), in.take(suffix), previous, prefix, suffix);
                previousLength = length;
                chunkAt++;
            }
            left -= ready;
        }
    }

    /** Number of values whose lengths are ready, at most {@code wanted}. */
    final int unpackLengths(int wanted) throws MalformedDataException {
        if (chunkAt == chunkEnd) {
            chunkEnd = Math.min(wanted, CHUNK);
            chunkAt = 0;
            prefixLengths.int32s(prefixes, 0, chunkEnd);
            suffixLengths.int32s(suffixes, 0, chunkEnd);
        }
        return Math.min(wanted, chunkEnd - chunkAt);
    }

    /** Length of the next value, whose prefix is within the value before, and its suffix in what is left behind others. */
    final int checkedLength(long suffixesBefore) throws MalformedDataException {
        int prefix = prefixes[chunkAt];
        int suffix = suffixes[chunkAt];
        if (prefix < 0 || prefix > previousLength) {
            throw in.malformed("prefix of length " + prefix + ", the value before has " + previousLength + " bytes");
        }
        if (suffix < 0) {
            throw in.malformed("suffix of length " + suffix);
        }
        long left = in.remaining() - suffixesBefore;
        if (suffix > left) {
            throw in.malformed("suffix of length " + suffix + ", " + left + " bytes left");
        }
        if (prefix > ByteOutput.MAX_SIZE - suffix) {
            throw in.malformed("value of length " + ((long) prefix + suffix) + ", the limit is " + ByteOutput.MAX_SIZE);
        }
        return prefix + suffix;
    }

    /**
     * An array with the next suffixes from {@link #suffixesAt} on and the bytes around them that {@link PrefixJoin} loads too: the page,
     * or at its end a copy.
     *
     * @param suffixBytes how many bytes of suffixes are wanted, all of which are there
     */
    final byte[] withRoom(int suffixBytes) {
        suffixesAt = in.position();
        if (suffixesAt >= PrefixJoin.HEAD && suffixBytes <= in.array().length - suffixesAt - PrefixJoin.LONGEST) {
            return in.array();
        }
        int needed = PrefixJoin.HEAD + suffixBytes + PrefixJoin.LONGEST;
        if (needed > copied.length) {
            copied = new byte[2 * Integer.highestOneBit(needed)];
        }
        System.arraycopy(in.array(), suffixesAt, copied, PrefixJoin.HEAD, suffixBytes);
        suffixesAt = PrefixJoin.HEAD;
        return copied;
    }

    /** Copies a value that is not in {@link #previous} there. */
    final void keep(byte[] bytes, int start, int length) {
        growPrevious(length);
        System.arraycopy(bytes, start, previous, 0, length);
        previousLength = length;
    }

    private void growPrevious(int length) {
        if (length > previous.length) {
            long doubled =
                    Math.min(2L * previous.length, ByteOutput.MAX_SIZE); // or slowly growing values cost their square
            previous = Arrays.copyOf(previous, Math.max(length, (int) doubled));
        }
    }
}
