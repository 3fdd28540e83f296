// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Well-Known Binary in its ISO form (Geospatial.md; OGC 06-103r4 and ISO 19125): what a GEOMETRY or GEOGRAPHY value is.
 *
 * <pre>
 *  geometry          │ byte order: 00 big, 01 little │ type code, 4 bytes │ body
 *  type code         kind + 1000 if there is z, + 2000 if there is m
 *  1 POINT           coordinates: x y [z] [m], 8 bytes each; NaN in an empty point
 *  2 LINESTRING      count, coordinates …
 *  3 POLYGON         count of rings, each a count and coordinates …
 *  4 5 6 MULTI…      count, that many geometries 1, 2 or 3, each with a byte order of its own
 *  7 …COLLECTION     count, that many geometries of any kind
 *
 *  POINT (30 10)     01 01000000 0000000000003e40 0000000000002440
 * </pre>
 *
 * The parts of a geometry have its dimensions. What shapes mean is not asked: rings need not close, lines may have one
 * point. Walks over a value in time proportional to its bytes and without memory of its own but the depth of nesting,
 * which has a limit.
 */
final class Wkb {

    /** Geometries in geometries: collections of collections have no limit in the text, but readers recurse as this does. */
    static final int MAX_DEPTH = 128;

    static final int KINDS = 7;

    private static final int POINT = 1;
    private static final int LINESTRING = 2;
    private static final int POLYGON = 3;
    private static final int COLLECTION = 7;
    /** MULTIPOINT is 4 and has parts of type 1, and so on. */
    private static final int KINDS_BEFORE_MULTI = 3;

    private static final int DIMENSIONS_STEP = 1000;
    /** The three high bits, in which PostGIS says that there is z, m or an SRID: EWKB. */
    private static final int EWKB_FLAGS = 0xe000_0000;

    private static final int HEADER = 1 + Integer.BYTES;

    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int from;
    private final int end;
    private final @Nullable CoordinateBounds bounds;
    private int at;
    private boolean littleEndian;
    private @Nullable String misfit;

    private Wkb(byte[] bytes, int from, int to, @Nullable CoordinateBounds bounds) {
        this.bytes = bytes;
        this.from = from;
        this.end = to;
        this.bounds = bounds;
        this.at = from;
    }

    /** Why {@code bytes[from..to)} is not one geometry, or null if it is. */
    static @Nullable String misfit(byte[] bytes, int from, int to) {
        Wkb wkb = new Wkb(bytes, from, to, null);
        if (wkb.geometry(0, -1, 1) && wkb.at < to) {
            return (to - wkb.at) + " bytes follow behind the geometry, which ends at byte " + (wkb.at - from);
        }
        return wkb.misfit;
    }

    /** The type code of a geometry that {@link #misfit} has nothing against. */
    static int typeCode(byte[] bytes, int from) {
        return (int) (bytes[from] == 1 ? LITTLE_INT : BIG_INT).get(bytes, from + 1);
    }

    /** Has {@code bounds} take all coordinates of a geometry that {@link #misfit} has nothing against. */
    static void addTo(CoordinateBounds bounds, byte[] bytes, int from, int to) {
        new Wkb(bytes, from, to, bounds).geometry(0, -1, 1);
    }

