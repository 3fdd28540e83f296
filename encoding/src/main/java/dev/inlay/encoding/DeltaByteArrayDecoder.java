// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * DELTA_BYTE_ARRAY – Encodings.md, "Delta Strings (DELTA_BYTE_ARRAY = 7)". BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY. The layout is drawn at
 * {@link DeltaByteArrayEncoder}.
 *
 * <p>Lengths are unpacked as values are wanted, {@value #CHUNK} at a time. The prefix of a value is copied from the value before,
 * which lies where the caller wants the values; the last one of each call is kept, as the caller may take its array away. It is no
 * longer than all the suffixes so far, so the bytes of the file bound it.
 *
 * <p>parquet-mr before 1.8.0 forgot to begin anew with each page (PARQUET-246): there the first prefix of a page is a prefix of the
 * last value of the page before. A decoder that {@code carriesOver} reads that, given all pages of a column chunk in their order.
 */
final class DeltaByteArrayDecoder extends ValueDecoder {

    private static final int CHUNK = 512;

    private final boolean carriesOver;
    private final DeltaBinaryPackedDecoder prefixLengths = new DeltaBinaryPackedDecoder(PhysicalType.INT32);
    private final DeltaBinaryPackedDecoder suffixLengths = new DeltaBinaryPackedDecoder(PhysicalType.INT32);

    /** Lengths that are unpacked; those from {@code chunkAt} on belong to the next values. */
    private final int[] prefixes = new int[CHUNK];

    private final int[] suffixes = new int[CHUNK];
    private int chunkAt;
    private int chunkEnd;

    /** Bytes of the longest of the values whose offsets were just taken, or more. */
    private int longest;

    /** Bytes of the suffixes of these values. */
    private int suffixBytes;

    /** Suffixes at the end of a page, if they are needed with room around them. */
    private byte[] copied = {};

    private int suffixesAt;

    /** The value before the next one; at least as long as the head of one. */
    private byte[] previous = new byte[PrefixJoin.HEAD];

    private int previousLength;

    /**
     * Where prefixes are copied from: the value before the next one has its first {@code common} bytes in common with what begins
     * here. An older value does as well as the one before, and better, since bytes that were just stored cannot be loaded at once.
     */
    private byte[] base = previous;

    private int baseStart;
    private int common;

    /** The values of the last call that wanted to know where they are, and where each of a chunk of them ends. */
    private final ByteOutput joined = new ByteOutput(0);

    private int[] ends = {};

    /**
     * A decoder of values of {@code type}.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else 0
     * @param carriesOver whether the first prefix of a page is that of the last value of the page before
     */
    DeltaByteArrayDecoder(PhysicalType type, int width, boolean carriesOver) {
        super(type, width);
        this.carriesOver = carriesOver;
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_BYTE_ARRAY;
    }

    @Override
    void open(int count) throws MalformedDataException {
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
    int decode(ByteOutput bytes, int limit, int[] offsets, int offset, int wanted) throws MalformedDataException {
        base = previous;
        baseStart = 0;
        common = previousLength;
        int done = 0;
        while (done < wanted) {
            int ready = unpackLengths(wanted - done);
            int first = offset + done;
            int fitting = takeOffsets(ready, limit, offsets, first);
            if (fitting > 0) {
                int size = offsets[first + fitting] - offsets[first];
                byte[] into = bytes.room((long) size + PrefixJoin.LONGEST);
                if (base != previous) {
                    base = into; // the array may have been replaced by a larger one
                }
                byte[] before = done == 0 ? previous : into;
                int beforeStart = done == 0 ? 0 : offsets[first - 1];
                if (longest <= Long.BYTES) {
                    joinWords(before, beforeStart, into, offsets, first, fitting);
                } else if (longest <= PrefixJoin.LONGEST && size - suffixBytes >= fitting) {
                    joinShort(before, beforeStart, into, offsets, first, fitting);
                } else {
                    join(into, offsets, first, fitting);
                }
                bytes.advance(size);
                done += fitting;
            }
            if (fitting < ready) {
                break;
            }
        }
        if (done > 0) {
            int last = offset + done - 1;
            keep(bytes.array(), offsets[last], offsets[last + 1] - offsets[last]);
        }
        return done;
    }

    @Override
    int locate(int limit, long[] into, int offset, int wanted) throws MalformedDataException {
        if (ends.length == 0) {
            ends = new int[CHUNK + 1];
        }
        joined.reset();
        int done = 0;
        while (done < wanted) {
            int step = Math.min(wanted - done, CHUNK);
            ends[0] = joined.size();
            int fitting = decode(joined, limit, ends, 0, step);
            for (int i = 0; i < fitting; i++) {
                into[offset + done + i] = Span.of(ends[i], ends[i + 1] - ends[i]);
            }
            done += fitting;
            if (fitting < step) {
                break;
            }
        }
        return done;
    }

    @Override
    byte[] locatedIn() {
        return joined.array();
    }

    /**
     * Puts {@code count} values together, whose lengths were just taken. Values without a prefix follow on what is before them, here
     * as in the page: all of them, and the suffix in front of them, are one copy.
     */
    private void join(byte[] into, int[] offsets, int offset, int count) {
        int lengthsAt = chunkAt - count;
        int from = in.position();
        for (int i = 0, next; i < count; i = next) {
            int at = offsets[offset + i];
            int prefix = prefixes[lengthsAt + i];
            if (prefix > common) {
                base = into;
                baseStart = offsets[offset + i - 1];
            }
            common = prefix;
            ShortCopy.copy(base, baseStart, into, at, prefix);
            next = i + 1;
            while (next < count && prefixes[lengthsAt + next] == 0) {
                next++;
                common = 0;
            }
            int suffixBytes = offsets[offset + next] - at - prefix;
            ShortCopy.copy(in.array(), from, into, at + prefix, suffixBytes);
            from += suffixBytes;
        }
        in.position(from);
    }

    /** The same for values of at most eight bytes: the value before stays in a register, where to load it again would have to wait. */
    private void joinWords(byte[] before, int beforeStart, byte[] into, int[] offsets, int offset, int count) {
        int lengthsAt = chunkAt - count;
        byte[] page = withRoom();
        int from = suffixesAt;
        long value = (long) ByteOutput.INT64.get(before, beforeStart);
        for (int i = 0; i < count; i++) {
            int half = 4 * prefixes[lengthsAt + i]; // shifted by twice, as a shift by 64 would be one by 0
            long suffix = (long) ByteOutput.INT64.get(page, from);
            value = (value & ((1L << half << half) - 1)) | (suffix << half << half);
            ByteOutput.INT64.set(into, offsets[offset + i], value);
            from += suffixes[lengthsAt + i];
        }
        goOnAfter(into, offsets[offset + count - 1]);
    }

    /** The same for values of which none is long and most have a prefix. */
    private void joinShort(byte[] before, int beforeStart, byte[] into, int[] offsets, int offset, int count) {
        byte[] page = withRoom();
        PrefixJoin.join(
                before,
                beforeStart,
                page,
                suffixesAt,
                prefixes,
                suffixes,
                chunkAt - count,
                into,
                offsets,
                offset,
                count,
                longest);
        goOnAfter(into, offsets[offset + count - 1]);
    }

    /** Passes over the suffixes; {@code start} is where the last value lies. */
    private void goOnAfter(byte[] into, int start) {
        in.position(in.position() + suffixBytes);
        base = into;
        baseStart = start;
        common = previousLength;
    }

    /**
     * An array with the next suffixes from {@link #suffixesAt} on and the bytes around them that {@link PrefixJoin} loads too: the page,
     * or at its end a copy.
     */
    private byte[] withRoom() {
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

    @Override
    void decode(byte[] into, int offset, int wanted) throws MalformedDataException {
        byte[] before = previous;
        int beforeStart = 0;
        int at = offset * width;
        int end = (offset + wanted) * width; // what lies behind the last value is not ours
        for (int left = wanted, step; left > 0; left -= step) {
            int ready = unpackLengths(left);
            step = joinable(ready, end - at);
            if (step > 0) {
                byte[] page = withRoom();
                PrefixJoin.join(before, beforeStart, page, suffixesAt, prefixes, chunkAt, into, at, width, step);
                in.position(in.position() + suffixBytes);
                chunkAt += step;
                previousLength = width;
                at += step * width;
                before = into;
                beforeStart = at - width;
            } else {
                for (; step < ready; step++) {
                    decodeSingly(before, beforeStart, into, at);
                    before = into;
                    beforeStart = at;
                    at += width;
                }
            }
        }
        if (wanted > 0) {
            keep(before, beforeStart, width);
        }
    }

    /** How many of the next {@code ready} values can be put together in registers; none if one of them is wrong. */
    private int joinable(int ready, int room) {
        if (width > PrefixJoin.HEAD || room < PrefixJoin.HEAD) {
            return 0;
        }
        int count = Math.min(ready, (room - PrefixJoin.HEAD) / width + 1);
        if (prefixes[chunkAt] > previousLength) {
            return 0;
        }
        int sum = 0;
        // left at once where it fails: gathered in sums, the compiler of JDK 17.0.15 makes vectors of it and crashes
        // (TypeVect::xmeet)
        for (int i = chunkAt; i < chunkAt + count; i++) {
            if ((prefixes[i] | suffixes[i]) < 0 || prefixes[i] + suffixes[i] != width) {
                return 0;
            }
            sum += suffixes[i];
        }
        suffixBytes = sum;
        return sum <= in.remaining() ? count : 0;
    }

    private void decodeSingly(byte[] before, int beforeStart, byte[] into, int at) throws MalformedDataException {
        int prefix = prefixes[chunkAt];
        int suffix = suffixes[chunkAt];
        if (checkedLength(0) != width) {
            throw in.malformed("prefix of " + prefix + " and suffix of " + suffix + " bytes, a value has " + width);
        }
        System.arraycopy(before, beforeStart, into, at, prefix);
        System.arraycopy(in.array(), in.take(suffix), into, at + prefix, suffix);
        previousLength = width;
        chunkAt++;
    }

    @Override
    void pass(int unwanted) throws MalformedDataException {
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
    private int unpackLengths(int wanted) throws MalformedDataException {
        if (chunkAt == chunkEnd) {
            chunkEnd = Math.min(wanted, CHUNK);
            chunkAt = 0;
            prefixLengths.int32s(prefixes, 0, chunkEnd);
            suffixLengths.int32s(suffixes, 0, chunkEnd);
        }
        return Math.min(wanted, chunkEnd - chunkAt);
    }

    /** Turns the lengths of up to {@code ready} values into offsets, until {@code limit} is reached; returns how many were. */
    private int takeOffsets(int ready, int limit, int[] offsets, int offset) throws MalformedDataException {
        int before = previousLength;
        long end = offsets[offset];
        long sum = 0;
        int wrong = 0;
        int most = 0;
        for (int i = 0; i < ready; i++) {
            int prefix = prefixes[chunkAt + i];
            int suffix = suffixes[chunkAt + i];
            wrong |= prefix | suffix | (before - prefix);
            before = prefix + suffix;
            wrong |= before; // negative if the sum is too large
            most = Math.max(most, before);
            sum += suffix;
            end += before;
            offsets[offset + i + 1] = (int) end;
        }
        if (wrong < 0 || end > limit || sum > in.remaining()) {
            longest = Integer.MAX_VALUE;
            return takeOffsetsSingly(ready, limit, offsets, offset); // to see where
        }
        longest = most;
        suffixBytes = (int) sum;
        previousLength = before;
        chunkAt += ready;
        return ready;
    }

    /** The same, value by value. */
    private int takeOffsetsSingly(int ready, int limit, int[] offsets, int offset) throws MalformedDataException {
        long end = offsets[offset];
        long suffixBytes = 0;
        int fitting = 0;
        while (fitting < ready) {
            int length = checkedLength(suffixBytes);
            end += length;
            if (end > limit) {
                break;
            }
            suffixBytes += suffixes[chunkAt];
            previousLength = length;
            chunkAt++;
            fitting++;
            offsets[offset + fitting] = (int) end;
        }
        return fitting;
    }

    /** Length of the next value, whose prefix is within the value before, and its suffix in what is left behind others. */
    private int checkedLength(long suffixesBefore) throws MalformedDataException {
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

    /** Copies a value that is not in {@link #previous} there. */
    private void keep(byte[] bytes, int start, int length) {
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
