// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every encoding of values that needs no dictionary, read the slow way, in straight lines from the rows of the specification (P01–P08,
 * E01–E33, A01–A14), with nothing shared with the code under test. Values come in the form of {@link Shapes#values}. Stricter than a reader
 * has to be: padding must be zero, nothing may be left over.
 */
final class ReferenceValues {

    private ReferenceValues() {}

    static List<Object> decode(Encoding encoding, PhysicalType type, int width, byte[] bytes, int count) {
        ReferenceDecoder in = new ReferenceDecoder(bytes, 0, bytes.length);
        List<Object> values = switch (encoding) {
            case PLAIN -> plain(in, type, count);
            case RLE -> rleBooleans(in, count);
            case DELTA_BINARY_PACKED -> new ArrayList<>(deltaBinaryPacked(in, type == PhysicalType.INT32));
            case DELTA_LENGTH_BYTE_ARRAY -> deltaLengthByteArray(in);
            case DELTA_BYTE_ARRAY -> deltaByteArray(in);
            case BYTE_STREAM_SPLIT -> byteStreamSplit(in, type, width, count);
            case ALP -> type == PhysicalType.FLOAT ? alpFloats(bytes) : alpDoubles(bytes);
            default -> throw new AssertionError(encoding);
        };
        if (encoding != Encoding.ALP && !in.atEnd()) {
            throw new AssertionError("bytes left at " + in.position());
        }
        return values;
    }

    /** P01–P08, E01–E03. */
    static List<Object> plain(ReferenceDecoder reference, PhysicalType type, int count) {
        List<Object> values = new ArrayList<>();
        int bits = 0;
        for (int i = 0; i < count; i++) {
            switch (type) {
                case BOOLEAN -> {
                    bits = i % 8 == 0 ? reference.int8() : bits >>> 1;
                    values.add((bits & 1) == 1);
                }
                case INT32, FLOAT -> values.add((long) (int) reference.littleEndian(4));
                case INT64, DOUBLE -> values.add(reference.littleEndian(8));
                case BYTE_ARRAY -> values.add(ByteBuffer.wrap(reference.take((int) reference.littleEndian(4))));
                case INT96, FIXED_LEN_BYTE_ARRAY -> values.add(ByteBuffer.wrap(reference.take(Shapes.width(type))));
            }
        }
        if (count % 8 != 0 && bits >>> 1 != 0) {
            throw new AssertionError("padding " + bits);
        }
        return values;
    }

    /** E13. */
    private static List<Object> rleBooleans(ReferenceDecoder in, int count) {
        long end = in.littleEndian(4) + 4;
        List<Object> values = new ArrayList<>();
        for (int bit : in.hybrid(count, 1)) {
            values.add(bit == 1);
        }
        if (in.position() != end) {
            throw new AssertionError("runs end at " + in.position() + ", not at " + end);
        }
        return values;
    }

    /** E21–E29. */
    static List<Long> deltaBinaryPacked(ReferenceDecoder in, boolean int32) {
        int blockSize = uleb(in).intValueExact();
        int miniblocks = uleb(in).intValueExact();
        int count = uleb(in).intValueExact();
        BigInteger value = zigzag(in);
        if (blockSize % 128 != 0 || blockSize / miniblocks % 32 != 0) {
            throw new AssertionError("block " + blockSize + "/" + miniblocks);
        }
        int perMiniblock = blockSize / miniblocks;
        List<Long> values = new ArrayList<>();
        if (count > 0) {
            values.add(wrapped(value, int32));
        }
        while (values.size() < count) {
            BigInteger minDelta = zigzag(in);
            byte[] widths = in.take(miniblocks);
            for (byte width : widths) {
                if (values.size() == count) {
                    if (width != 0) {
                        throw new AssertionError("width " + width + " of a miniblock that was not begun");
                    }
                    continue;
                }
                if (width < 0 || width > (int32 ? 32 : 64)) {
                    throw new AssertionError("width " + width);
                }
                byte[] packed = in.take(perMiniblock * width / 8);
                for (int i = 0; i < perMiniblock; i++) {
                    long delta = bits(packed, i * width, width);
                    if (values.size() < count) {
                        value = value.add(minDelta).add(new BigInteger(Long.toUnsignedString(delta)));
                        values.add(wrapped(value, int32));
                    } else if (delta != 0) {
                        throw new AssertionError("padding " + delta);
                    }
                }
            }
        }
        return values;
    }

    /** E30. */
    private static List<Object> deltaLengthByteArray(ReferenceDecoder in) {
        List<Object> values = new ArrayList<>();
        for (long length : deltaBinaryPacked(in, true)) {
            values.add(ByteBuffer.wrap(in.take((int) length)));
        }
        return values;
    }

    /** E31, E32. */
    private static List<Object> deltaByteArray(ReferenceDecoder in) {
        List<Long> prefixes = deltaBinaryPacked(in, true);
        List<Object> values = new ArrayList<>();
        byte[] previous = {};
        for (Object suffix : deltaLengthByteArray(in)) {
            int prefix = prefixes.get(values.size()).intValue();
            byte[] rest = ((ByteBuffer) suffix).array();
            byte[] value = Arrays.copyOf(previous, prefix + rest.length);
            if (prefix > previous.length) {
                throw new AssertionError("prefix " + prefix + " of " + previous.length);
            }
            System.arraycopy(rest, 0, value, prefix, rest.length);
            values.add(ByteBuffer.wrap(value));
            previous = value;
        }
        if (prefixes.size() != values.size()) {
            throw new AssertionError(prefixes.size() + " prefixes, " + values.size() + " suffixes");
        }
        return values;
    }

    /** E33. */
    private static List<Object> byteStreamSplit(ReferenceDecoder in, PhysicalType type, int width, int count) {
        byte[] streams = in.take(width * count);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[width];
            for (int stream = 0; stream < width; stream++) {
                value[stream] = streams[stream * count + i];
            }
            ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
            values.add(
                    switch (type) {
                        case INT32, FLOAT -> (long) buffer.getInt();
                        case INT64, DOUBLE -> buffer.getLong();
                        default -> ByteBuffer.wrap(value);
                    });
        }
        return values;
    }

    /** A01–A14, of DOUBLE. */
    static List<Object> alpDoubles(byte[] bytes) {
        ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = alpCount(page);
        int vectorSize = 1 << page.get(2);
        int vectors = (count + vectorSize - 1) / vectorSize;
        int end = 4 * vectors;
        List<Object> values = new ArrayList<>();
        for (int v = 0; v < vectors; v++) {
            require(page.getInt(7 + 4 * v) == end, "a gap before vector " + v);
            int n = Math.min(vectorSize, count - v * vectorSize);
            page.position(7 + end);
            int exponent = page.get();
            int factor = page.get();
            require(0 <= factor && factor <= exponent && exponent <= 18, "pair " + exponent + ", " + factor);
            int exceptions = page.getShort() & 0xffff;
            long reference = page.getLong();
            int width = page.get();
            byte[] packed = new byte[(n * width + 7) / 8];
            page.get(packed);
            Long[] decoded = new Long[n];
            for (int i = 0; i < n; i++) {
                long integer = bits(packed, i * width, width) + reference;
                double value = (double) integer;
                value = value * Double.parseDouble("1e" + factor);
                value = value * Double.parseDouble("1e-" + exponent);
                decoded[i] = Double.doubleToRawLongBits(value);
            }
            int[] places = new int[exceptions];
            for (int i = 0; i < exceptions; i++) {
                places[i] = page.getShort() & 0xffff;
            }
            for (int place : places) {
                decoded[place] = page.getLong();
            }
            values.addAll(Arrays.asList(decoded));
            end = page.position() - 7;
        }
        require(7 + end == bytes.length, "bytes left at " + (7 + end));
        return values;
    }

    /** A01–A14, of FLOAT: every step in binary32 (A08). */
    static List<Object> alpFloats(byte[] bytes) {
        ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = alpCount(page);
        int vectorSize = 1 << page.get(2);
        int vectors = (count + vectorSize - 1) / vectorSize;
        int end = 4 * vectors;
        List<Object> values = new ArrayList<>();
        for (int v = 0; v < vectors; v++) {
            require(page.getInt(7 + 4 * v) == end, "a gap before vector " + v);
            int n = Math.min(vectorSize, count - v * vectorSize);
            page.position(7 + end);
            int exponent = page.get();
            int factor = page.get();
            require(0 <= factor && factor <= exponent && exponent <= 10, "pair " + exponent + ", " + factor);
            int exceptions = page.getShort() & 0xffff;
            int reference = page.getInt();
            int width = page.get();
            byte[] packed = new byte[(n * width + 7) / 8];
            page.get(packed);
            Long[] decoded = new Long[n];
            for (int i = 0; i < n; i++) {
                int integer = (int) bits(packed, i * width, width) + reference;
                float value = (float) integer;
                value = value * Float.parseFloat("1e" + factor);
                value = value * Float.parseFloat("1e-" + exponent);
                decoded[i] = (long) Float.floatToRawIntBits(value);
            }
            int[] places = new int[exceptions];
            for (int i = 0; i < exceptions; i++) {
                places[i] = page.getShort() & 0xffff;
            }
            for (int place : places) {
                decoded[place] = (long) page.getInt();
            }
            values.addAll(Arrays.asList(decoded));
            end = page.position() - 7;
        }
        require(7 + end == bytes.length, "bytes left at " + (7 + end));
        return values;
    }

    private static int alpCount(ByteBuffer page) {
        require(page.get(0) == 0 && page.get(1) == 0, "modes");
        require(page.get(2) >= 3 && page.get(2) <= 15, "vector size");
        return page.getInt(3);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    private static Long wrapped(BigInteger value, boolean int32) {
        return int32 ? (long) value.intValue() : value.longValue();
    }

    private static BigInteger uleb(ReferenceDecoder in) {
        BigInteger value = BigInteger.ZERO;
        for (int shift = 0; ; shift += 7) {
            int next = in.int8();
            value = value.or(BigInteger.valueOf(next & 0x7f).shiftLeft(shift));
            if (next < 0x80) {
                return value;
            }
        }
    }

    private static BigInteger zigzag(ReferenceDecoder in) {
        BigInteger folded = uleb(in);
        BigInteger half = folded.shiftRight(1);
        return folded.testBit(0) ? half.negate().subtract(BigInteger.ONE) : half;
    }

    /** E06: the bits from {@code from} on, one by one, the least significant first. */
    private static long bits(byte[] packed, int from, int width) {
        long value = 0;
        for (int bit = from; bit < from + width; bit++) {
            long set = packed[bit / 8] >> (bit % 8) & 1;
            value |= set << (bit - from);
        }
        return value;
    }
}
