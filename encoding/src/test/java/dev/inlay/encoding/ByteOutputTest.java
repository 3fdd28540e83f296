// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteOutputTest {

    @Test
    void writesLittleEndian() {
        ByteOutput out = new ByteOutput(0);
        out.int8(0x1ff);
        out.int32(0x04030201);
        out.int64(0x0807060504030201L);
        assertThat(Hex.of(out)).isEqualTo(Hex.of("ff | 01 02 03 04 | 01 02 03 04 05 06 07 08"));
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "127, 7f", "128, 80 01", "300, ac 02", "2147483647, ff ff ff ff 07", "-1, ff ff ff ff 0f"})
    void writesUleb128(int value, String expected) {
        ByteOutput out = new ByteOutput(0);
        out.uleb128(value);
        assertThat(Hex.of(out)).isEqualTo(expected);
        out.reset();
        out.uleb128(Integer.toUnsignedLong(value));
        assertThat(Hex.of(out)).isEqualTo(expected);
    }

    /** E29: up to 10 bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "-1, 01",
        "1, 02",
        "-64, 7f",
        "64, 80 01",
        "9223372036854775807, fe ff ff ff ff ff ff ff ff 01",
        "-9223372036854775808, ff ff ff ff ff ff ff ff ff 01"
    })
    void writesZigzag(long value, String expected) {
        ByteOutput out = new ByteOutput(0);
        out.zigzag(value);
        assertThat(Hex.of(out)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "-1, 01", "2147483647, fe ff ff ff 0f", "-2147483648, ff ff ff ff 0f"})
    void writesZigzagOf32Bits(int value, String expected) {
        ByteOutput out = new ByteOutput(0);
        out.zigzag(value);
        assertThat(Hex.of(out)).isEqualTo(expected);
    }

    @Test
    void patchesALengthThatIsKnownLater() {
        ByteOutput out = new ByteOutput(0);
        out.int8(7);
        out.int32(0);
        out.int8(8);
        out.int32At(1, 0x01020304);
        assertThat(Hex.of(out)).isEqualTo("07 04 03 02 01 08");
        assertThatThrownBy(() -> out.int32At(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> out.int32At(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** At every alignment, few and many, growing on the way: the bytes that a ByteBuffer would write. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void writesManyValuesAtAnyPosition(int start) {
        Random random = new Random(start);
        ByteOutput out = new ByteOutput(start);
        ByteBuffer expected = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        out.bytes(new byte[start]);
        expected.put(new byte[start]);
        for (int count : new int[] {0, 1, 2, 5, 6, 7, 8, 33, 1000}) {
            int[] ints = random.ints(count + 2).toArray();
            long[] longs = random.longs(count + 2).toArray();
            out.int32s(ints, 1, count);
            out.int64s(longs, 1, count);
            Arrays.stream(ints, 1, 1 + count).forEach(expected::putInt);
            Arrays.stream(longs, 1, 1 + count).forEach(expected::putLong);
        }
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(expected.array(), expected.position()));
        assertThat(out.view().remaining()).isEqualTo(out.size());
    }

    /** P05, P06: every bit of a NaN, a signalling one too. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void keepsTheBitsOfFloatingPointNumbers(int start) {
        for (int count : new int[] {1, 3, 100}) {
            int[] bits = new Random(count).ints(count).toArray();
            bits[0] = 0x7fa00001;
            long[] wideBits = new Random(count).longs(count).toArray();
            wideBits[0] = 0xfff4000000000001L;
            float[] floats = new float[count];
            double[] doubles = new double[count];
            for (int i = 0; i < count; i++) {
                floats[i] = Float.intBitsToFloat(bits[i]);
                doubles[i] = Double.longBitsToDouble(wideBits[i]);
            }
            ByteOutput numbers = new ByteOutput(0);
            numbers.bytes(new byte[start]);
            numbers.floats(floats, 0, count);
            numbers.doubles(doubles, 0, count);
            ByteOutput integers = new ByteOutput(0);
            integers.bytes(new byte[start]);
            integers.int32s(bits, 0, count);
            integers.int64s(wideBits, 0, count);
            assertThat(numbers.toByteArray()).isEqualTo(integers.toByteArray());
        }
    }

    /** Nothing is written of what would not fit into an array, and no memory is asked for. */
    @Test
    void refusesToGrowBeyondAnArray() {
        ByteOutput out = new ByteOutput(4);
        out.int8(1);
        assertThatThrownBy(() -> out.room(ByteOutput.MAX_SIZE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a buffer holds at most 2147483639 bytes: it has 1, 2147483639 more are wanted");
        assertThat(Hex.of(out)).isEqualTo("01");
    }

    @Test
    void checksTheSourceBeforeItWrites() {
        ByteOutput out = new ByteOutput(0);
        assertThatThrownBy(() -> out.bytes(new byte[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> out.int32s(new int[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> out.int64s(new long[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(out.size()).isZero();
    }

    /** An empty one changes arrays with a page that is large enough; whatever else is copied. Both stay of use. */
    @Test
    void takesAllOfAnotherByChangingArrays() {
        for (int inFront : new int[] {0, 3}) {
            for (int count : new int[] {0, 1, 256, 257, 1000}) {
                ByteOutput page = new ByteOutput(0);
                ByteOutput out = new ByteOutput(0);
                ByteOutput expected = new ByteOutput(0);
                for (int round = 0; round < 3; round++) {
                    int[] values = new int[count];
                    Arrays.setAll(values, i -> i * 31 + count);
                    Arrays.fill(values, 0, Math.min(count, 1), round);
                    page.int32s(values, 0, count);
                    out.reset();
                    out.bytes(new byte[inFront]);
                    byte[] pages = page.array();
                    out.takeAll(page);
                    assertThat(out.array() == pages).isEqualTo(inFront == 0 && count > 256);
                    assertThat(page.size()).isZero();
                    out.int32s(
                            values, 0,
                            count); // after bytes that were taken, through views of the array that is now its own
                    expected.reset();
                    expected.bytes(new byte[inFront]);
                    expected.int32s(values, 0, count);
                    expected.int32s(values, 0, count);
                    assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
                }
            }
        }
    }
}
