// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * BYTE_ARRAY values of {@link DeltaByteArrayDecoder}. Offsets first, in a loop of their own; then prefixes and suffixes, in one of
 * three ways: values of up to eight bytes in one register, those of up to {@value PrefixJoin#LONGEST} by {@link PrefixJoin}, if most
 * have a prefix, and all others by copies.
 */
final class PrefixedByteArrayDecoder extends DeltaByteArrayDecoder {

    /** Bytes of the longest of the values whose offsets were just taken, or more. */
    private int longest;

    /** Bytes of the suffixes of these values. */
    private int suffixBytes;

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

    PrefixedByteArrayDecoder(boolean carriesOver) {
        super(PhysicalType.BYTE_ARRAY, 0, carriesOver);
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
        byte[] page = withRoom(suffixBytes);
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
        byte[] page = withRoom(suffixBytes);
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
}
