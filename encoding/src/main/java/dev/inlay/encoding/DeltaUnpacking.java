// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

/**
 * Deltas out of the stream that {@link BitPacking} draws, added up to values: each is the value before plus {@code minDelta} plus
 * what is packed. All sums wrap. Groups of eight only.
 *
 * <p>What is packed in no more than 8 bits, as most deltas are, is added up while it is unpacked, which takes three quarters of the
 * time of two passes; wider ones are unpacked by {@link BitUnpacking} to where the values go. Width 0, as in numbers that count up,
 * needs no unpacking at all.
 *
 * <p>Callers have checked that the packed bytes are there.
 */
final class DeltaUnpacking {

    private DeltaUnpacking() {}

    /**
     * Unpacks {@code count} deltas, the first of which begins at byte {@code at}, and adds them up.
     *
     * @param width 0 to 32
     * @param before the value before the first one
     * @param minDelta to be added to each delta
     * @return the last value
     */
    static int unpack(byte[] bytes, int at, int width, int[] into, int offset, int count, int before, int minDelta) {
        int end = offset + count;
        if (width == 0) {
            return climb(into, offset, end, before, minDelta);
        }
        if (width <= 8 && at + (long) (count >>> 3) * width <= bytes.length - Long.BYTES) {
            return unpackEights(bytes, at, width, into, offset, end, before, minDelta);
        }
        BitUnpacking.unpack(bytes, at, width, into, offset, count);
        return sum(into, offset, end, before, minDelta);
    }

    private static int climb(int[] into, int from, int to, int before, int delta) {
        int value = before;
        for (int i = from; i < to; i++) {
            value += delta;
            into[i] = value;
        }
        return value;
    }

    private static int sum(int[] into, int from, int to, int before, int minDelta) {
        int value = before;
        for (int i = from; i < to; i++) {
            value += into[i] + minDelta;
            into[i] = value;
        }
        return value;
    }

    private static int unpackEights(
            byte[] bytes, int start, int width, int[] into, int from, int to, int before, int minDelta) {
        int mask = (1 << width) - 1;
        int at = start;
        int value = before;
        for (int i = from; i < to; i += 8) {
            long word = (long) ByteOutput.INT64.get(bytes, at);
            int first =
                    value + (((int) word & mask) + minDelta); // so that only one addition waits for the value before
            int second = first + (((int) (word >>> width) & mask) + minDelta);
            int third = second + (((int) (word >>> (2 * width)) & mask) + minDelta);
            int fourth = third + (((int) (word >>> (3 * width)) & mask) + minDelta);
            int fifth = fourth + (((int) (word >>> (4 * width)) & mask) + minDelta);
            int sixth = fifth + (((int) (word >>> (5 * width)) & mask) + minDelta);
            int seventh = sixth + (((int) (word >>> (6 * width)) & mask) + minDelta);
            value = seventh + (((int) (word >>> (7 * width)) & mask) + minDelta);
            into[i] = first;
            into[i + 1] = second;
            into[i + 2] = third;
            into[i + 3] = fourth;
            into[i + 4] = fifth;
            into[i + 5] = sixth;
            into[i + 6] = seventh;
            into[i + 7] = value;
            at += width;
        }
        return value;
    }

    /**
     * Unpacks {@code count} deltas, the first of which begins at byte {@code at}, and adds them up.
     *
     * @param width 0 to 64
     * @param before the value before the first one
     * @param minDelta to be added to each delta
     * @return the last value
     */
    static long unpack(
            byte[] bytes, int at, int width, long[] into, int offset, int count, long before, long minDelta) {
        int end = offset + count;
        if (width == 0) {
            return climb(into, offset, end, before, minDelta);
        }
        if (width <= 8 && at + (long) (count >>> 3) * width <= bytes.length - Long.BYTES) {
            return unpackEights(bytes, at, width, into, offset, end, before, minDelta);
        }
        BitUnpacking.unpack(bytes, at, width, into, offset, count);
        return sum(into, offset, end, before, minDelta);
    }

    private static long climb(long[] into, int from, int to, long before, long delta) {
        long value = before;
        for (int i = from; i < to; i++) {
            value += delta;
            into[i] = value;
        }
        return value;
    }

    private static long sum(long[] into, int from, int to, long before, long minDelta) {
        long value = before;
        for (int i = from; i < to; i++) {
            value += into[i] + minDelta;
            into[i] = value;
        }
        return value;
    }

    private static long unpackEights(
            byte[] bytes, int start, int width, long[] into, int from, int to, long before, long minDelta) {
        long mask = (1L << width) - 1;
        int at = start;
        long value = before;
        for (int i = from; i < to; i += 8) {
            long word = (long) ByteOutput.INT64.get(bytes, at);
            long first = value + ((word & mask) + minDelta); // so that only one addition waits for the value before
            long second = first + (((word >>> width) & mask) + minDelta);
            long third = second + (((word >>> (2 * width)) & mask) + minDelta);
            long fourth = third + (((word >>> (3 * width)) & mask) + minDelta);
            long fifth = fourth + (((word >>> (4 * width)) & mask) + minDelta);
            long sixth = fifth + (((word >>> (5 * width)) & mask) + minDelta);
            long seventh = sixth + (((word >>> (6 * width)) & mask) + minDelta);
            value = seventh + (((word >>> (7 * width)) & mask) + minDelta);
            into[i] = first;
            into[i + 1] = second;
            into[i + 2] = third;
            into[i + 3] = fourth;
            into[i + 4] = fifth;
            into[i + 5] = sixth;
            into[i + 6] = seventh;
            into[i + 7] = value;
            at += width;
        }
        return value;
    }
}
