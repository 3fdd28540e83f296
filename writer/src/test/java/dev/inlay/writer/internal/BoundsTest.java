// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Rows T01 to T22: bounds in each order, page by page. */
class BoundsTest {

    @Test
    void nothingHasNoBounds() {
        assertBounds(new IntegerBounds(4, true), null, null);
        assertBounds(new FloatingBounds(8), null, null);
        assertBounds(new BooleanBounds(), null, null);
        assertBounds(new BytesBounds(2, false, 64, true), null, null);
        IntegerBounds empty = new IntegerBounds(4, true);
        empty.add(new int[] {7, 8}, 0, 0);
        assertBounds(empty, null, null);
    }

    @Test
    void signedAndUnsignedIntegers() {
        IntegerBounds signed = new IntegerBounds(4, true);
        signed.add(new int[] {3, -1, 2, 99}, 0, 3);
        assertBounds(signed, "ffffffff", "03000000");

        IntegerBounds unsigned = new IntegerBounds(4, false);
        unsigned.add(new int[] {3, -1, 2}, 0, 3);
        assertBounds(unsigned, "02000000", "ffffffff");

        IntegerBounds signedLongs = new IntegerBounds(8, true);
        signedLongs.add(new long[] {Long.MIN_VALUE, 5}, 0, 2);
        signedLongs.add(new long[] {Long.MAX_VALUE}, 0, 1);
        assertBounds(signedLongs, "0000000000000080", "ffffffffffffff7f");

        IntegerBounds unsignedLongs = new IntegerBounds(8, false);
        unsignedLongs.add(new long[] {Long.MIN_VALUE, 5, Long.MAX_VALUE}, 0, 3);
        assertBounds(unsignedLongs, "0500000000000000", "0000000000000080");
    }

    @Test
    void extremesAloneAreBounds() {
        IntegerBounds largest = new IntegerBounds(4, true);
        largest.add(new int[] {Integer.MAX_VALUE}, 0, 1);
        assertBounds(largest, "ffffff7f", "ffffff7f");
        FloatingBounds infinite = new FloatingBounds(8);
        infinite.add(new double[] {Double.POSITIVE_INFINITY}, 0, 1);
        assertBounds(infinite, "000000000000f07f", "000000000000f07f");
    }

    @Test
    void nansAreCountedAndLeftOut() {
        FloatingBounds floats = new FloatingBounds(4);
        floats.add(new float[] {Float.NaN, 1.5f, Float.NaN}, 0, 3);
        floats.add(new float[] {-2f, Float.NaN}, 0, 2);
        assertBounds(floats, "000000c0", "0000c03f");
        assertThat(floats.nanCount()).isEqualTo(3);

        FloatingBounds onlyNans = new FloatingBounds(8);
        onlyNans.add(new double[] {Double.NaN, Double.NaN}, 0, 2);
        assertBounds(onlyNans, null, null);
        assertThat(onlyNans.nanCount()).isEqualTo(2);

        FloatingBounds halves = new FloatingBounds(2);
        halves.addHalves(hex("007e 00fe 003c 00c0 017c"), 0, 5); // NaN, −NaN, 1, −2, a signalling NaN
        assertBounds(halves, "00c0", "003c");
        assertThat(halves.nanCount()).isEqualTo(3);
    }

    @Test
    void zeroIsNegativeBelowAndPositiveAbove() {
        for (double zero : new double[] {0.0, -0.0}) {
            FloatingBounds doubles = new FloatingBounds(8);
            doubles.add(new double[] {zero}, 0, 1);
            assertBounds(doubles, "0000000000000080", "0000000000000000");
            FloatingBounds floats = new FloatingBounds(4);
            floats.add(new float[] {(float) zero}, 0, 1);
            assertBounds(floats, "00000080", "00000000");
        }
        for (String zero : List.of("0000", "0080")) {
            FloatingBounds halves = new FloatingBounds(2);
            halves.addHalves(hex(zero), 0, 1);
            assertBounds(halves, "0080", "0000");
        }
    }

