// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.DenseValues;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of BYTE_ARRAY and FIXED_LEN_BYTE_ARRAY.
 *
 * <p>In the order of unsigned bytes nearly all values are told apart by their first eight: these are kept as a number
 * beside each bound, and only a tie compares bytes. Within a page the bounds are positions; bytes are copied once a
 * page, and no more of them than a bound can need: values may be large, and there are two for each open page.
 *
 * <p>What is not to be cut, or cannot be cut (FF FF FF …), is a bound as it is. Beyond {@value #MAX_WHOLE} bytes it is none: statistics
 * may leave out either bound, and a column index all, while the end of the file would carry it for each page of each chunk.
 */
final class BytesBounds extends Bounds {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Bytes that a bound may have which is not cut. */
    static final int MAX_WHOLE = 4096;

    /** A cut looks at the bytes of a code point that begins before it. */
    private static final int LOOKAHEAD = 4;

    private final int width;
    private final boolean signed;
    private final int maxLength;
    /** Bytes of any bound. */
    private final int limit;
    /** Bytes that are kept of a value. */
    private final int kept;

    private final boolean text;
    private byte @Nullable [] min;
    private byte @Nullable [] max;

    /**
     * @param width bytes of a value where all have the same, else not looked at
     * @param signed whether values are decimals, else unsigned bytes
     * @param maxLength bytes a bound may have, or {@link Integer#MAX_VALUE} where it must not be cut
     * @param text whether a cut may not fall into a code point
     */
    BytesBounds(int width, boolean signed, int maxLength, boolean text) {
        this.width = width;
        this.signed = signed;
        this.maxLength = maxLength;
        this.limit = maxLength == Integer.MAX_VALUE ? MAX_WHOLE : Math.max(MAX_WHOLE, maxLength);
        // a number is decided by its last byte; of two byte strings that differ behind so many, either will do
        this.kept = signed ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, (long) limit + LOOKAHEAD);
        this.text = text;
    }

    static BytesBounds of(ColumnPlan plan) {
        LogicalType annotation = plan.node().logicalType();
        boolean text = annotation instanceof LogicalType.StringType
                || annotation instanceof LogicalType.EnumType
                || annotation instanceof LogicalType.JsonType;
        return new BytesBounds(
                plan.node().typeLength(), plan.order() == ValueOrder.SIGNED_BYTES, plan.boundsLength(), text);
    }

    @Override
    void add(DenseValues values, int count) {
        if (values.type() == PhysicalType.BYTE_ARRAY) {
            add(values.bytes(), values.offsets(), values.offset(), count);
        } else {
            addFixed(values.bytes(), values.offset(), count);
        }
    }

    /**
     * Takes {@code count} values from number {@code from}; number {@code i} is from {@code offsets[i]} to
     * {@code offsets[i + 1]}.
     */
    void add(byte[] bytes, int[] offsets, int from, int count) {
        if (count == 0) {
            return;
        }
        int low = from;
        int high = from;
        int end = from + count;
        if (signed) {
            for (int i = from + 1; i < end; i++) {
                low = compareSigned(bytes, offsets, i, low) < 0 ? i : low;
                high = compareSigned(bytes, offsets, i, high) > 0 ? i : high;
            }
        } else {
            long lowPrefix = prefix(bytes, offsets[from], offsets[from + 1]);
            long highPrefix = lowPrefix;
            for (int i = from + 1; i < end; i++) {
                long prefix = prefix(bytes, offsets[i], offsets[i + 1]);
                if (prefix < lowPrefix || (prefix == lowPrefix && compareUnsigned(bytes, offsets, i, low) < 0)) {
                    low = i;
                    lowPrefix = prefix;
                }
                if (prefix > highPrefix || (prefix == highPrefix && compareUnsigned(bytes, offsets, i, high) > 0)) {
                    high = i;
                    highPrefix = prefix;
                }
            }
        }
        merge(bytes, offsets[low], offsets[low + 1], offsets[high], offsets[high + 1]);
    }

    /** Takes {@code count} values of one width, from number {@code from}. */
    void addFixed(byte[] bytes, int from, int count) {
        if (count == 0) {
            return;
        }
        int low = from * width;
        int high = low;
        int end = (from + count) * width;
        for (int at = low + width; at < end; at += width) {
            low = compare(bytes, at, at + width, bytes, low, low + width) < 0 ? at : low;
            high = compare(bytes, at, at + width, bytes, high, high + width) > 0 ? at : high;
        }
        merge(bytes, low, low + width, high, high + width);
    }

    @Override
    void merge(Bounds part) {
        BytesBounds other = (BytesBounds) part;
        if (other.min != null && (min == null || compare(other.min, min) < 0)) {
            min = other.min;
        }
        if (other.max != null && (max == null || compare(other.max, max) > 0)) {
            max = other.max;
        }
    }

    private void merge(byte[] bytes, int lowFrom, int lowTo, int highFrom, int highTo) {
        if (min == null || compare(bytes, lowFrom, lowTo, min, 0, min.length) < 0) {
            min = keep(bytes, lowFrom, lowTo);
        }
        if (max == null || compare(bytes, highFrom, highTo, max, 0, max.length) > 0) {
            max = keep(bytes, highFrom, highTo);
        }
    }

    private byte[] keep(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to - from > kept ? from + kept : to);
    }

    /** The first eight bytes, missing ones as 00, as a number that sorts signed as the bytes do unsigned. */
    private static long prefix(byte[] bytes, int from, int to) {
        int length = to - from;
        if (bytes.length - from >= Long.BYTES) {
            long word = (long) BIG_ENDIAN.get(bytes, from);
            // a shift by 64 would be no shift at all, so the empty value goes its own way
            long prefix =
                    length >= Long.BYTES ? word : length == 0 ? 0 : word & (-1L << ((Long.BYTES - length) * Byte.SIZE));
            return prefix ^ Long.MIN_VALUE;
        }
        long prefix = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            prefix = (prefix << Byte.SIZE) | (i < length ? bytes[from + i] & 0xff : 0);
        }
        return prefix ^ Long.MIN_VALUE;
    }

    private int compare(byte[] a, byte[] b) {
        return compare(a, 0, a.length, b, 0, b.length);
    }

    private int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        return signed
                ? SignedBytes.compare(a, aFrom, aTo, b, bFrom, bTo)
                : Arrays.compareUnsigned(a, aFrom, aTo, b, bFrom, bTo);
    }

    private static int compareSigned(byte[] bytes, int[] offsets, int a, int b) {
        return SignedBytes.compare(bytes, offsets[a], offsets[a + 1], bytes, offsets[b], offsets[b + 1]);
    }

    private static int compareUnsigned(byte[] bytes, int[] offsets, int a, int b) {
        return Arrays.compareUnsigned(bytes, offsets[a], offsets[a + 1], bytes, offsets[b], offsets[b + 1]);
    }

    @Override
    @Nullable
    Bound min() {
        return min == null ? null : ofReasonableLength(BoundTruncation.lower(min, maxLength, text));
    }

    @Override
    @Nullable
    Bound max() {
        return max == null ? null : ofReasonableLength(BoundTruncation.upper(max, maxLength, text));
    }

    private @Nullable Bound ofReasonableLength(Bound bound) {
        return bound.value().length() <= limit ? bound : null;
    }
}
