// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.bloom;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64 with seed 0, the one hash of Parquet's bloom filters (BloomFilter.md; the xxHash specification 0.1.1). Four lanes
 * take eight bytes each from every stripe of 32; what is left at the end is mixed in by 8, 4 and 1 bytes, and an avalanche
 * lets each input bit reach each output bit.
 *
 * <pre>
 *  │ stripe: lane 1 │ lane 2 │ lane 3 │ lane 4 │ … │ 8 8 8 │ 4 │ 1 1 1 │   little-endian
 *
 *  ""      → EF46DB3751D8E999
 *  "hello" → 26C7827D889F6DA3
 * </pre>
 */
public final class XxHash64 {

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /** PRIME_1 + PRIME_2, wrapped: where the first lane starts. */
    private static final long PRIME_1_2 = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private XxHash64() {}

    /** The hash of {@code length} bytes from {@code offset}. */
    public static long hash(byte[] bytes, int offset, int length) {
        int position = offset;
        int end = offset + length;
        long hash;
        if (length >= STRIPE) {
            long lane1 = PRIME_1_2;
            long lane2 = PRIME_2;
            long lane3 = 0;
            long lane4 = -PRIME_1;
            for (int last = end - STRIPE; position <= last; position += STRIPE) {
                lane1 = round(lane1, (long) INT64.get(bytes, position));
                lane2 = round(lane2, (long) INT64.get(bytes, position + 8));
                lane3 = round(lane3, (long) INT64.get(bytes, position + 16));
                lane4 = round(lane4, (long) INT64.get(bytes, position + 24));
            }
            hash = Long.rotateLeft(lane1, 1)
                    + Long.rotateLeft(lane2, 7)
                    + Long.rotateLeft(lane3, 12)
                    + Long.rotateLeft(lane4, 18);
            hash = merge(hash, lane1);
            hash = merge(hash, lane2);
            hash = merge(hash, lane3);
            hash = merge(hash, lane4);
        } else {
            hash = PRIME_5;
        }
        hash += length;
        for (; position <= end - 8; position += 8) {
            hash = mixLong(hash, (long) INT64.get(bytes, position));
        }
        if (position <= end - 4) {
            hash = mixInt(hash, (int) INT32.get(bytes, position));
            position += 4;
        }
        for (; position < end; position++) {
            hash ^= (bytes[position] & 0xffL) * PRIME_5;
            hash = Long.rotateLeft(hash, 11) * PRIME_1;
        }
        return avalanche(hash);
    }

    /** The hash of the eight little-endian bytes of {@code value}: of an INT64, or the bits of a DOUBLE. */
    public static long hash(long value) {
        return avalanche(mixLong(PRIME_5 + Long.BYTES, value));
    }

    /** The hash of the four little-endian bytes of {@code value}: of an INT32, or the bits of a FLOAT. */
    public static long hash(int value) {
        return avalanche(mixInt(PRIME_5 + Integer.BYTES, value));
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long mixLong(long hash, long input) {
        return Long.rotateLeft(hash ^ round(0, input), 27) * PRIME_1 + PRIME_4;
    }

    private static long mixInt(long hash, int input) {
        return Long.rotateLeft(hash ^ ((input & 0xffff_ffffL) * PRIME_1), 23) * PRIME_2 + PRIME_3;
    }

    private static long avalanche(long value) {
        long hash = (value ^ (value >>> 33)) * PRIME_2;
        hash = (hash ^ (hash >>> 29)) * PRIME_3;
        return hash ^ (hash >>> 32);
    }
}
