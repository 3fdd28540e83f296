// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.EOFException;
import java.util.Objects;

/** The check of a read's arguments, the same for every input. */
final class Ranges {

    private Ranges() {}

    /**
     * @throws IndexOutOfBoundsException if the target is too short
     * @throws IllegalArgumentException if the position is negative
     * @throws EOFException if the file is too short
     */
    static void check(String name, long position, byte[] target, int offset, int length, long fileLength)
            throws EOFException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position < 0) {
            throw new IllegalArgumentException(name + ": read at position " + position);
        }
        if (position > fileLength - length) {
            throw new EOFException(
                    name + ": " + length + " bytes at " + position + " asked for, the file ends at " + fileLength);
        }
    }
}