    /**
     * Walks over a geometry; false if there is a {@link #misfit}.
     *
     * @param wantedKind of a MULTI geometry's part; 0 for any
     * @param wantedDimensions of what the geometry is part of; −1 for any
     */
    private boolean geometry(int wantedKind, int wantedDimensions, int depth) {
        int start = at;
        if (end - at < HEADER) {
            return fail(start, "a geometry begins with 5 bytes, " + (end - at) + " are left");
        }
        byte order = bytes[at];
        if (order != 0 && order != 1) {
            return fail(start, "byte order " + (order & 0xff) + " is neither 0 nor 1");
        }
        littleEndian = order == 1;
        at++;
        int code = nextInt();
        int kind = code % DIMENSIONS_STEP;
        int dimensions = code / DIMENSIONS_STEP;
        if (code < 0 || kind < POINT || kind > COLLECTION || dimensions > 3) {
            return fail(start, unknownType(code));
        }
        if (wantedKind != 0 && kind != wantedKind) {
            return fail(start, "type " + code + " is part of a geometry whose parts are of type " + wantedKind);
        }
        if (wantedDimensions >= 0 && dimensions != wantedDimensions) {
            return fail(start, "type " + code + " has other dimensions than the geometry that it is part of");
        }
        return switch (kind) {
            case POINT -> coordinates(1, dimensions);
            case LINESTRING -> sequence(dimensions);
            case POLYGON -> rings(dimensions);
            default -> parts(kind == COLLECTION ? 0 : kind - KINDS_BEFORE_MULTI, dimensions, depth);
        };
    }

    private static String unknownType(int code) {
        return (code & EWKB_FLAGS) != 0
                ? "type " + Integer.toUnsignedString(code) + " has the flags of EWKB, values are ISO WKB"
                : "type " + code + " is none of 1 to 7, plus 1000 for z, 2000 for m";
    }

    private boolean sequence(int dimensions) {
        int start = at;
        int count = count(start, width(dimensions));
        return count >= 0 && coordinates(count, dimensions);
    }

    private boolean rings(int dimensions) {
        int count = count(at, Integer.BYTES);
        for (int i = 0; i < count; i++) {
            if (!sequence(dimensions)) {
                return false;
            }
        }
        return count >= 0;
    }

    private boolean parts(int wantedKind, int dimensions, int depth) {
        int count = count(at, HEADER);
        if (count > 0 && depth == MAX_DEPTH) {
            return fail(at, "geometries nest deeper than " + MAX_DEPTH);
        }
        for (int i = 0; i < count; i++) {
            if (!geometry(wantedKind, dimensions, depth + 1)) {
                return false;
            }
        }
        return count >= 0;
    }

    /** The next count, of things that take at least {@code least} bytes each; −1 if these are not there. */
    private int count(int start, int least) {
        if (end - at < Integer.BYTES) {
            fail(start, "a count takes 4 bytes, " + (end - at) + " are left");
            return -1;
        }
        long count = Integer.toUnsignedLong(nextInt());
        if (count * least > end - at) {
            fail(
                    start,
                    "a count of " + count + " needs at least " + count * least + " bytes, " + (end - at) + " are left");
            return -1;
        }
        return (int) count;
    }

    private boolean coordinates(int count, int dimensions) {
        int width = width(dimensions);
        if (end - at < (long) count * width) {
            return fail(at, "a point takes " + width + " bytes, " + (end - at) + " are left");
        }
        if (bounds != null) {
            VarHandle doubles = littleEndian ? LITTLE_DOUBLE : BIG_DOUBLE;
            boolean z = (dimensions & 1) != 0;
            boolean m = dimensions > 1;
            for (int i = 0, next = at; i < count; i++, next += width) {
                bounds.addXy((double) doubles.get(bytes, next), (double) doubles.get(bytes, next + Double.BYTES));
                if (z) {
                    bounds.addZ((double) doubles.get(bytes, next + 2 * Double.BYTES));
                }
                if (m) {
                    bounds.addM((double) doubles.get(bytes, next + width - Double.BYTES));
                }
            }
        }
        at += count * width;
        return true;
    }

    /** Bytes of a point: 0 has x and y, 1 z too, 2 m instead, 3 both. */
    private static int width(int dimensions) {
        return (2 + Integer.bitCount(dimensions)) * Double.BYTES;
    }

    private int nextInt() {
        int value = (int) (littleEndian ? LITTLE_INT : BIG_INT).get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    private boolean fail(int place, String reason) {
        misfit = "at byte " + (place - from) + ": " + reason;
        return false;
    }
}
