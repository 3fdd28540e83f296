// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.encoding.Shapes.Shape;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryDecoderTest {

    static Stream<Shape> allButBooleans() {
        return Stream.concat(Shapes.all(), LargeShapes.all()).filter(shape -> shape.type() != PhysicalType.BOOLEAN);
    }

    /** What is written: all at once, in portions, with others skipped, and a second page of the same chunk. */
    @ParameterizedTest
    @MethodSource("allButBooleans")
    void readsWhatIsWritten(Shape shape) throws ParquetException {
        PhysicalType type = shape.type();
        DictionaryEncoder encoder = EncodingTable.dictionary(type, Shapes.WIDTH, 1 << 26);
        DenseValues dense = new DenseValues(type, Shapes.width(type));
        int count = dense.take(shape.vector());
        int half = count / 2;
        assertThat(dense.addTo(encoder, 0, half)).isEqualTo(half);
        ByteOutput first = new ByteOutput(0);
        encoder.finish(first);
        assertThat(dense.addTo(encoder, half, count - half)).isEqualTo(count - half);
        ByteOutput second = new ByteOutput(0);
        encoder.finish(second);
        ByteOutput body = new ByteOutput(0);
        encoder.writeDictionary(body);

        List<Object> expected = Shapes.values(shape.vector());
        Dictionary dictionary = EncodingTable.readDictionary(
                Encoding.PLAIN, type, Shapes.WIDTH, body.array(), 0, body.size(), encoder.entries());
        assertThat(dictionary.size()).isEqualTo(encoder.entries());
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, type, Shapes.WIDTH, dictionary);
        Values.assertDecodes(decoder, first.toByteArray(), expected.subList(0, half));
        Values.assertDecodes(decoder, second.toByteArray(), expected.subList(half, count));
    }

    /** Ids of any runs, as other writers make them, and a dictionary that has entries for all ids of its width, or not. */
    @ParameterizedTest
    @EnumSource(PhysicalType.class)
    void readsAnyRuns(PhysicalType type) throws ParquetException {
        Random random = new Random(type.id());
        for (int entries : new int[] {1, 2, 3, 5, 8, 200, 3000}) {
            byte[] body = new byte[entries * 16];
            random.nextBytes(body);
            ByteOutput strings = new ByteOutput(0);
            for (int i = 0; i < entries; i++) {
                strings.int32(i % 23);
                strings.bytes(body, i, i % 23);
            }
            byte[] page = type == PhysicalType.BYTE_ARRAY ? strings.toByteArray() : body;
            Dictionary dictionary = EncodingTable.readDictionary(
                    Encoding.PLAIN_DICTIONARY, type, Shapes.WIDTH, page, 0, page.length, entries);
            ValueDecoder plain = EncodingTable.decoder(Encoding.PLAIN, type, Shapes.WIDTH);
            plain.begin(page, 0, page.length, entries);
            List<Object> known = Values.take(plain, entries);

            List<Object> expected = new ArrayList<>();
            ByteOutput ids = new ByteOutput(0);
            int width = 32 - Integer.numberOfLeadingZeros(entries - 1);
            ids.int8(width);
            while (expected.size() < 10_000) {
                int[] run = new int[8 * (1 + random.nextInt(random.nextInt(9) == 0 ? 400 : 9))];
                boolean packed = random.nextInt(3) > 0;
                Arrays.fill(run, random.nextInt(entries));
                if (packed) {
                    Arrays.setAll(run, i -> random.nextInt(entries));
                    ids.uleb128(run.length / 8 << 1 | 1);
                    BitPacking.pack(run, 0, run.length, width, ids);
                } else {
                    RleBitPackingHybridEncoder.repeat(run[0], run.length, width, ids);
                }
                for (int id : run) {
                    expected.add(known.get(id));
                }
            }
            ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN_DICTIONARY, type, Shapes.WIDTH, dictionary);
            assertThat(decoder.encoding()).isEqualTo(Encoding.RLE_DICTIONARY);
            Values.assertDecodes(decoder, ids.toByteArray(), expected);
        }
    }

    /** Entries of all lengths up to one at which the way of copying changes, in packed ids and in long runs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 15, 16, 17, 32, 33, 48, 49, 63, 64, 65, 200})
    void readsStringsOfAnyLength(int longest) throws ParquetException {
        Random random = new Random(longest);
        ByteOutput page = new ByteOutput(0);
        List<Object> known = new ArrayList<>();
        for (int length = 0; length <= longest; length++) {
            byte[] entry = new byte[length];
            random.nextBytes(entry);
            page.int32(length);
            page.bytes(entry);
            known.add(ByteBuffer.wrap(entry));
        }
        int width = 32 - Integer.numberOfLeadingZeros(longest);
        ByteOutput ids = new ByteOutput(0);
        ids.int8(width);
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int[] packed = random.ints(120, 0, longest + 1).toArray();
            ids.uleb128(packed.length / 8 << 1 | 1);
            BitPacking.pack(packed, 0, packed.length, width, ids);
            Arrays.stream(packed).forEach(id -> expected.add(known.get(id)));
            int repeated = random.nextInt(longest + 1);
            int run = 50 + 10 * i;
            RleBitPackingHybridEncoder.repeat(repeated, run, width, ids);
            expected.addAll(Collections.nCopies(run, known.get(repeated)));
        }
        Dictionary dictionary = read(PhysicalType.BYTE_ARRAY, page.toByteArray(), known.size());
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.BYTE_ARRAY, 0, dictionary);
        Values.assertDecodes(decoder, ids.toByteArray(), expected);
    }

    /**
     * Entries that stay in an array of their own, of sizes around that up to which they are copied all the same: in order from the
     * first to the last and back to the first, backwards, and the last ones, which lie at the array's end, over and over.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 63, 64, 65, 200, 1 << 20})
    void readsEntriesInPlace(int lastLength) throws ParquetException {
        for (int size : new int[] {(1 << 16) - 1, 1 << 16, (1 << 16) + 1, 1 << 17}) {
            Random random = new Random(size + lastLength);
            ByteOutput page = new ByteOutput(0);
            List<Object> known = new ArrayList<>();
            int last = Math.max(size - lastLength - 4, 50_000);
            while (page.size() <= last) {
                int left = last - page.size() - 4;
                int length = left < 0 ? lastLength : left <= 64 ? left : random.nextInt(61);
                byte[] entry = new byte[length];
                random.nextBytes(entry);
                page.int32(length);
                page.bytes(entry);
                known.add(ByteBuffer.wrap(entry));
            }
            int entries = known.size();
            int[] chosen = new int[5 * entries];
            for (int i = 0; i < entries; i++) {
                chosen[i] = i;
                chosen[entries + i] = (i + 33) % entries;
                chosen[2 * entries + i] = entries - 1 - i;
                chosen[3 * entries + i] = entries - 1 - i % 3;
                chosen[4 * entries + i] = entries - 1;
            }
            byte[] body = page.toByteArray();
            Dictionary dictionary = EncodingTable.readDictionaryInPlace(
                    Encoding.PLAIN_DICTIONARY, PhysicalType.BYTE_ARRAY, 0, body, entries);
            assertThat(dictionary.bytes == body).isEqualTo(body.length > 1 << 16);
            ValueDecoder decoder =
                    EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.BYTE_ARRAY, 0, dictionary);
            int most = lastLength < 1 << 20 ? chosen.length : entries; // one text of a megabyte for each value is much
            for (int count : new int[] {0, 1, 31, 32, 33, most}) {
                ByteOutput ids = new ByteOutput(0);
                ids.int8(20);
                RleBitPackingHybridEncoder.encode(chosen, 0, count, 20, ids);
                decoder.begin(ids.array(), 0, ids.size(), count);
                ByteOutput bytes = new ByteOutput(0);
                int[] offsets = new int[count + 1];
                assertThat(decoder.byteArrays(bytes, ByteOutput.MAX_SIZE, offsets, 0, count))
                        .isEqualTo(count);
                for (int i = 0; i < count; i++) {
                    assertThat(ByteBuffer.wrap(bytes.array(), offsets[i], offsets[i + 1] - offsets[i]))
                            .isEqualTo(known.get(chosen[i]));
                }
            }
        }
    }

    /** In place, too: an entry that is not whole, more entries than there are, fewer than none, an id beyond the last. */
    @Test
    void refusesInPlaceAsElsewhere() throws ParquetException {
        byte[] body = new byte[1 << 17]; // 2^15 empty texts
        PhysicalType type = PhysicalType.BYTE_ARRAY;
        assertThatThrownBy(() ->
                        EncodingTable.readDictionaryInPlace(Encoding.PLAIN, type, 0, body, (body.length >> 2) + 1))
                .isInstanceOf(MalformedDataException.class);
        assertThatThrownBy(() -> EncodingTable.readDictionaryInPlace(Encoding.PLAIN, type, 0, body, -1))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("a dictionary of -1 entries");
        assertThatThrownBy(() -> EncodingTable.readDictionaryInPlace(Encoding.RLE, type, 0, body, 1))
                .isInstanceOf(ParquetException.class)
                .hasMessageContaining("only PLAIN can");
        Dictionary dictionary = EncodingTable.readDictionaryInPlace(Encoding.PLAIN, type, 0, body, 3);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, type, 0, dictionary);
        byte[] ids = Hex.bytes("02 | 03 E4 1B");
        decoder.begin(ids, 0, ids.length, 8);
        assertThatThrownBy(() -> decoder.byteArrays(new ByteOutput(0), 100, new int[9], 0, 8))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("id 3 in a dictionary of 3 entries");
        body[body.length - 3] = 1; // the last text has 256 bytes
        assertThatThrownBy(() -> EncodingTable.readDictionaryInPlace(Encoding.PLAIN, type, 0, body, body.length >> 2))
                .isInstanceOf(MalformedDataException.class);
    }

    /** H02, H04, H10 and the worked example of {@link DictionaryEncoder}. */
    @ParameterizedTest
    @CsvSource({
        "8, 03 | 03 88 C6 FA,  '0 1 2 3 4 5 6 7'",
        "5, 02 | 03 24 03,     '0 1 2 0 3'",
        "9, 04 | 05 10 32 54 76 08 00 00 00, '0 1 2 3 4 5 6 7 8'",
        "4, 01 | 03 04,        '0 0 1 0'",
        "3, 00 | 06,           '0 0 0'",
        "4, 20 | 08 03 00 00 00, '3 3 3 3'",
    })
    void readsTheVectors(int count, String hex, String values) throws ParquetException {
        List<Object> expected =
                Arrays.stream(values.split(" ")).<Object>map(Long::valueOf).toList();
        Values.assertDecodes(decoder(9), Hex.bytes(hex), expected);
        assertThat(expected).hasSize(count);
    }

    /** H04: 21 186 values from three bytes. */
    @Test
    void readsIdsOfWidthZero() throws ParquetException {
        ValueDecoder decoder = decoder(1);
        byte[] ids = Hex.bytes("00 B3 29");
        decoder.begin(ids, 0, ids.length, 21_186);
        assertThat(Values.take(decoder, 21_186)).hasSize(21_186).containsOnly(0L);
    }

    /** E17, E18: where all rows are null, there may be no width byte, one that means nothing, and no entry. */
    @ParameterizedTest
    @CsvSource({"0, ''", "0, 00", "0, FE", "5, ''", "5, 00"})
    void readsAPageWithoutValues(int entries, String hex) throws ParquetException {
        ValueDecoder decoder = decoder(entries);
        byte[] ids = Hex.bytes(hex);
        decoder.begin(ids, 0, ids.length, 0);
        assertThat(Values.take(decoder, 0)).isEmpty();
        decoder.skip(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 00 | 10; id 0 in a dictionary of 0 entries",
                "5; FE | 10; ids of width 254, the limit is 32",
                "5; 21 | 10; ids of width 33, the limit is 32",
                "5; ''; no bytes for 8 ids",
                "5; 03; runs end after 0 of 8 values",
                "5; 03 | 10 05; id 5 in a dictionary of 5 entries",
                "5; 03 | 03 88 C6 FA; id 5 in a dictionary of 5 entries",
                "1; 01 | 03 10; id 1 in a dictionary of 1 entries",
                "5; 20 | 10 FF FF FF FF; id 4294967295 in a dictionary of 5 entries",
                "5; 20 | 10 00 00 00 80; id 2147483648 in a dictionary of 5 entries",
            })
    void refuses(int entries, String hex, String reason) throws ParquetException {
        byte[] ids = Hex.bytes(hex);
        ValueDecoder decoder = decoder(entries);
        assertThatThrownBy(() -> {
                    decoder.begin(ids, 0, ids.length, 8);
                    decoder.int32s(new int[8], 0, 8);
                })
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(reason);
        assertThat(decoder.remaining()).isZero();
    }

    /** The same id over and over, as one long run: checked as well. */
    @Test
    void refusesALongRunOfAnIdWithoutAnEntry() throws ParquetException {
        byte[] ids = Hex.bytes("03 | D0 0F 07");
        ValueDecoder decoder = decoder(7);
        decoder.begin(ids, 0, ids.length, 1000);
        assertThatThrownBy(() -> decoder.int32s(new int[1000], 0, 1000))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("id 7 in a dictionary of 7 entries");
    }

    /** E14: the count comes from the page header, and what is not there is not allocated. */
    @Test
    void refusesADictionaryThatIsNotThere() {
        byte[] page = Hex.bytes("05 00 00 00 61 62");
        assertThatThrownBy(() -> read(PhysicalType.INT32, page, -26))
                .hasMessageContaining("a dictionary of -26 entries");
        assertThatThrownBy(() -> read(PhysicalType.INT32, page, Integer.MAX_VALUE))
                .hasMessageContaining("2147483647 values need 8589934588 bytes, 6 left");
        assertThatThrownBy(() -> read(PhysicalType.BYTE_ARRAY, page, 1))
                .hasMessageContaining("value of length 5, 2 bytes left");
        assertThatThrownBy(() -> read(PhysicalType.BOOLEAN, page, 49)).hasMessageContaining("need 7 bytes, 6 left");
    }

    /** Of strings, in packed ids and in long runs. */
    @Test
    void keepsToTheLimit() throws ParquetException {
        byte[] page = Hex.bytes("02 00 00 00 61 62 | 00 00 00 00 | 03 00 00 00 63 64 65 | 01 00 00 00 66");
        Dictionary dictionary = read(PhysicalType.BYTE_ARRAY, page, 4);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.BYTE_ARRAY, 0, dictionary);
        byte[] ids = Hex.bytes("02 | 03 E4 1B | C8 01 02 | 03 E4 1B");
        List<Object> expected = new ArrayList<>();
        int[] first = {0, 1, 2, 3, 3, 2, 1, 0};
        for (int i = 0; i < 116; i++) {
            int id = i < 8 ? first[i] : i < 108 ? 2 : first[i - 108];
            expected.add(ByteBuffer.wrap(
                    switch (id) {
                        case 0 -> new byte[] {'a', 'b'};
                        case 1 -> new byte[0];
                        case 2 -> new byte[] {'c', 'd', 'e'};
                        default -> new byte[] {'f'};
                    }));
        }
        decoder.begin(ids, 0, ids.length, expected.size());
        Values.assertKeepsToLimits(decoder, expected);
        // a value that did not fit is not lost when it is skipped
        decoder.begin(ids, 0, ids.length, expected.size());
        int[] offsets = new int[100];
        assertThat(decoder.byteArrays(new ByteOutput(0), 4, offsets, 0, 8)).isEqualTo(2);
        decoder.skip(2);
        assertThat(Values.take(decoder, 112)).isEqualTo(expected.subList(4, 116));
    }

    /** A column of large values in a page of a few bytes: the limit is what bounds the memory, and it may be huge. */
    @Test
    void aSmallPageMayHoldALotOfBytes() throws ParquetException {
        ByteOutput page = new ByteOutput(0);
        page.int32(1 << 20);
        page.bytes(new byte[1 << 20]);
        Dictionary dictionary = read(PhysicalType.BYTE_ARRAY, page.toByteArray(), 1);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.BYTE_ARRAY, 0, dictionary);
        byte[] ids = Hex.bytes("00 | FE FF FF FF 0F");
        decoder.begin(ids, 0, ids.length, 1_000_000);
        ByteOutput bytes = new ByteOutput(0);
        assertThat(decoder.byteArrays(bytes, 5_000_000, new int[1_000_001], 0, 1_000_000))
                .isEqualTo(4);
        assertThat(bytes.size()).isEqualTo(4 << 20);
    }

    private static Dictionary read(PhysicalType type, byte[] page, int count) throws ParquetException {
        return EncodingTable.readDictionary(Encoding.PLAIN, type, 0, page, 0, page.length, count);
    }

    /** Of INT32, where each entry is its id. */
    private static ValueDecoder decoder(int entries) throws ParquetException {
        ByteOutput body = new ByteOutput(0);
        for (int i = 0; i < entries; i++) {
            body.int32(i);
        }
        Dictionary dictionary = read(PhysicalType.INT32, body.toByteArray(), entries);
        return EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.INT32, 0, dictionary);
    }
}
