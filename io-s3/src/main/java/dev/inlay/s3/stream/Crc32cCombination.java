// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

/**
 * The CRC32C of two runs of bytes in a row, from the CRC32C of each and the length of the second.
 *
 * <p>A CRC is the remainder of a polynomial over GF(2). Behind {@code first} come {@code length} bytes, so it is multiplied by
 * x<sup>8·length</sup> modulo the CRC's own polynomial, and then the other is added, which is XOR. The inversions at the start and the
 * end of CRC32C cancel out. Polynomials are kept as CRC32C keeps them, the coefficient of x<sup>0</sup> in the highest bit:
 *
 * <pre>
 *  crc("123456789") = e3069283 = combine(crc("1234") = f63af4ee, crc("56789") = 83b565d8, 5)
 * </pre>
 */
final class Crc32cCombination {

    /** x³² modulo the polynomial: 1edc6f41, its bits reversed. */
    private static final int POLYNOMIAL = 0x82f63b78;

    private static final int ONE = 1 << 31;
    private static final int X8 = 1 << 23;

    private Crc32cCombination() {}

    static int combine(int first, int second, long length) {
        return multiply(first, powerOfX8(length)) ^ second;
    }

    /** x<sup>8·n</sup>, by squaring. */
    private static int powerOfX8(long n) {
        int result = ONE;
        int square = X8;
        for (long bits = n; bits != 0; bits >>>= 1) {
            if ((bits & 1) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            // times x: one down, and what falls out of x³¹ comes back as x³² does
            shifted = (shifted >>> 1) ^ ((shifted & 1) != 0 ? POLYNOMIAL : 0);
        }
        return product;
    }
}
