// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The vectors of DELTA_LENGTH_BYTE_ARRAY and DELTA_BYTE_ARRAY, and what is refused. */
class DeltaByteArrayTest {

    private static final String LENGTHS =
            "80 01 04 04 0A | 00 | 01 00 00 00 | 02 00 00 00 |" + "48656C6C6F 576F726C64 466F6F626172 414243444546";

    private static final String STRINGS = "80 01 04 04 00 | 03 | 03 00 00 00 | 44 01 00 00 00 00 00 00 00 00 00 00 |"
            + "80 01 04 04 08 | 03 | 03 00 00 00 | 70 00 00 00 00 00 00 00 00 00 00 00 |"
            + "61 78 69 73 6c 65 62 61 62 62 6c 65 79 68 6f 6f 64";

    /** H09. */
    @Test
    void holdTheVectors() throws ParquetException {
        List<String> words = List.of("Hello", "World", "Foobar", "ABCDEF");
        assertThat(Hex.of(encode(new DeltaLengthByteArrayEncoder(), words))).isEqualTo(Hex.of(LENGTHS));
        assertThat(decode(new DeltaLengthByteArrayDecoder(), Hex.bytes(LENGTHS), 4))
                .isEqualTo(words);

        List<String> sorted = List.of("axis", "axle", "babble", "babyhood");
        assertThat(Hex.of(encode(new DeltaByteArrayEncoder(BYTE_ARRAY, 0), sorted)))
                .isEqualTo(Hex.of(STRINGS));
        assertThat(decode(strings(), Hex.bytes(STRINGS), 4)).isEqualTo(sorted);
    }

    /** E23: no bytes for no values, and the headers alone. */
    @Test
    void noBytesAreNoValues() throws ParquetException {
        for (ValueDecoder decoder : List.of(new DeltaLengthByteArrayDecoder(), strings())) {
            assertThat(decode(decoder, new byte[0], 0)).isEmpty();
        }
        ByteOutput none = encode(new DeltaByteArrayEncoder(BYTE_ARRAY, 0), List.of());
        assertThat(Hex.of(none)).isEqualTo("80 01 04 00 00 80 01 04 00 00");
        assertThat(decode(strings(), none.toByteArray(), 0)).isEmpty();
    }

    /**
     * Prefixes of a value far behind the first: values are put together in portions of 512, in another way where all are short, and
     * those before have next to nothing in common.
     */
    @Test
    void prefixesAreThoseOfTheValueBefore() throws ParquetException {
        for (String late :
                List.of("xyz", "xyz and more", "x".repeat(16), "y".repeat(17), "z".repeat(64), "-".repeat(65))) {
            List<String> values = new ArrayList<>(Collections.nCopies(513, ""));
            values.set(3, "a long one");
            values.set(511, late);
            values.set(512, late);
            values.addAll(List.of(late + "!", late, late.substring(1), "", late));
            ByteOutput page = encode(new DeltaByteArrayEncoder(BYTE_ARRAY, 0), values);
            assertThat(decode(strings(), page.toByteArray(), values.size())).isEqualTo(values);
        }
    }

    /** Prefixes and suffixes of all lengths, short and long values by turns, with the page's end near or far. */
    @Test
    void prefixesOfAllLengths() throws ParquetException {
        Random random = new Random(7);
        for (int longest : new int[] {1, 8, 9, 16, 17, 32, 33, 48, 49, 64, 65, 200}) {
            List<String> values = new ArrayList<>();
            String before = "";
            for (int i = 0; i < 3000; i++) {
                int length = random.nextInt(i / 600 % 2 == 0 ? longest + 1 : Math.min(longest, 8) + 1);
                StringBuilder value =
                        new StringBuilder(before.substring(0, Math.min(before.length(), random.nextInt(length + 1))));
                while (value.length() < length) {
                    value.append((char) ('a' + random.nextInt(26)));
                }
                before = value.toString();
                values.add(before);
            }
            byte[] page =
                    encode(new DeltaByteArrayEncoder(BYTE_ARRAY, 0), values).toByteArray();
            assertThat(decode(strings(), page, values.size())).isEqualTo(values);
            ValueDecoder inSteps = strings();
            inSteps.begin(page, 0, page.length, values.size());
            ByteOutput bytes = new ByteOutput(0);
            int[] offsets = new int[values.size() + 1];
            for (int done = 0; done < values.size(); ) {
                int step = Math.min(1 + random.nextInt(700), values.size() - done);
                done += inSteps.byteArrays(bytes, ByteOutput.MAX_SIZE, offsets, done, step);
            }
            assertThat(new String(bytes.toByteArray(), US_ASCII)).isEqualTo(String.join("", values));
        }
    }

