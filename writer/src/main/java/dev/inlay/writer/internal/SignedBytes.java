// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import java.util.Arrays;

/** Big-endian two's complement of any length: the order of decimals that are stored as bytes (rows L10, L11, T20). */
final class SignedBytes {

    private SignedBytes() {}

    /**
     * Compares two numbers. Of numbers with one sign the shorter is thought of as extended by that sign to the length
     * of the other; then unsigned bytes decide, for two's complement grows with its bits on either side of zero.
     */
    static int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int aSign = sign(a, aFrom, aTo);
        int bSign = sign(b, bFrom, bTo);
        if (aSign != bSign) {
            return Integer.compare(aSign, bSign);
        }
        byte extension = (byte) aSign;
        int surplus = (aTo - aFrom) - (bTo - bFrom);
        for (; surplus > 0; surplus--, aFrom++) {
            if (a[aFrom] != extension) {
                return Byte.compareUnsigned(a[aFrom], extension);
            }
        }
        for (; surplus < 0; surplus++, bFrom++) {
            if (b[bFrom] != extension) {
                return Byte.compareUnsigned(extension, b[bFrom]);
            }
        }
        return Arrays.compareUnsigned(a, aFrom, aTo, b, bFrom, bTo);
    }

    /** −1 below zero, else 0; no bytes at all are taken for zero. */
    private static int sign(byte[] bytes, int from, int to) {
        return from == to ? 0 : bytes[from] >> 7;
    }
}
