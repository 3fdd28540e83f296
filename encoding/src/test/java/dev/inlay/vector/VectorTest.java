// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTest {

    /** Five rows of each class, the second without a value. */
    static Stream<Vector> vectors() {
        return Stream.of(
                IntVector.ofNullable(1, null, 3, 4, 5),
                LongVector.ofNullable(1L, null, 3L, 4L, 5L),
                FloatVector.ofNullable(1f, null, 3f, 4f, 5f),
                DoubleVector.ofNullable(1.0, null, 3.0, 4.0, 5.0),
                BooleanVector.ofNullable(true, null, false, true, true),
                BinaryVector.ofUtf8("one", null, "", "four", "five"),
                FixedBinaryVector.of(2, bytes(0, 1), null, bytes(2, 3), bytes(4, 5), bytes(6, 7)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void knowsItsNulls(Vector vector) {
        assertThat(vector.length()).isEqualTo(5);
        assertThat(vector.nullCount()).isEqualTo(1);
        assertThat(vector.isNull(0)).isFalse();
        assertThat(vector.isNull(1)).isTrue();
        assertThat(vector.validity()).isEqualTo(Validity.of(true, false, true, true, true));
        assertThatThrownBy(() -> vector.isNull(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.isNull(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aSliceIsTheRowsAndSharesTheArrays(Vector vector) {
        Vector slice = vector.slice(1, 3);
        assertThat(slice.length()).isEqualTo(3);
        assertThat(slice.isNull(0)).isTrue();
        assertThat(slice.nullCount()).isEqualTo(1);
        assertThat(slice.slice(1, 2)).isEqualTo(vector.slice(2, 2)).hasSameHashCodeAs(vector.slice(2, 2));
        assertThat(slice).isNotEqualTo(vector.slice(0, 3));
        assertThat(vector.slice(5, 0).length()).isZero();
        assertThatThrownBy(() -> vector.slice(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** The sign of "no nulls here" is the same for a vector and for a slice of one with nulls. */
    @ParameterizedTest
    @MethodSource("vectors")
    void hasNoValidityWhereNothingIsNull(Vector vector) {
        assertThat(vector.slice(2, 3).validity()).isNull();
        assertThat(vector.slice(2, 3).nullCount()).isZero();
        assertThat(new IntVector(new int[2], 0, 2, Validity.of(true, true)).validity())
                .isNull();
    }

    @Test
    void sharesArraysWithItsSlices() {
        int[] values = {1, 2, 3, 4};
        IntVector slice = IntVector.of(values).slice(1, 3).slice(1, 2);
        assertThat(slice.values()).isSameAs(values);
        assertThat(slice.offset()).isEqualTo(2);
        assertThat(slice.get(0)).isEqualTo(3);
        assertThatThrownBy(() -> slice.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void showsItsValues() {
        assertThat(vectors().map(Vector::toString))
                .containsExactly(
                        "IntVector[1, null, 3, 4, 5]",
                        "LongVector[1, null, 3, 4, 5]",
                        "FloatVector[1.0, null, 3.0, 4.0, 5.0]",
                        "DoubleVector[1.0, null, 3.0, 4.0, 5.0]",
                        "BooleanVector[true, null, false, true, true]",
                        "BinaryVector[\"one\", null, \"\", \"four\", \"five\"]",
                        "FixedBinaryVector[0x0001, null, 0x0203, 0x0405, 0x0607]");
        assertThat(IntVector.of(new int[1000]).toString()).endsWith("0, 0, … (1000 rows)]");
        assertThat(BinaryVector.of(new byte[40]).toString()).endsWith("00… (40 bytes)]");
    }

    /** Equality looks at values, not at what lies in the slots of nulls, nor at where the arrays begin. */
    @Test
    void comparesValues() {
        Validity second = Validity.of(false, true);
        assertThat(new IntVector(new int[] {7, 1}, 0, 2, second))
                .isEqualTo(new IntVector(new int[] {0, 0, 8, 1}, 2, 2, second))
                .isNotEqualTo(IntVector.of(7, 1))
                .isNotEqualTo(LongVector.ofNullable(null, 1L));
        assertThat(BinaryVector.ofUtf8("ab", "c")).isNotEqualTo(BinaryVector.ofUtf8("a", "bc"));
    }

    /** P05, P06: the bits decide. */
    @Test
    void comparesFloatingPointNumbersByTheirBits() {
        assertThat(FloatVector.of(0f)).isNotEqualTo(FloatVector.of(-0f));
        assertThat(DoubleVector.of(0.0)).isNotEqualTo(DoubleVector.of(-0.0));
        assertThat(FloatVector.of(Float.intBitsToFloat(0x7fc00001))).isNotEqualTo(FloatVector.of(Float.NaN));
        assertThat(FloatVector.of(Float.NaN)).isEqualTo(FloatVector.of(Float.NaN));
        assertThat(DoubleVector.of(Double.longBitsToDouble(0x7ff8000000000001L)))
                .isNotEqualTo(DoubleVector.of(Double.NaN))
                .isEqualTo(DoubleVector.of(Double.longBitsToDouble(0x7ff8000000000001L)));
    }

    /** Around every place where an array of values or of bits grows, with the first null early, late or never. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 1000})
    void buildersGrow(int length) {
        for (int firstNull : new int[] {0, 5, 64, 990, 2000}) {
            for (int capacity : new int[] {0, 10, 5000}) {
                LongVector.Builder longs = LongVector.builder(capacity);
                BooleanVector.Builder booleans = BooleanVector.builder(capacity);
                BinaryVector.Builder binary = BinaryVector.builder(capacity);
                FixedBinaryVector.Builder fixed = FixedBinaryVector.builder(3, capacity);
                for (int row = 0; row < length; row++) {
                    if (isNull(row, firstNull)) {
                        longs.appendNull();
                        booleans.appendNull();
                        binary.appendNull();
                        fixed.appendNull();
                    } else {
                        longs.append(row);
                        booleans.append(row % 3 == 0);
                        binary.append("v" + row);
                        fixed.append(bytes(row, row >> 8, 3));
                    }
                    assertThat(binary.length()).isEqualTo(row + 1);
                }
                LongVector longVector = longs.build();
                BooleanVector booleanVector = booleans.build();
                BinaryVector binaryVector = binary.build();
                FixedBinaryVector fixedVector = fixed.build();
                for (Vector vector : List.of(longVector, booleanVector, binaryVector, fixedVector)) {
                    assertThat(vector.length()).isEqualTo(length);
                }
                for (int row = 0; row < length; row++) {
                    assertThat(longVector.isNull(row)).isEqualTo(isNull(row, firstNull));
                    if (!isNull(row, firstNull)) {
                        assertThat(longVector.get(row)).isEqualTo(row);
                        assertThat(booleanVector.get(row)).isEqualTo(row % 3 == 0);
                        assertThat(binaryVector.getUtf8(row)).isEqualTo("v" + row);
                        assertThat(fixedVector.get(row)).isEqualTo(bytes(row, row >> 8, 3));
                    }
                }
            }
        }
    }

    @Test
    void aBuilderStartsAgainAfterBuild() {
        IntVector.Builder builder = IntVector.builder(0);
        IntVector first = builder.append(1).appendNull().build();
        assertThat(builder.length()).isZero();
        IntVector second = builder.append(2).append(3).build();
        assertThat(first).isEqualTo(IntVector.ofNullable(1, null));
        assertThat(second).isEqualTo(IntVector.of(2, 3));
    }

    @Test
    void encodesTextAsUtf8() {
        String text = "aé߿ࠀ€￿𐀀𝄞􏿿";
        BinaryVector vector = BinaryVector.ofUtf8(text, "");
        assertThat(vector.get(0)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(vector.getUtf8(0)).isEqualTo(text);
    }

    /** {@code String.getBytes} would write a question mark. No row is added. */
    @ParameterizedTest
    @ValueSource(strings = {"a\ud834", "a\udd1e", "a\ud834b", "a\udd1e\ud834"})
    void refusesHalfASurrogatePair(String text) {
        BinaryVector.Builder builder = BinaryVector.builder(0).append("x");
        assertThatThrownBy(() -> builder.append(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("char 1 of " + text.length() + " is half a surrogate pair: U+D");
        assertThat(builder.append("y").build()).isEqualTo(BinaryVector.ofUtf8("x", "y"));
    }

    @Test
    void refusesArraysThatDontFit() {
        assertThatThrownBy(() -> new IntVector(new int[3], 1, 3, null)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new BooleanVector(new long[1], 1, 64, null))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new FixedBinaryVector(new byte[5], 2, 0, 3, null))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new FixedBinaryVector(new byte[5], 0, 0, 3, null))
                .hasMessage("width 0 of a fixed binary vector is not positive");
        assertThatThrownBy(() -> new IntVector(new int[3], 0, 3, Validity.of(true)))
                .hasMessage("validity of 1 rows for a vector of 3 rows");
        assertThatThrownBy(() -> new BinaryVector(new byte[3], new int[] {0, 2, 1, 3}, 0, 3, null))
                .hasMessage("offset 1 of row 2 after offset 2");
        assertThatThrownBy(() -> new BinaryVector(new byte[3], new int[] {0, 4}, 0, 1, null))
                .hasMessage("values end at 4, the bytes at 3");
        assertThatThrownBy(() -> new BinaryVector(new byte[3], new int[] {-1, 3}, 0, 1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BinaryVector(new byte[3], new int[] {0, 3}, 0, 2, null))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> FixedBinaryVector.of(2, new byte[3])).hasMessage("value of 3 bytes for a width of 2");
        assertThatThrownBy(() -> IntVector.builder(-1)).hasMessage("capacity -1 is negative");
    }

    private static boolean isNull(int row, int firstNull) {
        return row >= firstNull && (row - firstNull) % 5 == 0;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