    /** The same for values of one width; those around them stay as they are. */
    @Test
    void prefixesOfFixedWidth() throws ParquetException {
        Random random = new Random(8);
        for (int width = 1; width <= 20; width++) {
            byte[] values = new byte[1500 * width];
            for (int at = 0; at < values.length; at += width) {
                int prefix = at == 0 ? 0 : random.nextInt(width + 1);
                for (int i = 0; i < width; i++) {
                    values[at + i] = i < prefix ? values[at - width + i] : (byte) random.nextInt();
                }
            }
            ByteOutput out = new ByteOutput(0);
            ValueEncoder encoder = new DeltaByteArrayEncoder(FIXED_LEN_BYTE_ARRAY, width);
            encoder.fixedByteArrays(values, 0, 1500);
            encoder.finish(out);
            ValueDecoder decoder = DeltaByteArrayDecoder.of(FIXED_LEN_BYTE_ARRAY, width, false);
            decoder.begin(out.array(), 0, out.size(), 1500);
            byte[] into = new byte[1502 * width];
            for (int done = 0; done < 1500; ) {
                int step = Math.min(1 + random.nextInt(700), 1500 - done);
                Arrays.fill(into, (done + 1) * width, into.length, (byte) 77);
                decoder.fixedByteArrays(into, done + 1, step);
                done += step;
                for (int i = (done + 1) * width; i < into.length; i++) {
                    assertThat(into[i]).isEqualTo((byte) 77);
                }
            }
            assertThat(Arrays.copyOfRange(into, width, 1501 * width)).isEqualTo(values);
        }
    }

    /** E32: the bytes are those of BYTE_ARRAY. */
    @Test
    void fixedWidthIsTheSame() throws ParquetException {
        ByteOutput out = new ByteOutput(0);
        ValueEncoder encoder = new DeltaByteArrayEncoder(FIXED_LEN_BYTE_ARRAY, 4);
        encoder.fixedByteArrays("axisaxleaxle".getBytes(US_ASCII), 0, 3);
        encoder.finish(out);
        assertThat(Hex.of(out))
                .isEqualTo(Hex.of(encode(new DeltaByteArrayEncoder(BYTE_ARRAY, 0), List.of("axis", "axle", "axle"))));
        ValueDecoder decoder = DeltaByteArrayDecoder.of(FIXED_LEN_BYTE_ARRAY, 4, false);
        decoder.begin(out.array(), 0, out.size(), 3);
        byte[] into = new byte[12];
        decoder.fixedByteArrays(into, 0, 3);
        assertThat(new String(into, US_ASCII)).isEqualTo("axisaxleaxle");

        ValueDecoder narrower = DeltaByteArrayDecoder.of(FIXED_LEN_BYTE_ARRAY, 3, false);
        narrower.begin(out.array(), 0, out.size(), 3);
        assertThatThrownBy(() -> narrower.fixedByteArrays(into, 0, 3))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("prefix of 0 and suffix of 4 bytes, a value has 3");
    }

    /** E20, PARQUET-246: the second page begins with a prefix of the first page's last value, also if that was skipped. */
    @Test
    void carriesThePrefixAcrossPagesIfAsked() throws ParquetException {
        byte[] first = deltaStrings(new int[] {0, 2}, new int[] {4, 2}, "axisle");
        byte[] second = deltaStrings(new int[] {3, 0}, new int[] {1, 3}, "Abab");
        ValueDecoder old = EncodingTable.deltaByteArrayAcrossPages(BYTE_ARRAY, 0);
        assertThat(decode(old, first, 2)).containsExactly("axis", "axle");
        assertThat(decode(old, second, 2)).containsExactly("axlA", "bab");

        ValueDecoder skipping = EncodingTable.deltaByteArrayAcrossPages(BYTE_ARRAY, 0);
        skipping.begin(first, 0, first.length, 2);
        skipping.skip(2);
        assertThat(decode(skipping, second, 2)).containsExactly("axlA", "bab");

        ValueDecoder decoder = strings();
        assertThat(decode(decoder, first, 2)).containsExactly("axis", "axle");
        assertThatThrownBy(() -> decode(decoder, second, 2))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("prefix of length 3, the value before has 0 bytes");
        byte[] fixed = deltaStrings(new int[] {3}, new int[] {1}, "A");
        ValueDecoder keys = EncodingTable.deltaByteArrayAcrossPages(FIXED_LEN_BYTE_ARRAY, 4);
        byte[] firstKey = deltaStrings(new int[] {0}, new int[] {4}, "axle");
        keys.begin(firstKey, 0, firstKey.length, 1);
        keys.skip(1);
        keys.begin(fixed, 0, fixed.length, 1);
        byte[] into = new byte[4];
        keys.fixedByteArrays(into, 0, 1);
        assertThat(new String(into, US_ASCII)).isEqualTo("axlA");
    }

