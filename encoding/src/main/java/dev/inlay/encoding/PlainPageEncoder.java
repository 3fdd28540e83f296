// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;

/** Gathers a page's values of fixed width as they lie in PLAIN: back to back, little-endian. What becomes of them is the subclass's. */
abstract class PlainPageEncoder extends ValueEncoder {

    final int width;
    final ByteOutput page = new ByteOutput(0);
    int count;

    /**
     * An encoder of values of {@code type}.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY or INT96; else not looked at here
     */
    PlainPageEncoder(PhysicalType type, int width) {
        super(type);
        this.width = width;
    }

    @Override
    public final int count() {
        return count;
    }

    @Override
    public final void int32s(int[] values, int offset, int more) {
        requireType(PhysicalType.INT32);
        page.int32s(values, offset, more);
        count += more;
    }

    @Override
    public final void int64s(long[] values, int offset, int more) {
        requireType(PhysicalType.INT64);
        page.int64s(values, offset, more);
        count += more;
    }

    @Override
    public final void floats(float[] values, int offset, int more) {
        requireType(PhysicalType.FLOAT);
        page.floats(values, offset, more);
        count += more;
    }

    @Override
    public final void doubles(double[] values, int offset, int more) {
        requireType(PhysicalType.DOUBLE);
        page.doubles(values, offset, more);
        count += more;
    }

    @Override
    public final void fixedByteArrays(byte[] bytes, int offset, int more) {
        requireType(PhysicalType.FIXED_LEN_BYTE_ARRAY);
        page.bytes(bytes, offset * width, more * width);
        count += more;
    }
}
