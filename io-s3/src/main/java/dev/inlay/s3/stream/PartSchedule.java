// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3WriteOptions;

/**
 * How large which part is. S3 numbers parts from 1 to 10 000, each of 5 MiB to 5 GiB but for the last, which may be smaller.
 *
 * <pre>
 *  EQUAL   p, p, p, …                                        10 000 · p:  78 GiB with parts of 8 MiB
 *  AUTO    5 000 × p, then twice as large every 1 000 parts   179 GiB with parts of 8 MiB in a memory of 64 MiB
 * </pre>
 *
 * Cloudflare R2 takes equal parts only; with AUTO an object of up to 5 000 parts, 39 GiB, has them too.
 */
public final class PartSchedule {

    /** The last number that S3 gives to a part. */
    public static final int LAST_PART = 10_000;

    private static final int EQUAL_PARTS = 5_000;
    private static final int PARTS_A_STEP = 1_000;
    private static final long MIB = 1 << 20;

    private final long partSize;
    private final long largest;

    private PartSchedule(long partSize, long largest) {
        this.partSize = partSize;
        this.largest = largest;
    }

    /** All parts of {@code partSize} bytes. */
    public static PartSchedule equal(long partSize) {
        return new PartSchedule(partSize, partSize);
    }

    /** Parts that grow after the 5 000th, up to {@code largest} bytes. */
    public static PartSchedule auto(long partSize, long largest) {
        return new PartSchedule(partSize, Math.max(partSize, Math.min(largest, S3WriteOptions.LARGEST_PART)));
    }

    /** Equal parts of whole MiB, at least {@code partSize} bytes, of which 10 000 hold {@code objectSize} bytes. */
    public static long partSizeFor(long objectSize, long partSize) {
        long least = (objectSize + LAST_PART - 1) / LAST_PART;
        return least <= partSize ? partSize : (least + MIB - 1) / MIB * MIB;
    }

    /** Bytes of the part when it is full, or 0 behind the last one. */
    long sizeOf(int number) {
        if (number > LAST_PART) {
            return 0;
        }
        int doublings = number <= EQUAL_PARTS ? 0 : (number - EQUAL_PARTS - 1) / PARTS_A_STEP + 1;
        return Math.min(largest, partSize << doublings);
    }

    /** Bytes of the largest object that fits. */
    public long ceiling() {
        long sum = 0;
        for (int number = 1; number <= LAST_PART; number++) {
            sum += sizeOf(number);
        }
        return sum;
    }
}