    /** A page of some bytes may hold values of any size: the caller's limit is what holds. */
    @Test
    void stopsAtTheLimit() throws ParquetException {
        String large = "x".repeat(1000);
        List<String> alike = new ArrayList<>(List.of("a"));
        for (int i = 0; i < 600; i++) {
            alike.add(large);
        }
        for (Encoding encoding : List.of(Encoding.DELTA_LENGTH_BYTE_ARRAY, Encoding.DELTA_BYTE_ARRAY)) {
            byte[] page = encode(EncodingTable.encoder(encoding, BYTE_ARRAY, 0), alike)
                    .toByteArray();
            ValueDecoder decoder = EncodingTable.decoder(encoding, BYTE_ARRAY, 0);
            decoder.begin(page, 0, page.length, alike.size());
            ByteOutput bytes = new ByteOutput(0);
            int[] offsets = new int[alike.size() + 1];
            assertThat(decoder.byteArrays(bytes, 0, offsets, 0, 5)).isZero();
            assertThat(decoder.byteArrays(bytes, 1, offsets, 0, 5)).isEqualTo(1);
            assertThat(decoder.byteArrays(bytes, 1000, offsets, 1, 600)).isZero();
            assertThat(decoder.remaining()).isEqualTo(600);
            assertThat(decoder.byteArrays(bytes, 3500, offsets, 1, 600)).isEqualTo(3);
            assertThat(offsets).startsWith(0, 1, 1001, 2001, 3001);
            assertThat(bytes.size()).isEqualTo(3001);
            decoder.skip(1);
            assertThat(decoder.byteArrays(bytes, ByteOutput.MAX_SIZE, offsets, 4, 596))
                    .isEqualTo(596);
            assertThat(decoder.remaining()).isZero();
            assertThat(bytes.size()).isEqualTo(1 + 599 * 1000);
            assertThat(new String(bytes.toByteArray(), US_ASCII)).isEqualTo("a" + "x".repeat(599_000));
        }
    }

    @Test
    void refuseLengthsThatDoNotFit() {
        refuses(lengths(new int[] {2, -1}, "abc"), "value of length -1");
        refuses(lengths(new int[] {2, 2}, "abc"), "value of length 2, 1 bytes left");
        refuses(
                lengths(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE}, "abc"),
                "value of length 2147483647, 3 bytes left");
        refuses(
                deltaStrings(new int[] {0, 3}, new int[] {2, 0}, "ab"),
                "prefix of length 3, the value before has 2 bytes");
        refuses(
                deltaStrings(new int[] {0, -1}, new int[] {2, 0}, "ab"),
                "prefix of length -1, the value before has 2 bytes");
        refuses(deltaStrings(new int[] {0, 2}, new int[] {2, -2}, "ab"), "suffix of length -2");
        refuses(deltaStrings(new int[] {0, 2}, new int[] {2, 5}, "abc"), "suffix of length 5, 1 bytes left");
        refuses(
                deltaStrings(new int[] {1, 2}, new int[] {2, 0}, "abc"),
                "prefix of length 1, the value before has 0 bytes");
        refuses(deltaStrings(new int[] {0, 2}, new int[] {2}, "abc"), "header says 1 values, the page has 2");
    }

    /** Bytes of a page that has prefixes if it begins like {@link #deltaStrings}: decoded and skipped over, both must refuse it. */
    private static void refuses(byte[] page, String reason) {
        boolean prefixes = !reason.startsWith("value");
        for (boolean skip : new boolean[] {false, true}) {
            ValueDecoder decoder = prefixes ? strings() : new DeltaLengthByteArrayDecoder();
            assertThatThrownBy(() -> {
                        decoder.begin(page, 0, page.length, 2);
                        if (skip) {
                            decoder.skip(2);
                        } else {
                            Values.take(decoder, 2);
                        }
                    })
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining(reason);
        }
    }

    private static ValueDecoder strings() {
        return DeltaByteArrayDecoder.of(BYTE_ARRAY, 0, false);
    }

    private static byte[] lengths(int[] lengths, String data) {
        ByteOutput out = new ByteOutput(0);
        ValueEncoder encoder = new DeltaBinaryPackedEncoder(INT32);
        encoder.int32s(lengths, 0, lengths.length);
        encoder.finish(out);
        out.bytes(data.getBytes(US_ASCII));
        return out.toByteArray();
    }

    private static byte[] deltaStrings(int[] prefixes, int[] suffixes, String data) {
        ByteOutput out = new ByteOutput(0);
        out.bytes(lengths(prefixes, ""));
        out.bytes(lengths(suffixes, data));
        return out.toByteArray();
    }

    private static ByteOutput encode(ValueEncoder encoder, List<String> values) {
        byte[] bytes = String.join("", values).getBytes(US_ASCII);
        int[] offsets = new int[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            offsets[i + 1] = offsets[i] + values.get(i).length();
        }
        encoder.byteArrays(bytes, offsets, 0, values.size());
        ByteOutput out = new ByteOutput(0);
        encoder.finish(out);
        return out;
    }

    private static List<String> decode(ValueDecoder decoder, byte[] page, int count) throws ParquetException {
        byte[] copy = Arrays.copyOf(page, page.length);
        decoder.begin(copy, 0, copy.length, count);
        List<String> values = Values.take(decoder, count).stream()
                .map(value -> new String(((ByteBuffer) value).array(), US_ASCII))
                .toList();
        Arrays.fill(copy, (byte) 0); // what a caller may do with a page that is done
        return values;
    }
}
