// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * DELTA_BINARY_PACKED – Encodings.md, "Delta Encoding (DELTA_BINARY_PACKED = 5)". INT32, INT64. The differences between
 * neighbours, in blocks of {@value #BLOCK}; from those of a block its smallest is subtracted, which leaves small numbers that are
 * not negative, and these are packed, each miniblock of {@value #MINIBLOCK} as narrow as its largest.
 *
 * <pre>
 *  header  │ block size │ miniblocks per block │ number of values │ first value │     ULEB128 × 3, zigzag
 *  block   │ min delta │ width × 4 │ miniblock │ miniblock …                         zigzag, a byte each, 4 · width bytes each
 *
 *  7 5 3 1 2 3 4 5   →  80 01 │ 04 │ 08 │ 0e    03 │ 02 00 00 00 │ c0 3f 00 00 00 00 00 00
 *                       deltas −2 −2 −2 1 1 1 1, minimum −2, packed 0 0 0 3 3 3 3 at width 2
 * </pre>
 *
 * <p>A miniblock that is begun is always written whole, padded with zeros. Those of the last block that are not begun have a width
 * byte of 0 and nothing else.
 *
 * <p>All differences wrap in the type's own arithmetic, so each is right modulo 2^32 or 2^64 and no packed delta is wider than the
 * type.
 */
final class DeltaBinaryPackedEncoder extends ValueEncoder {

    private static final int BLOCK = 128;
    private static final int MINIBLOCKS = 4;
    private static final int MINIBLOCK = BLOCK / MINIBLOCKS;

    /** Block size, miniblocks, two numbers of up to 5 and 10 bytes. */
    private static final int MAX_HEADER = 2 + 1 + 5 + 10;

    private final ByteOutput blocks = new ByteOutput(0);
    private final int[] intDeltas;
    private final long[] longDeltas;
    private int pending; // deltas of the block that is not written yet
    private int count;
    private long first;
    private long last;

    DeltaBinaryPackedEncoder(PhysicalType type) {
        super(type);
        intDeltas = new int[type == PhysicalType.INT32 ? BLOCK : 0];
        longDeltas = new long[type == PhysicalType.INT64 ? BLOCK : 0];
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_BINARY_PACKED;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long size() {
        long open =
                pending == 0 ? 0 : 10 + MINIBLOCKS + (long) type().width() * ((pending + MINIBLOCK - 1) & -MINIBLOCK);
        return MAX_HEADER + blocks.size() + open;
    }

    @Override
    public void int32s(int[] values, int offset, int more) {
        requireType(PhysicalType.INT32);
        int at = offset;
        int end = offset + more;
        if (count == 0 && more > 0) {
            first = values[at];
            last = values[at++];
        }
        count += more;
        while (at < end) {
            int step = Math.min(end - at, BLOCK - pending);
            takeDeltas(values, at, step);
            at += step;
            if (pending == BLOCK) {
                writeInt32Block(blocks);
            }
        }
    }

    @Override
    public void int64s(long[] values, int offset, int more) {
        requireType(PhysicalType.INT64);
        int at = offset;
        int end = offset + more;
        if (count == 0 && more > 0) {
            first = values[at];
            last = values[at++];
        }
        count += more;
        while (at < end) {
            int step = Math.min(end - at, BLOCK - pending);
            takeDeltas(values, at, step);
            at += step;
            if (pending == BLOCK) {
                writeInt64Block(blocks);
            }
        }
    }

    @Override
    public void finish(ByteOutput out) {
        out.uleb128(BLOCK);
        out.uleb128(MINIBLOCKS);
        out.uleb128(count);
        out.zigzag(first);
        out.bytes(blocks);
        if (pending > 0) {
            if (type() == PhysicalType.INT32) {
                writeInt32Block(out);
            } else {
                writeInt64Block(out);
            }
        }
        blocks.reset();
        count = 0;
        first = 0;
    }

    private void takeDeltas(int[] values, int at, int step) {
        int[] deltas = intDeltas;
        int to = pending;
        deltas[to] = values[at] - (int) last;
        for (int i = 1; i < step; i++) {
            deltas[to + i] = values[at + i] - values[at + i - 1];
        }
        last = values[at + step - 1];
        pending = to + step;
    }

    private void takeDeltas(long[] values, int at, int step) {
        long[] deltas = longDeltas;
        int to = pending;
        deltas[to] = values[at] - last;
        for (int i = 1; i < step; i++) {
            deltas[to + i] = values[at + i] - values[at + i - 1];
        }
        last = values[at + step - 1];
        pending = to + step;
    }

    private void writeInt32Block(ByteOutput out) {
        int[] deltas = intDeltas;
        int used = pending;
        int min = deltas[0];
        for (int i = 0; i < used; i++) {
            min = Math.min(min, deltas[i]);
        }
        int padded = (used + MINIBLOCK - 1) & -MINIBLOCK;
        Arrays.fill(deltas, used, padded, min); // become zeros
        out.zigzag(min);
        int widths = out.size();
        out.int32(0);
        for (int at = 0; at < padded; at += MINIBLOCK) {
            int bits = 0;
            for (int i = at; i < at + MINIBLOCK; i++) {
                int packed = deltas[i] - min;
                deltas[i] = packed;
                bits |= packed;
            }
            if (bits != 0) {
                int width = 32 - Integer.numberOfLeadingZeros(bits);
                out.array()[widths + at / MINIBLOCK] = (byte) width;
                BitPacking.pack(deltas, at, MINIBLOCK, width, out);
            }
        }
        pending = 0;
    }

    private void writeInt64Block(ByteOutput out) {
        long[] deltas = longDeltas;
        int used = pending;
        long min = deltas[0];
        for (int i = 0; i < used; i++) {
            min = Math.min(min, deltas[i]);
        }
        int padded = (used + MINIBLOCK - 1) & -MINIBLOCK;
        Arrays.fill(deltas, used, padded, min); // become zeros
        out.zigzag(min);
        int widths = out.size();
        out.int32(0);
        for (int at = 0; at < padded; at += MINIBLOCK) {
            long bits = 0;
            for (int i = at; i < at + MINIBLOCK; i++) {
                long packed = deltas[i] - min;
                deltas[i] = packed;
                bits |= packed;
            }
            if (bits != 0) {
                int width = 64 - Long.numberOfLeadingZeros(bits);
                out.array()[widths + at / MINIBLOCK] = (byte) width;
                BitPacking.pack(deltas, at, MINIBLOCK, width, out);
            }
        }
        pending = 0;
    }
}