    /**
     * Every number of binary16 against the order of its value as binary32, which is computed here from sign, exponent
     * and fraction.
     */
    @Test
    void halvesAreOrderedAsNumbers() {
        short previous = (short) 0xfc00; // −infinity
        for (int i = Float16.sortable(previous) + 1; i <= Float16.sortable((short) 0x7c00); i++) {
            short bits = Float16.fromSortable((short) i);
            assertThat(value(bits)).isGreaterThanOrEqualTo(value(previous));
            assertThat(Float16.isNaN(bits)).isFalse();
            previous = bits;
        }
        assertThat(previous).isEqualTo((short) 0x7c00);
    }

    private static double value(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = exponent == 0x1f
                ? Double.POSITIVE_INFINITY
                : exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(0x400 + fraction, exponent - 25);
        return bits < 0 ? -magnitude : magnitude;
    }

    @Test
    void booleans() {
        BooleanBounds both = new BooleanBounds();
        both.add(0, 2);
        assertBounds(both, "00", "00");
        both.add(1, 1);
        assertBounds(both, "00", "01");
        BooleanBounds trues = new BooleanBounds();
        trues.add(3, 3);
        assertBounds(trues, "01", "01");
    }

    @Test
    void longTextIsCutAndSaysSo() {
        BytesBounds bounds = new BytesBounds(2, false, 3, true);
        add(bounds, List.of(bytes("Kevin Bacon"), bytes("Al"), bytes("Bob")));
        assertThat(bounds.min()).isEqualTo(new Bound(Binary.utf8("Al"), true));
        assertThat(bounds.max()).isEqualTo(new Bound(Binary.utf8("Kew"), false));
    }

    @Test
    void emptyTextIsABound() {
        BytesBounds bounds = new BytesBounds(2, false, 64, true);
        add(bounds, List.of(bytes(""), bytes("a")));
        assertThat(bounds.min()).isEqualTo(new Bound(Binary.EMPTY, true));
    }

    /** Values of few different bytes, so that the first eight are often equal and lengths often decide. */
    @Property
    void bytesAgreeWithAPlainComparison(@ForAll @NotEmpty List<@Size(max = 12) List<@FewBytes Byte>> values) {
        List<Binary> binaries = values.stream().map(BoundsTest::binary).toList();
        BytesBounds bounds = new BytesBounds(2, false, Integer.MAX_VALUE, false);
        add(
                bounds,
                binaries.subList(0, binaries.size() / 2).stream()
                        .map(Binary::toArray)
                        .toList());
        add(
                bounds,
                binaries.subList(binaries.size() / 2, binaries.size()).stream()
                        .map(Binary::toArray)
                        .toList());
        assertThat(bounds.min())
                .isEqualTo(new Bound(binaries.stream().min(Binary::compareTo).get(), true));
        assertThat(bounds.max())
                .isEqualTo(new Bound(binaries.stream().max(Binary::compareTo).get(), true));
    }

    @Property
    void signedBytesAgreeWithBigInteger(
            @ForAll @NotEmpty @Size(max = 5) byte[] a, @ForAll @NotEmpty @Size(max = 5) byte[] b) {
        int expected = new BigInteger(a).compareTo(new BigInteger(b));
        assertThat(Integer.signum(SignedBytes.compare(a, 0, a.length, b, 0, b.length)))
                .isEqualTo(expected);
        BytesBounds bounds = new BytesBounds(2, true, Integer.MAX_VALUE, false);
        add(bounds, List.of(a, b));
        assertThat(new BigInteger(bounds.min().value().toArray())).isEqualTo(new BigInteger(a).min(new BigInteger(b)));
        assertThat(new BigInteger(bounds.max().value().toArray())).isEqualTo(new BigInteger(a).max(new BigInteger(b)));
        assertThat(Integer.signum(ValueOrder.SIGNED_BYTES.compare(Binary.of(a), Binary.of(b))))
                .isEqualTo(expected);
    }

    @Test
    void fixedWidthDecimals() {
        BytesBounds bounds = new BytesBounds(2, true, Integer.MAX_VALUE, false);
        bounds.addFixed(hex("ffff 0001 8000 7fff"), 0, 4);
        assertBounds(bounds, "8000", "7fff");
    }

    @Test
    void fixedWidthBytes() {
        BytesBounds bounds = new BytesBounds(2, false, Integer.MAX_VALUE, false);
        bounds.addFixed(hex("ffff 0001 8000 7fff"), 0, 4);
        assertBounds(bounds, "0001", "ffff");
    }

