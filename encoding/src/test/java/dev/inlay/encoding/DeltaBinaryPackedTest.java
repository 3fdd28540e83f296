// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of DELTA_BINARY_PACKED, what other writers may write, and what nobody may. */
class DeltaBinaryPackedTest {

    /** H07, both ways, as both types. */
    @ParameterizedTest
    @CsvSource({
        "'', 80 01 04 00 00",
        "5, 80 01 04 01 0a",
        "1 2 3 4 5, 80 01 04 05 02 02 00 00 00 00",
        "7 5 3 1 2 3 4 5, 80 01 04 08 0e 03 02 00 00 00 c0 3f 00 00 00 00 00 00"
    })
    void holdsTheVectors(String numbers, String bytes) throws MalformedDataException {
        long[] values = Arrays.stream(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        ByteOutput out = new ByteOutput(0);
        ValueEncoder int64 = new DeltaBinaryPackedEncoder(PhysicalType.INT64);
        int64.int64s(values, 0, values.length);
        int64.finish(out);
        assertThat(Hex.of(out)).isEqualTo(bytes);
        out.reset();
        ValueEncoder int32 = new DeltaBinaryPackedEncoder(PhysicalType.INT32);
        int[] ints = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
        int32.int32s(ints, 0, ints.length);
        int32.finish(out);
        assertThat(Hex.of(out)).isEqualTo(bytes);

        List<Object> expected =
                Arrays.stream(values).<Object>mapToObj(Long::valueOf).toList();
        assertThat(decode(PhysicalType.INT64, bytes, values.length)).isEqualTo(expected);
        assertThat(decode(PhysicalType.INT32, bytes, values.length)).isEqualTo(expected);
    }

    /** E23: a page of nulls may have no bytes at all. */
    @Test
    void noBytesAreNoValues() throws MalformedDataException {
        assertThat(decode(PhysicalType.INT32, "", 0)).isEmpty();
        assertThatThrownBy(() -> decode(PhysicalType.INT32, "", 1)).hasMessageContaining("1 byte wanted, 0 left");
    }

    /** H08, width 0: two blocks, of the second only a part is used. */
    @Test
    void holdsAConstantOfTheCorpus() throws MalformedDataException {
        String bytes = "80 01 04 c8 01 e8 ad a2 97 c6 b8 9d f7 b0 01 | 00 | 00 00 00 00 | 00 | 00 00 00 00";
        List<Object> values = decode(PhysicalType.INT64, bytes, 200);
        assertThat(values).hasSize(200).containsOnly(values.get(0)).containsOnly(6_374_628_540_732_951_412L);
        ByteOutput out = new ByteOutput(0);
        ValueEncoder encoder = new DeltaBinaryPackedEncoder(PhysicalType.INT64);
        long[] constant = new long[200];
        Arrays.fill(constant, (Long) values.get(0));
        encoder.int64s(constant, 0, 200);
        encoder.finish(out);
        assertThat(Hex.of(out)).isEqualTo(Hex.of(bytes));
    }

    /** H08, width 1, E25, E26: the last width byte is 1 without a miniblock, and the last miniblock has stale bits behind its 7. */
    @Test
    void ignoresStaleBitsAndWidths() throws MalformedDataException {
        String bytes = "80 01 04 c8 01 00 | 01 | 01 01 01 01 | 5EAD9B0B 8EB7B64B 5362CD01 C394EC02 "
                + "| 01 | 01 01 01 01 | 2235C5EB A55A2931 1262CD01";
        List<Object> values = decode(PhysicalType.INT64, bytes, 200);
        assertThat(values).hasSize(200).startsWith(0L);
        for (int i = 1; i < 200; i++) { // min delta −1: each step is −1 or 0
            assertThat((Long) values.get(i) - (Long) values.get(i - 1)).isBetween(-1L, 0L);
        }
        byte[] altered = Hex.bytes(bytes);
        altered[altered.length - 13] = (byte) 0xff; // the width that nothing follows
        altered[altered.length - 1] ^= (byte) 0x80; // and the last bit of the padding
        assertThat(decode(PhysicalType.INT64, altered, 200)).isEqualTo(values);
    }

    /** E21: any legal pair of sizes. */
    @ParameterizedTest
    @CsvSource({"128, 1", "128, 2", "128, 4", "256, 1", "256, 8", "384, 3", "384, 12", "1024, 4", "65536, 2"})
    void readsEveryBlockSize(int blockSize, int miniblocks) throws MalformedDataException {
        Random random = new Random(blockSize + miniblocks);
        for (int count : new int[] {1, 2, 32, 33, 34, 128, 129, 130, 500, 2000}) {
            for (int bits : new int[] {1, 20, 64}) {
                long[] values =
                        random.longs(count).map(value -> value >> (64 - bits)).toArray();
                ByteOutput out = new ByteOutput(0);
                write(values, blockSize, miniblocks, out);
                List<Object> expected =
                        Arrays.stream(values).<Object>mapToObj(Long::valueOf).toList();
                assertThat(decode(PhysicalType.INT64, out.toByteArray(), count)).isEqualTo(expected);
                // as INT32: widths of more than 32 bits come out truncated (E28, E29)
                assertThat(decode(PhysicalType.INT32, out.toByteArray(), count))
                        .isEqualTo(Arrays.stream(values)
                                .<Object>mapToObj(value -> (long) (int) value)
                                .toList());
            }
        }
    }

    /** A block as large as an int costs nothing but the miniblocks that are there. */
    @Test
    void readsAHugeBlock() throws MalformedDataException {
        ByteOutput out = new ByteOutput(0);
        out.uleb128(1 << 30);
        out.uleb128(1);
        out.uleb128(1_000_000);
        out.zigzag(7L);
        out.zigzag(2L);
        out.int8(0);
        List<Object> values = decode(PhysicalType.INT32, out.toByteArray(), 1_000_000);
        assertThat(values).hasSize(1_000_000).startsWith(7L, 9L, 11L).endsWith(2_000_005L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 04 05 02 00; block of 0 values: not a positive multiple of 128",
                "100; 04 05 02 00; block of 100 values: not a positive multiple of 128",
                "4294967168; 04 05 02 00; block of 4294967168 values: not a positive multiple of 128",
                "128; 00 05 02 00; block of 128 values in 0 miniblocks: not multiples of 32",
                "128; 03 05 02 00; block of 128 values in 3 miniblocks: not multiples of 32",
                "128; 08 05 02 00; block of 128 values in 8 miniblocks: not multiples of 32",
                "128; ff ff ff ff 0f 05 02 00; block of 128 values in 4294967295 miniblocks: not multiples of 32",
                "128; 04 04 02 00; header says 4 values, the page has 5",
                "128; 04 ff ff ff ff 0f 02 00; header says 4294967295 values, the page has 5",
                "128; 04 05 02 00 00 00; 4 bytes wanted, 2 left",
                "128; 04 05 02 00 0d 00 00 00 11; miniblock of width 13 needs 52 bytes, 1 left",
                "128; 04 05 02 00 41 00 00 00; miniblock of width 65, the limit is 64",
                "128; 04 05 ff ff ff ff ff ff ff ff ff 02; ULEB128 has more than 64 bits",
                "128; 04 05 ff ff ff ff ff ff ff ff ff ff 01; ULEB128 has more than 10 bytes",
                "128; ff ff ff ff 1f; ULEB128 has more than 32 bits",
                "128; ff ff ff ff ff 01; ULEB128 has more than 5 bytes",
            })
    void refuses(long blockSize, String rest, String reason) {
        ByteOutput out = new ByteOutput(0);
        out.uleb128(blockSize);
        out.bytes(Hex.bytes(rest));
        assertThatThrownBy(() -> decode(PhysicalType.INT32, out.toByteArray(), 5))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(reason);
    }

    /** E27: the smallest delta and the packed ones wrap. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void wraps(long first) throws MalformedDataException {
        long[] values = {first, Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE, 1, Long.MAX_VALUE - 1};
        ByteOutput out = new ByteOutput(0);
        ValueEncoder encoder = new DeltaBinaryPackedEncoder(PhysicalType.INT64);
        encoder.int64s(values, 0, values.length);
        encoder.finish(out);
        assertThat(decode(PhysicalType.INT64, out.toByteArray(), values.length))
                .isEqualTo(Arrays.stream(values).<Object>mapToObj(Long::valueOf).toList());
    }

    /** Another writer: any sizes, a 64-bit minimum delta, ones in all padding and unused widths. */
    private static void write(long[] values, int blockSize, int miniblocks, ByteOutput out) {
        out.uleb128(blockSize);
        out.uleb128(miniblocks);
        out.uleb128(values.length);
        out.zigzag(values[0]);
        int perMiniblock = blockSize / miniblocks;
        for (int block = 1; block < values.length; block += blockSize) {
            int used = Math.min(blockSize, values.length - block);
            long min = Long.MAX_VALUE;
            for (int i = block; i < block + used; i++) {
                min = Math.min(min, values[i] - values[i - 1]);
            }
            long[] deltas = new long[blockSize];
            Arrays.fill(deltas, -1);
            for (int i = 0; i < used; i++) {
                deltas[i] = values[block + i] - values[block + i - 1] - min;
            }
            out.zigzag(min);
            int begun = (used + perMiniblock - 1) / perMiniblock;
            int[] widths = new int[miniblocks];
            Arrays.fill(widths, 99);
            for (int m = 0; m < begun; m++) {
                long bits = 0;
                for (int i = m * perMiniblock; i < Math.min(used, (m + 1) * perMiniblock); i++) {
                    bits |= deltas[i];
                }
                widths[m] = 64 - Long.numberOfLeadingZeros(bits);
            }
            for (int width : widths) {
                out.int8(width);
            }
            for (int m = 0; m < begun; m++) {
                long mask = widths[m] == 0 ? 0 : -1L >>> (64 - widths[m]);
                long[] packed = new long[perMiniblock];
                for (int i = 0; i < perMiniblock; i++) {
                    packed[i] = deltas[m * perMiniblock + i] & mask;
                }
                BitPacking.pack(packed, 0, perMiniblock, widths[m], out);
            }
        }
    }

    private static List<Object> decode(PhysicalType type, String bytes, int count) throws MalformedDataException {
        return decode(type, Hex.bytes(bytes), count);
    }

    private static List<Object> decode(PhysicalType type, byte[] bytes, int count) throws MalformedDataException {
        ValueDecoder decoder = new DeltaBinaryPackedDecoder(type);
        decoder.begin(bytes, 0, bytes.length, count);
        return Values.take(decoder, count);
    }
}
