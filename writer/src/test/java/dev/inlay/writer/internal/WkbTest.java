// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.BoundingBox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WkbTest {

    /** POINT (30 10), POINT (10 30) … as parts. */
    private static final String POINT_30_10 = "01 01000000 0000000000003e40 0000000000002440";

    private static final String POINT_10_30_BIG = "00 00000001 4024000000000000 403e000000000000";
    private static final String NAN = "000000000000f87f";

    @Test
    void aPoint() {
        assertThat(misfit(POINT_30_10)).isNull();
        assertThat(Wkb.typeCode(hex(POINT_30_10), 0)).isEqualTo(1);
        assertThat(box(POINT_30_10)).isEqualTo(new BoundingBox(30, 30, 10, 10, null, null, null, null));
    }

    @Test
    void bigEndian() {
        assertThat(misfit(POINT_10_30_BIG)).isNull();
        assertThat(Wkb.typeCode(hex(POINT_10_30_BIG), 0)).isEqualTo(1);
        assertThat(box(POINT_10_30_BIG)).isEqualTo(new BoundingBox(10, 10, 30, 30, null, null, null, null));
    }

    /** Each part has a byte order of its own, and what follows it is in the order of its own header again. */
    @Test
    void byteOrdersMayChangeFromPartToPart() {
        String points = "01 04000000 02000000" + POINT_10_30_BIG + POINT_30_10;
        assertThat(misfit(points)).isNull();
        assertThat(box(points)).isEqualTo(new BoundingBox(10, 30, 10, 30, null, null, null, null));
        String collection = "00 00000007 00000002" + points + POINT_10_30_BIG;
        assertThat(misfit(collection)).isNull();
        assertThat(box(collection)).isEqualTo(new BoundingBox(10, 30, 10, 30, null, null, null, null));
    }

    @Test
    void heightsAndMeasures() {
        assertThat(box(point(1001, 1, 2, 3))).isEqualTo(new BoundingBox(1, 1, 2, 2, 3d, 3d, null, null));
        assertThat(box(point(2001, 1, 2, 3))).isEqualTo(new BoundingBox(1, 1, 2, 2, null, null, 3d, 3d));
        assertThat(box(point(3001, 1, 2, 3, 4))).isEqualTo(new BoundingBox(1, 1, 2, 2, 3d, 3d, 4d, 4d));
    }

    @Test
    void linesAndPolygons() {
        String line = "01 02000000 02000000" + coordinates(1, 2, 3, -4);
        assertThat(misfit(line)).isNull();
        assertThat(box(line)).isEqualTo(new BoundingBox(1, 3, -4, 2, null, null, null, null));
        String rings = "01 03000000 02000000" + "01000000" + coordinates(0, 9) + "02000000" + coordinates(5, 6, 7, 8);
        assertThat(misfit(rings)).isNull();
        assertThat(box(rings)).isEqualTo(new BoundingBox(0, 7, 6, 9, null, null, null, null));
        String lines = "01 05000000 01000000" + line;
        assertThat(misfit(lines)).isNull();
        assertThat(misfit("01 06000000 01000000" + rings)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 1002, 2003, 3004, 3007})
    void emptyGeometriesHaveNoBox(int code) {
        byte[] empty =
                ByteBuffer.allocate(9).put((byte) 0).putInt(code).putInt(0).array();
        assertThat(Wkb.misfit(empty, 0, 9)).isNull();
        assertThat(Wkb.typeCode(empty, 0)).isEqualTo(code);
        assertThat(box(empty)).isNull();
    }

    @Test
    void anEmptyPointIsOfNans() {
        String empty = "01 01000000" + NAN + NAN;
        assertThat(misfit(empty)).isNull();
        assertThat(box(empty)).isNull();
        // only y is missing, and without it there is no box
        assertThat(box("01 01000000" + coordinates(1) + NAN)).isNull();
        // no height, but a place
        assertThat(box("01 e9030000" + coordinates(1, 2) + NAN))
                .isEqualTo(new BoundingBox(1, 1, 2, 2, null, null, null, null));
        assertThat(box("01 02000000 02000000" + coordinates(1) + NAN + NAN + coordinates(4)))
                .isEqualTo(new BoundingBox(1, 1, 4, 4, null, null, null, null));
    }

    @Test
    void infinityIsACoordinate() {
        assertThat(box(point(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)))
                .isEqualTo(new BoundingBox(
                        Double.NEGATIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void nothingOfAnEmptyPartChangesTheBoxOfAnother() {
        CoordinateBounds whole = new CoordinateBounds();
        whole.merge(new CoordinateBounds());
        assertThat(whole.toThrift()).isNull();
        CoordinateBounds part = new CoordinateBounds();
        part.addXy(1, 2);
        whole.merge(part);
        whole.merge(new CoordinateBounds());
        assertThat(whole.toThrift()).isEqualTo(new BoundingBox(1, 1, 2, 2, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | at byte 0: a geometry begins with 5 bytes, 0 are left
            01 010000                         | at byte 0: a geometry begins with 5 bytes, 4 are left
            02 01000000                       | at byte 0: byte order 2 is neither 0 nor 1
            01 00000000                       | at byte 0: type 0 is none of 1 to 7, plus 1000 for z, 2000 for m
            01 08000000                       | at byte 0: type 8 is none of 1 to 7, plus 1000 for z, 2000 for m
            00 00000fa1                       | at byte 0: type 4001 is none of 1 to 7, plus 1000 for z, 2000 for m
            01 01000080                       | at byte 0: type 2147483649 has the flags of EWKB, values are ISO WKB
            01 01000020                       | at byte 0: type 536870913 has the flags of EWKB, values are ISO WKB
            01 01000000 0000                  | at byte 5: a point takes 16 bytes, 2 are left
            01 b90b0000 0000                  | at byte 5: a point takes 32 bytes, 2 are left
            01 02000000 00                    | at byte 5: a count takes 4 bytes, 1 are left
            01 02000000 01000000 00           | at byte 5: a count of 1 needs at least 16 bytes, 1 are left
            01 02000000 ffffffff 00           | at byte 5: a count of 4294967295 needs at least 68719476720 bytes, 1 are left
            01 03000000 ffffffff 00000000     | at byte 5: a count of 4294967295 needs at least 17179869180 bytes, 4 are left
            01 03000000 01000000 01000000     | at byte 9: a count of 1 needs at least 16 bytes, 0 are left
            01 07000000 ffffff7f 00           | at byte 5: a count of 2147483647 needs at least 10737418235 bytes, 1 are left
            01 04000000 01000000 01 0200000000000000 | at byte 9: type 2 is part of a geometry whose parts are of type 1
            01 07000000 01000000 01 ea03000000000000 | at byte 9: type 1002 has other dimensions than the geometry that it is part of
            01 07000000 00000000 07           | 1 bytes follow behind the geometry, which ends at byte 9
            """)
    void malformedValues(String value, String reason) {
        assertThat(misfit(value)).isEqualTo(reason);
    }

    @Test
    void collectionsNestUpToTheLimit() {
        assertThat(misfit(nested(Wkb.MAX_DEPTH))).isNull();
        assertThat(misfit(nested(Wkb.MAX_DEPTH + 1))).endsWith("geometries nest deeper than 128");
        assertThat(misfit(nested(100_000))).endsWith("geometries nest deeper than 128");
    }

    /** Whatever bytes there are: an answer, and never a step outside of them. */
    @Test
    void mutantsAreAnsweredToo() {
        Random random = new Random(23);
        byte[] whole = hex("01 07000000 03000000 01 04000000 02000000" + POINT_10_30_BIG + POINT_30_10
                + "01 02000000 02000000" + coordinates(1, 2, 3, -4)
                + "00 00000003 00000001 00000002 4024000000000000 403e000000000000 4024000000000000 403e000000000000");
        assertThat(Wkb.misfit(whole, 0, whole.length)).isNull();
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = random.nextInt(3); change >= 0 && mutant.length > 0; change--) {
                mutant[random.nextInt(mutant.length)] = (byte) (random.nextBoolean() ? random.nextInt(8) : -1);
            }
            if (Wkb.misfit(mutant, 0, mutant.length) == null) {
                Wkb.addTo(new CoordinateBounds(), mutant, 0, mutant.length);
            } else {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 19_500);
    }

    private static String nested(int depth) {
        return "01 07000000 01000000".repeat(depth - 1) + "01 07000000 00000000";
    }

    private static String point(int code, double... coordinates) {
        return HexFormat.of()
                        .formatHex(ByteBuffer.allocate(5)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .put((byte) 1)
                                .putInt(code)
                                .array())
                + coordinates(coordinates);
    }

    private static String coordinates(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    private static @Nullable String misfit(String text) {
        byte[] value = hex(text);
        // among other bytes, so that a step outside is not an exception but a wrong answer
        byte[] around = new byte[value.length + 64];
        System.arraycopy(value, 0, around, 32, value.length);
        String alone = Wkb.misfit(value, 0, value.length);
        assertThat(Wkb.misfit(around, 32, 32 + value.length)).isEqualTo(alone);
        return alone;
    }

    private static @Nullable BoundingBox box(String text) {
        return box(hex(text));
    }

    private static @Nullable BoundingBox box(byte[] value) {
        CoordinateBounds bounds = new CoordinateBounds();
        Wkb.addTo(bounds, value, 0, value.length);
        return bounds.toThrift();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
