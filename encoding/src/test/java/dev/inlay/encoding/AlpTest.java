// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static dev.inlay.format.PhysicalType.DOUBLE;
import static dev.inlay.format.PhysicalType.FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.MalformedDataException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlpTest {

    /** H17: 1500.0, NaN, 2500.0, 333.5. */
    private static final String PAGE = "00 00 0A 04 00 00 00 | 04 00 00 00 | 04 03 01 00 | 07 0D 00 00 00 00 00 00 0F |"
            + "91 AD C8 56 28 15 00 00 | 01 00 | 00 00 00 00 00 00 F8 7F";

    private static final double[] VALUES = {1500.0, Double.NaN, 2500.0, 333.5};

    @Test
    void readsTheVector() throws MalformedDataException {
        assertThat(doubles(Hex.bytes(PAGE), 4)).containsExactly(VALUES);
    }

    /** The bytes of the vector, for the pair that it has; we would choose exponent 1 and factor 0, with the same integers. */
    @Test
    void writesTheVector() throws MalformedDataException {
        AlpDoubleVectors vectors = new AlpDoubleVectors(1024, 1);
        System.arraycopy(VALUES, 0, vectors.waiting(), 0, 4);
        ByteOutput out = new ByteOutput(0);
        vectors.write(0, 4, 4, 3, out);
        assertThat(Hex.of(out)).isEqualTo(Hex.of(PAGE).substring(3 * 11));

        byte[] ours = encode(VALUES);
        assertThat(doubles(ours, 4)).containsExactly(VALUES);
        byte[] expected = Hex.bytes(PAGE);
        expected[11] = 1;
        expected[12] = 0;
        assertThat(ours).isEqualTo(expected);
    }

    /** H17: 123, 456, 789, 12 with reference 12 at width 10, not padded to eight values (A05). */
    @Test
    void packsWithoutGroups() {
        ByteOutput out = new ByteOutput(0);
        BitPacking.pack(new int[] {111, 444, 777, 0}, 0, 4, 10, out);
        assertThat(Hex.of(out)).isEqualTo("6f f0 96 30 00");
        out.reset();
        BitPacking.pack(new long[] {111, 444, 777, 0}, 0, 4, 10, out);
        assertThat(Hex.of(out)).isEqualTo("6f f0 96 30 00");
    }

    /** A08, Q13: some integers come back as other floats if they are multiplied in binary64; binary32 is what counts. */
    @Test
    void floatsAreComputedInBinary32() throws MalformedDataException {
        ByteOutput out = new ByteOutput(0);
        out.bytes(Hex.bytes("00 00 0a"));
        out.int32(8);
        out.int32(4);
        out.bytes(Hex.bytes("0a 07 00 00")); // exponent 10, factor 7
        out.int32(1_000_003);
        out.int8(3);
        out.bytes(Hex.bytes("88 c6 fa"));
        ValueDecoder decoder = new AlpDecoder(FLOAT);
        decoder.begin(out.array(), 0, out.size(), 8);
        float[] into = new float[8];
        decoder.floats(into, 0, 8);
        int different = 0;
        for (int i = 0; i < 8; i++) {
            float integer = 1_000_003 + i;
            assertThat(into[i]).isEqualTo(integer * 1e7f * 1e-10f);
            different += into[i] == (float) ((1_000_003 + i) * 1e7 * 1e-10) ? 0 : 1;
        }
        assertThat(different)
                .as("values that binary64 would decode to other bits")
                .isPositive();
    }

    /** A13: from −2^63 to 31 · 2^58 the difference is more than the largest signed number. */
    @Test
    void differencesAreUnsigned() throws MalformedDataException {
        double[] values = new double[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 32) * 0x1p58;
        }
        AlpDoubleVectors vectors = new AlpDoubleVectors(1024, 1);
        System.arraycopy(values, 0, vectors.waiting(), 0, 64);
        ByteOutput out = new ByteOutput(0);
        out.bytes(Hex.bytes("00 00 0a | 40 00 00 00 | 04 00 00 00"));
        vectors.write(0, 64, 0, 0, out);
        assertThat(Hex.of(out)).contains("00 00 00 00 00 00 00 00 00 00 00 80 40"); // no exceptions, −2^63, width 64
        assertThat(doubles(out.toByteArray(), 64)).containsExactly(values);
        assertThat(doubles(encode(values), 64)).containsExactly(values);
    }

    /** Values far above the others or far below, a sentinel for example, become exceptions and don't widen their vector. */
    @ParameterizedTest
    @ValueSource(doubles = {1e9, -1e9, 1e12, -1e12})
    void outliersAreExceptions(double outlier) throws MalformedDataException {
        double[] values = new double[2048];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 400 == 0 ? outlier : i % 1000;
        }
        byte[] page = encode(values);
        assertThat(doubles(page, values.length)).containsExactly(values);
        assertThat(page).hasSizeLessThanOrEqualTo(7 + 2 * (4 + 13 + 1280) + 6 * (2 + 8)); // width 10, six exceptions
    }

    @ParameterizedTest
    @ValueSource(floats = {1e9f, -1e9f})
    void outliersAreExceptionsOfFloatsToo(float outlier) throws MalformedDataException {
        float[] values = new float[1024];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 300 == 1 ? outlier : i % 1000;
        }
        ValueEncoder encoder = new AlpEncoder(FLOAT);
        encoder.floats(values, 0, values.length);
        ByteOutput out = new ByteOutput(0);
        encoder.finish(out);
        assertThat(out.size()).isLessThanOrEqualTo(7 + 4 + 9 + 1280 + 4 * (2 + 4));
        ValueDecoder decoder = new AlpDecoder(FLOAT);
        decoder.begin(out.array(), 0, out.size(), values.length);
        float[] read = new float[values.length];
        decoder.floats(read, 0, values.length);
        assertThat(read).containsExactly(values);
    }

    /** A vector never takes more than one of nothing but exceptions. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1024, 1025, 20_000})
    void noiseCostsNoMoreThanExceptions(int count) {
        Random random = new Random(count);
        double[] values = random.doubles(count).toArray();
        int vectors = (count + 1023) / 1024;
        assertThat(encode(values).length).isLessThanOrEqualTo(7 + vectors * (4 + 13) + 10 * count);
    }

    /** Prices with two digits: what ALP is for. */
    @Test
    void pricesArePacked() {
        Random random = new Random(1);
        double[] values = random.ints(50_000, 0, 1 << 20)
                .mapToDouble(cents -> cents / 100.0)
                .toArray();
        double bits = 8.0 * encode(values).length / values.length;
        assertThat(bits).isBetween(20.0, 20.5);
    }

    /** A01–A14. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 01; compression mode 1, only 0 is known",
                "1; 02; integer encoding 2, only 0 is known",
                "2; 02; vectors of 2^2 values, not 2^3 to 2^15",
                "2; 10; vectors of 2^16 values, not 2^3 to 2^15",
                "3; 05; header says 5 values, the page has 4",
                "3; ff ff ff ff; header says -1 values, the page has 4",
                "7; 05; offset 5 of the first vector, behind 1 offsets it is 4",
                "7; ff ff ff ff; offset 4294967295 of the first vector, behind 1 offsets it is 4",
                "11; 13; exponent 19 and factor 3, not factor ≤ exponent ≤ 18",
                "12; 05; exponent 4 and factor 5, not factor ≤ exponent ≤ 18",
                "13; 05; 5 exceptions in a vector of 4",
                "23; 41; bit width 65, the limit is 64",
                "23; 40; 32 bytes wanted, 18 left",
                "32; 04; exception at 4 in a vector of 4",
            })
    void refuses(int at, String bytes, String reason) {
        byte[] page = Hex.bytes(PAGE);
        byte[] wrong = Hex.bytes(bytes);
        System.arraycopy(wrong, 0, page, at, wrong.length);
        assertThatThrownBy(() -> doubles(page, 4))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesVectorsThatOverlap() throws MalformedDataException {
        double[] values = new double[3000];
        byte[] page = encode(values);
        assertThat(doubles(page, 3000)).containsExactly(values);
        page[11]--; // the second of three vectors begins inside of the first
        assertThatThrownBy(() -> doubles(page, 3000))
                .hasMessageContaining("vector 0 has 13 bytes, its offsets give it 12");
        page[11] = 11;
        assertThatThrownBy(() -> doubles(page, 3000)).hasMessageContaining("offset 11 of vector 1, not from 12 to 51");
        page[11] = 52;
        assertThatThrownBy(() -> doubles(page, 3000)).hasMessageContaining("offset 52 of vector 1, not from 12 to 51");
    }

    /** A01: any size of vectors from 8 to 32 768. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 9, 11, 15})
    void readsEveryVectorSize(int log) throws MalformedDataException {
        int size = 1 << log;
        int count = 2 * size + 5;
        ByteOutput vectors = new ByteOutput(0);
        AlpDoubleVectors writer = new AlpDoubleVectors(size, 1);
        ByteOutput out = new ByteOutput(0);
        out.bytes(new byte[] {0, 0, (byte) log});
        out.int32(count);
        double[] values = new double[count];
        for (int from = 0; from < count; from += size) {
            int n = Math.min(size, count - from);
            for (int i = 0; i < n; i++) {
                values[from + i] = (from + i) % 7 == 3 ? Math.PI * i : (from + i) / 8.0;
                writer.waiting()[i] = values[from + i];
            }
            out.int32(12 + vectors.size());
            writer.write(0, n, 3, 0, vectors);
        }
        out.bytes(vectors);
        assertThat(doubles(out.toByteArray(), count)).containsExactly(values);
        ValueDecoder decoder = new AlpDecoder(DOUBLE);
        decoder.begin(out.array(), 0, out.size(), count);
        double[] some = new double[count];
        for (int at = 0; at < count; ) { // in steps that end anywhere
            int step = Math.min(count - at, 1 + (at * 31) % 977);
            decoder.doubles(some, at, step);
            at += step;
        }
        assertThat(some).containsExactly(values);
    }

    private static byte[] encode(double[] values) {
        ValueEncoder encoder = new AlpEncoder(DOUBLE);
        encoder.doubles(values, 0, values.length);
        ByteOutput out = new ByteOutput(0);
        encoder.finish(out);
        return out.toByteArray();
    }

    private static double[] doubles(byte[] page, int count) throws MalformedDataException {
        ValueDecoder decoder = new AlpDecoder(DOUBLE);
        decoder.begin(page, 0, page.length, count);
        double[] into = new double[count];
        decoder.doubles(into, 0, count);
        return into;
    }
}
