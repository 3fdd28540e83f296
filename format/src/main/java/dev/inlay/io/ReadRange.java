// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.util.Objects;

/** A stretch of a file, and the stretch of an array that it is read into. */
public final class ReadRange {

    private final long position;
    private final byte[] target;
    private final int offset;
    private final int length;

    /**
     * {@code length} bytes from byte {@code position} of the file into {@code target} from {@code offset}.
     *
     * @throws IndexOutOfBoundsException if the target is too short
     * @throws IllegalArgumentException if the position is negative
     */
    public ReadRange(long position, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position < 0) {
            throw new IllegalArgumentException("range at position " + position);
        }
        this.position = position;
        this.target = target;
        this.offset = offset;
        this.length = length;
    }

    public long position() {
        return position;
    }

    /** The position behind its last byte. */
    public long end() {
        return position + length;
    }

    /** The array itself. */
    public byte[] target() {
        return target;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** The part of it from {@code from}, {@code sliceLength} bytes, into the same place. */
    public ReadRange slice(int from, int sliceLength) {
        Objects.checkFromIndexSize(from, sliceLength, length);
        return new ReadRange(position + from, target, offset + from, sliceLength);
    }

    @Override
    public String toString() {
        return "bytes " + position + " to " + end();
    }
}
