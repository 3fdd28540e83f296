// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.BooleanVector;
import dev.inlay.vector.DoubleVector;
import dev.inlay.vector.FixedBinaryVector;
import dev.inlay.vector.FloatVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.Validity;

/**
 * Moves the values of the rows that have one together. The bitmap is walked by the word: 64 valid rows are one copy, 64 nulls are
 * skipped, and in a mixed word only the set bits are visited. Each method writes from the start of {@code into}, which has room for
 * {@code validity.validCount()} values.
 */
final class Gather {

    private Gather() {}

    static void ints(IntVector vector, Validity validity, int[] into) {
        int[] values = vector.values();
        int count = 0;
        for (int row = 0; row < vector.length(); row += 64) {
            long valid = validity.word(row);
            int base = vector.offset() + row;
            if (valid == -1) {
                System.arraycopy(values, base, into, count, 64);
                count += 64;
            } else {
                for (; valid != 0; valid &= valid - 1) {
                    into[count++] = values[base + Long.numberOfTrailingZeros(valid)];
                }
            }
        }
    }

    static void longs(LongVector vector, Validity validity, long[] into) {
        long[] values = vector.values();
        int count = 0;
        for (int row = 0; row < vector.length(); row += 64) {
            long valid = validity.word(row);
            int base = vector.offset() + row;
            if (valid == -1) {
                System.arraycopy(values, base, into, count, 64);
                count += 64;
            } else {
                for (; valid != 0; valid &= valid - 1) {
                    into[count++] = values[base + Long.numberOfTrailingZeros(valid)];
                }
            }
        }
    }

    static void floats(FloatVector vector, Validity validity, float[] into) {
        float[] values = vector.values();
        int count = 0;
        for (int row = 0; row < vector.length(); row += 64) {
            long valid = validity.word(row);
            int base = vector.offset() + row;
            if (valid == -1) {
                System.arraycopy(values, base, into, count, 64);
                count += 64;
            } else {
                for (; valid != 0; valid &= valid - 1) {
                    into[count++] = values[base + Long.numberOfTrailingZeros(valid)];
                }
            }
        }
    }

    static void doubles(DoubleVector vector, Validity validity, double[] into) {
        double[] values = vector.values();
        int count = 0;
        for (int row = 0; row < vector.length(); row += 64) {
            long valid = validity.word(row);
            int base = vector.offset() + row;
            if (valid == -1) {
                System.arraycopy(values, base, into, count, 64);
                count += 64;
            } else {
                for (; valid != 0; valid &= valid - 1) {
                    into[count++] = values[base + Long.numberOfTrailingZeros(valid)];
                }
            }
        }
    }

    static void booleans(BooleanVector vector, Validity validity, BitBuffer into) {
        for (int row = 0; row < vector.length(); row += 64) {
            long valid = validity.word(row);
            long values = vector.word(row);
            if (valid == -1) {
                into.append(values, 64);
            } else {
                long packed = 0;
                int count = 0;
                for (; valid != 0; valid &= valid - 1) {
                    packed |= ((values >>> Long.numberOfTrailingZeros(valid)) & 1) << count++;
                }
                into.append(packed, count);
            }
        }
    }

    static void fixed(FixedBinaryVector vector, Validity validity, byte[] into) {
        byte[] bytes = vector.bytes();
        int width = vector.width();
        int at = 0;
        for (int row = 0; row < vector.length(); row += 64) {
            long valid = validity.word(row);
            int base = vector.offset() + row;
            if (valid == -1) {
                System.arraycopy(bytes, base * width, into, at, 64 * width);
                at += 64 * width;
            } else {
                for (; valid != 0; valid &= valid - 1) {
                    System.arraycopy(bytes, (base + Long.numberOfTrailingZeros(valid)) * width, into, at, width);
                    at += width;
                }
            }
        }
    }

    /**
     * Writes where each value begins, and after the last one where it ends, so that the bytes themselves can stay where they are.
     * Returns false if they can't, because a row without a value has bytes all the same.
     */
    static boolean offsets(BinaryVector vector, Validity validity, int[] into) {
        int[] offsets = vector.offsets();
        int count = 0;
        int gaps = 0;
        int end = 0;
        for (int row = 0; row < vector.length(); row += 64) {
            int base = vector.offset() + row;
            for (long valid = validity.word(row); valid != 0; valid &= valid - 1) {
                int slot = base + Long.numberOfTrailingZeros(valid);
                int start = offsets[slot];
                gaps |= count == 0 ? 0 : start ^ end;
                end = offsets[slot + 1];
                into[count++] = start;
            }
        }
        into[count] = end;
        return gaps == 0;
    }

    /** Number of bytes that the rows with a value have. */
    static int bytes(BinaryVector vector, Validity validity) {
        int bytes = 0;
        for (int row = 0; row < vector.length(); row++) {
            bytes += validity.isValid(row) ? vector.end(row) - vector.start(row) : 0;
        }
        return bytes;
    }

    /** Copies the bytes together too: {@code into} gets the values, {@code offsets} where each begins and the last one ends. */
    static void byteArrays(BinaryVector vector, Validity validity, byte[] into, int[] offsets) {
        int count = 0;
        int at = 0;
        for (int row = 0; row < vector.length(); row++) {
            if (validity.isValid(row)) {
                int length = vector.end(row) - vector.start(row);
                System.arraycopy(vector.bytes(), vector.start(row), into, at, length);
                offsets[count++] = at;
                at += length;
            }
        }
        offsets[count] = at;
    }
}
