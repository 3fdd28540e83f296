// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * DELTA_BYTE_ARRAY – Encodings.md, "Delta Strings (DELTA_BYTE_ARRAY = 7)". BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY. Of each value only
 * what differs from the one before: how many bytes at the start are the same, and the rest. Made for sorted strings, paths, URLs.
 *
 * <pre>
 *  │ prefix lengths │ suffix lengths │ suffixes │      DELTA_BINARY_PACKED, INT32, twice; the suffixes back to back
 *                   └ DELTA_LENGTH_BYTE_ARRAY ──┘
 *
 *  axis axle babble babyhood   →  prefixes 0 2 0 3, suffixes axis le babble yhood
 *                                 80 01 04 04 00 03 03 00 00 00 44 01 00 …  │  80 01 04 04 08 03 03 00 00 00 70 00 00 …  │  61 78 69 73 6c 65 …
 * </pre>
 *
 * <p>The first value of a page has no value before it: its prefix is empty.
 */
final class DeltaByteArrayEncoder extends ValueEncoder {

    private static final int CHUNK = 256;

    private final int width;
    private final DeltaBinaryPackedEncoder prefixLengths = new DeltaBinaryPackedEncoder(PhysicalType.INT32);
    private final DeltaBinaryPackedEncoder suffixLengths = new DeltaBinaryPackedEncoder(PhysicalType.INT32);
    private final ByteOutput suffixes = new ByteOutput(0);
    private final int[] prefixChunk = new int[CHUNK];
    private final int[] suffixChunk = new int[CHUNK];

    /** The last value of the call before, as the caller's array may be gone. */
    private byte[] previous = {};

    private int previousLength;

    /**
     * An encoder of values of {@code type}.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     */
    DeltaByteArrayEncoder(PhysicalType type, int width) {
        super(type);
        this.width = width;
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_BYTE_ARRAY;
    }

    @Override
    public int count() {
        return prefixLengths.count();
    }

    @Override
    public long size() {
        return prefixLengths.size() + suffixLengths.size() + suffixes.size();
    }

    @Override
    public void byteArrays(byte[] bytes, int[] offsets, int offset, int more) {
        requireType(PhysicalType.BYTE_ARRAY);
        byte[] before = previous;
        int beforeStart = 0;
        int beforeLength = previousLength;
        for (int done = 0; done < more; done += CHUNK) {
            int step = Math.min(more - done, CHUNK);
            int at = offset + done;
            int start = offsets[at];
            byte[] into = suffixes.room((long) offsets[at + step] - start + ShortCopy.SLACK);
            int written = suffixes.size();
            for (int i = 0; i < step; i++) {
                int end = offsets[at + i + 1];
                int prefix = commonPrefix(before, beforeStart, beforeLength, bytes, start, end - start);
                int suffix = end - start - prefix;
                ShortCopy.copy(bytes, start + prefix, into, written, suffix);
                written += suffix;
                prefixChunk[i] = prefix;
                suffixChunk[i] = suffix;
                before = bytes;
                beforeStart = start;
                beforeLength = end - start;
                start = end;
            }
            takeLengths(step, written);
        }
        keep(before, beforeStart, beforeLength);
    }

    @Override
    public void fixedByteArrays(byte[] bytes, int offset, int more) {
        requireType(PhysicalType.FIXED_LEN_BYTE_ARRAY);
        byte[] before = previous;
        int beforeStart = 0;
        int beforeLength = previousLength;
        for (int done = 0; done < more; done += CHUNK) {
            int step = Math.min(more - done, CHUNK);
            byte[] into = suffixes.room((long) step * width + ShortCopy.SLACK);
            int written = suffixes.size();
            for (int i = 0; i < step; i++) {
                int start = (offset + done + i) * width;
                int prefix = commonPrefix(before, beforeStart, beforeLength, bytes, start, width);
                ShortCopy.copy(bytes, start + prefix, into, written, width - prefix);
                written += width - prefix;
                prefixChunk[i] = prefix;
                suffixChunk[i] = width - prefix;
                before = bytes;
                beforeStart = start;
                beforeLength = width;
            }
            takeLengths(step, written);
        }
        keep(before, beforeStart, beforeLength);
    }

    @Override
    public void finish(ByteOutput out) {
        prefixLengths.finish(out);
        suffixLengths.finish(out);
        out.bytes(suffixes);
        suffixes.reset();
        previousLength = 0;
    }

    private void takeLengths(int step, int written) {
        suffixes.advance(written - suffixes.size());
        prefixLengths.int32s(prefixChunk, 0, step);
        suffixLengths.int32s(suffixChunk, 0, step);
    }

    private void keep(byte[] bytes, int start, int length) {
        if (bytes != previous) {
            if (length > previous.length) {
                previous = Arrays.copyOf(previous, length);
            }
            System.arraycopy(bytes, start, previous, 0, length);
            previousLength = length;
        }
    }

    /** How many bytes at the start are the same; eight at a time, and fewer one by one only where the arrays end. */
    private static int commonPrefix(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        int max = Math.min(aLength, bLength);
        int safe = Math.min(max, Math.min(a.length - aStart, b.length - bStart) - 7);
        int same = 0;
        while (same < safe) {
            long difference =
                    (long) ByteOutput.INT64.get(a, aStart + same) ^ (long) ByteOutput.INT64.get(b, bStart + same);
            if (difference != 0) {
                return Math.min(max, same + (Long.numberOfTrailingZeros(difference) >>> 3));
            }
            same += 8;
        }
        while (same < max && a[aStart + same] == b[bStart + same]) {
            same++;
        }
        return Math.min(same, max);
    }
}
