// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Hands the values of a page that is already PLAIN to another encoder, in small steps. So a column that tries encodings holds its
 * values once, not once for each.
 */
final class PlainReplay {

    private static final int STEP = 1024;

    private final int[] ints = new int[STEP + 1]; // or offsets, of which there is one more
    private final long[] longs = new long[STEP];
    private final float[] floats = new float[STEP];
    private final double[] doubles = new double[STEP];
    private final ByteOutput bytes = new ByteOutput(0);
    private byte[] fixed = {};

    /**
     * The first values of a page.
     *
     * @param bytes of them as PLAIN
     */
    record Prefix(int count, int bytes) {}

    /** As many of the {@code count} values of {@code plain} as are whole within its first {@code limit} bytes. */
    static Prefix prefix(int limit, ByteOutput plain, int count, ColumnPlan plan) {
        if (plain.size() <= limit) {
            return new Prefix(count, plain.size());
        }
        return switch (plan.type()) {
            case BOOLEAN -> new Prefix(Byte.SIZE * limit, limit);
            case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> {
                int fit = limit / plan.valueWidth();
                yield new Prefix(fit, fit * plan.valueWidth());
            }
            case BYTE_ARRAY -> prefixOfByteArrays(limit, plain.view().order(ByteOrder.LITTLE_ENDIAN));
        };
    }

    private static Prefix prefixOfByteArrays(int limit, ByteBuffer plain) {
        int values = 0;
        int end = 0;
        while (limit - end >= Integer.BYTES) {
            int length = plain.getInt(end);
            if (length > limit - end - Integer.BYTES) {
                break;
            }
            end += Integer.BYTES + length;
            values++;
        }
        return new Prefix(values, end);
    }

    /** Hands the first {@code count} values of {@code plain} on. */
    void replay(ByteOutput plain, int count, ColumnPlan plan, ValueEncoder to) {
        try {
            int width = plan.valueWidth();
            ValueDecoder from = EncodingTable.decoder(Encoding.PLAIN, plan.type(), width);
            from.begin(plain.array(), 0, plain.size(), count);
            for (int step = Math.min(STEP, count); step > 0; step = Math.min(STEP, from.remaining())) {
                replay(from, step, plan.type(), width, to);
            }
            bytes.reset();
        } catch (ParquetException e) {
            throw new AssertionError("PLAIN values of our own", e);
        }
    }

    private void replay(ValueDecoder from, int step, PhysicalType type, int width, ValueEncoder to)
            throws ParquetException {
        switch (type) {
            case BOOLEAN -> {
                from.booleans(longs, 0, step);
                to.booleans(longs, 0, step);
            }
            case INT32 -> {
                from.int32s(ints, 0, step);
                to.int32s(ints, 0, step);
            }
            case INT64 -> {
                from.int64s(longs, 0, step);
                to.int64s(longs, 0, step);
            }
            case FLOAT -> {
                from.floats(floats, 0, step);
                to.floats(floats, 0, step);
            }
            case DOUBLE -> {
                from.doubles(doubles, 0, step);
                to.doubles(doubles, 0, step);
            }
            case BYTE_ARRAY -> {
                bytes.reset();
                from.byteArrays(bytes, Integer.MAX_VALUE, ints, 0, step);
                to.byteArrays(bytes.array(), ints, 0, step);
            }
            case FIXED_LEN_BYTE_ARRAY, INT96 -> {
                int size = Math.multiplyExact(step, width);
                fixed = size > fixed.length ? new byte[size] : fixed;
                from.fixedByteArrays(fixed, 0, step);
                to.fixedByteArrays(fixed, 0, step);
            }
        }
    }
}
