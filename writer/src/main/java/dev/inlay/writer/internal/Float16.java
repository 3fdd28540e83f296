// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

/** IEEE 754 binary16 as bits: Java 17 has no arithmetic for it, and bounds need none. */
final class Float16 {

    static final short NEGATIVE_ZERO = (short) 0x8000;
    static final short POSITIVE_ZERO = 0;

    private static final int MAGNITUDE = 0x7fff;
    private static final int INFINITY = 0x7c00;

    private Float16() {}

    static boolean isNaN(short bits) {
        return (bits & MAGNITUDE) > INFINITY;
    }

    static boolean isZero(short bits) {
        return (bits & MAGNITUDE) == 0;
    }

    /**
     * A number that orders as the value does, −0 right before +0. Floating point is sign and magnitude: of a negative
     * value the magnitude is turned around.
     */
    static short sortable(short bits) {
        return (short) (bits ^ ((bits >> 15) & MAGNITUDE));
    }

    /** The value that {@link #sortable} made {@code sortable} of; the turn is its own inverse. */
    static short fromSortable(short sortable) {
        return sortable(sortable);
    }
}
