// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.FixedBinaryVector;

/**
 * FLOAT16 on FIXED_LEN_BYTE_ARRAY(2), little-endian: sign, 5 bits of exponent, 10 of fraction. A {@code float} is rounded to the
 * nearest, of two equally near ones to the even one, as IEEE 754 asks; one that would round to infinity is refused.
 */
final class Float16Slot extends FixedSlot {

    /** Half a step above the largest value, 65504: from here on rounding leads to infinity. */
    private static final float TOO_LARGE = 65520f;

    private static final int SMALLEST_NORMAL = Float.floatToRawIntBits(0x1p-14f);
    /** What a float's exponent is larger by, shifted to its place: 127 − 15. */
    private static final int BIAS = 112 << 23;

    private final byte[] bytes = new byte[2];

    Float16Slot(PrimitiveNode leaf, FixedBinaryVector.Builder to, String path, CurrentRow row) {
        super(leaf, to, path, row);
    }

    @Override
    String takes() {
        return "FLOAT16 takes float and byte[]";
    }

    @Override
    public void set(float value) {
        if (Math.abs(value) >= TOO_LARGE && !Float.isInfinite(value)) {
            throw row.refuse(path, value + " is not in -65504 to 65504, the range of FLOAT16");
        }
        int half = half(value);
        bytes[0] = (byte) half;
        bytes[1] = (byte) (half >>> 8);
        to.append(bytes, 0);
    }

    static int half(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & Integer.MAX_VALUE;
        if (Float.isNaN(value)) {
            return sign | 0x7e00 | (magnitude >>> 13 & 0x3ff);
        }
        if (Float.isInfinite(value)) {
            return sign | 0x7c00;
        }
        if (magnitude < SMALLEST_NORMAL) {
            return sign
                    | (int) Math.rint(
                            Math.abs(value) * 0x1p24f); // in steps of 2^-24; 1024 of them are the smallest normal
        }
        int toNearestEven = 0xfff + (magnitude >>> 13 & 1);
        return sign | (magnitude - BIAS + toNearestEven) >>> 13;
    }
}
