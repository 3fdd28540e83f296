// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import java.util.Arrays;

/** The same bytes in the middle of others that mean nothing: who reads beyond its range sees something else than at the array's end. */
final class Surrounded {

    static final int FRONT = 7;
    private static final int BACK = 40;

    private Surrounded() {}

    /** The bytes from {@link #FRONT} on, between some of {@code filler}. */
    static byte[] by(byte filler, byte[] bytes) {
        byte[] array = new byte[FRONT + bytes.length + BACK];
        Arrays.fill(array, filler);
        System.arraycopy(bytes, 0, array, FRONT, bytes.length);
        return array;
    }
}
