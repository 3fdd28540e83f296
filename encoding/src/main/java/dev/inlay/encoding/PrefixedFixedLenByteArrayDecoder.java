// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;

/**
 * FIXED_LEN_BYTE_ARRAY values of {@link DeltaByteArrayDecoder}: those of up to {@value PrefixJoin#HEAD} bytes by {@link
 * PrefixJoin}, but for the last ones, behind which there is no room; all others by copies.
 */
final class PrefixedFixedLenByteArrayDecoder extends DeltaByteArrayDecoder {

    /** Bytes of the suffixes of the values that were just found {@link #joinable}. */
    private int suffixBytes;

    PrefixedFixedLenByteArrayDecoder(int width, boolean carriesOver) {
        super(PhysicalType.FIXED_LEN_BYTE_ARRAY, width, carriesOver);
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
                byte[] page = withRoom(suffixBytes);
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
}