    @Test
    void ordersCompareBoundsAsTheirValues() {
        assertThat(ValueOrder.SIGNED.compare(Binary.of(hex("ffffffff")), Binary.of(hex("01000000"))))
                .isNegative();
        assertThat(ValueOrder.UNSIGNED.compare(Binary.of(hex("ffffffff")), Binary.of(hex("01000000"))))
                .isPositive();
        assertThat(ValueOrder.SIGNED.compare(Binary.of(hex("0000000000000080")), Binary.of(hex("0000000000000000"))))
                .isNegative();
        assertThat(ValueOrder.FLOATING.compare(Binary.of(hex("000000c0")), Binary.of(hex("0000c03f"))))
                .isNegative();
        assertThat(ValueOrder.FLOATING.compare(Binary.of(hex("00c0")), Binary.of(hex("003c"))))
                .isNegative();
        assertThat(ValueOrder.BOOLEAN.compare(Binary.of(hex("00")), Binary.of(hex("01"))))
                .isNegative();
        assertThat(ValueOrder.BYTES.compare(Binary.of(hex("80")), Binary.of(hex("7fff"))))
                .isPositive();
    }

    private static void add(BytesBounds bounds, List<byte[]> values) {
        int[] offsets = new int[values.size() + 1];
        Binary all = Binary.EMPTY;
        for (int i = 0; i < values.size(); i++) {
            all = Binary.of(concat(all.toArray(), values.get(i)));
            offsets[i + 1] = all.length();
        }
        bounds.add(all.toArray(), offsets, 0, values.size());
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static Binary binary(List<Byte> boxed) {
        byte[] bytes = new byte[boxed.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = boxed.get(i);
        }
        return Binary.of(bytes);
    }

    /** FF …: nothing is above a prefix of it, so that the bound is the value, up to a length that a footer can bear. */
    @Test
    void whatCannotBeCutIsNoBoundIfItIsLong() {
        byte[] value = new byte[BytesBounds.MAX_WHOLE + 1];
        Arrays.fill(value, (byte) 0xff);
        for (int length : new int[] {BytesBounds.MAX_WHOLE, BytesBounds.MAX_WHOLE + 1}) {
            boolean longer = length > BytesBounds.MAX_WHOLE;
            BytesBounds cut = new BytesBounds(0, false, 64, false);
            cut.add(value, new int[] {0, length}, 0, 1);
            assertThat(cut.min()).isEqualTo(new Bound(Binary.of(value, 0, 64), false));
            assertThat(cut.max()).isEqualTo(longer ? null : new Bound(Binary.of(value, 0, length), true));

            for (boolean signed : new boolean[] {false, true}) {
                BytesBounds fixed = new BytesBounds(length, signed, Integer.MAX_VALUE, false);
                fixed.addFixed(value, 0, 1);
                Bound whole = longer ? null : new Bound(Binary.of(value, 0, length), true);
                assertThat(fixed.min()).isEqualTo(whole);
                assertThat(fixed.max()).isEqualTo(whole);
            }
        }
    }

    /** Only the beginning of a long value is kept: one that is larger behind it does not change what is cut. */
    @Test
    void longValuesAreComparedAsFarAsABoundCanNeed() {
        byte[] low = new byte[100_000];
        byte[] high = low.clone();
        high[99_999] = 1;
        for (byte[] first : List.of(low, high)) {
            BytesBounds bounds = new BytesBounds(0, false, 2, false);
            bounds.add(first, new int[] {0, 100_000}, 0, 1);
            bounds.add(first == low ? high : low, new int[] {0, 100_000}, 0, 1);
            assertThat(bounds.min()).isEqualTo(new Bound(Binary.of(hex("00 00")), false));
            assertThat(bounds.max()).isEqualTo(new Bound(Binary.of(hex("00 01")), false));
        }
    }

    private static void assertBounds(Bounds bounds, String min, String max) {
        assertThat(bounds.min()).isEqualTo(min == null ? null : new Bound(Binary.of(hex(min)), true));
        assertThat(bounds.max()).isEqualTo(max == null ? null : new Bound(Binary.of(hex(max)), true));
    }

    private static byte[] bytes(String text) {
        return Binary.utf8(text).toArray();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
