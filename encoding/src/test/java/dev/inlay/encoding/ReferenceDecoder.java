// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The encodings read the slow way, straight from the rows of the specification, bit by bit and with nothing shared with the code
 * under test.
 */
final class ReferenceDecoder {

    private final byte[] bytes;
    private final int end;
    private int at;

    ReferenceDecoder(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.at = start;
        this.end = start + length;
    }

    static ReferenceDecoder of(ByteOutput out) {
        return new ReferenceDecoder(out.toByteArray(), 0, out.size());
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    int int8() {
        if (at == end) {
            throw new AssertionError("read past the end at " + at);
        }
        return bytes[at++] & 0xff;
    }

    /** {@code n} bytes as an unsigned little-endian number. */
    long littleEndian(int n) {
        long value = 0;
        for (int i = 0; i < n; i++) {
            value |= (long) int8() << (8 * i);
        }
        return value;
    }

    byte[] take(int n) {
        byte[] taken = new byte[n];
        for (int i = 0; i < n; i++) {
            taken[i] = (byte) int8();
        }
        return taken;
    }

    /** E04: ULEB128 of at most 5 bytes. */
    long uleb128() {
        long value = 0;
        for (int shift = 0; shift <= 28; shift += 7) {
            int next = int8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new AssertionError("varint of more than 5 bytes before " + at);
    }

    /** E06: value i is the bits from i·width on, of the bytes taken as one little-endian number. */
    static int[] unpack(byte[] packed, int count, int width) {
        byte[] bigEndian = new byte[packed.length + 1];
        for (int i = 0; i < packed.length; i++) {
            bigEndian[packed.length - i] = packed[i];
        }
        BigInteger stream = new BigInteger(bigEndian);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            for (int bit = 0; bit < width; bit++) {
                values[i] |= stream.testBit(i * width + bit) ? 1 << bit : 0;
            }
        }
        return values;
    }

    /** E04–E08: runs until there are {@code count} values; the padding of the last one is dropped and must be zero (E11). */
    int[] hybrid(int count, int width) {
        return hybrid(count, width, false);
    }

    /** The same, of a writer that may leave anything in the padding. */
    int[] hybrid(int count, int width, boolean anyPadding) {
        List<int[]> runs = new ArrayList<>();
        int held = 0;
        while (held < count) {
            long header = uleb128();
            long n = header >>> 1;
            if (n == 0) {
                throw new AssertionError("empty run before " + at);
            }
            int[] run;
            if ((header & 1) == 1) {
                run = new int[(int) (8 * n)];
                for (int group = 0;
                        group < n;
                        group++) { // by the group, or the number gets too big to be tested quickly
                    System.arraycopy(unpack(take(width), 8, width), 0, run, 8 * group, 8);
                }
            } else {
                run = new int[(int) n];
                Arrays.fill(run, (int) littleEndian((width + 7) / 8));
            }
            runs.add(run);
            held += run.length;
        }
        int[] values = new int[count];
        int next = 0;
        for (int[] run : runs) {
            for (int value : run) {
                if (next < count) {
                    values[next++] = value;
                } else if (value != 0 && !anyPadding) {
                    throw new AssertionError("padding is " + value);
                }
            }
        }
        return values;
    }
}
