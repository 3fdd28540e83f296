// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values where they are. That each decoder finds them, whatever was taken or skipped before, is {@link Values#assertDecodes}. */
class SpansTest {

    private static final String THREE = "02 00 00 00 61 62 | 00 00 00 00 | 01 00 00 00 63";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
    void areStartAndLength(int number) {
        assertThat(Span.start(Span.of(number, 7))).isEqualTo(number);
        assertThat(Span.length(Span.of(number, 7))).isEqualTo(7);
        assertThat(Span.start(Span.of(7, number))).isEqualTo(7);
        assertThat(Span.length(Span.of(7, number))).isEqualTo(number);
    }

    @Test
    void ofPlainAreInThePage() throws ParquetException {
        byte[] page = Hex.bytes("FF" + THREE);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0);
        decoder.begin(page, 1, page.length - 1, 3);
        long[] spans = new long[3];
        assertThat(decoder.spans(0, spans, 0, 3)).isEqualTo(3);
        assertThat(spans).containsExactly(Span.of(5, 2), Span.of(11, 0), Span.of(15, 1));
        assertThat(decoder.located()).isSameAs(page);
    }

    /** Equal values are equal spans, and the caller may change the page from then on. */
    @Test
    void ofADictionaryAreInItsEntries() throws ParquetException {
        byte[] page = Hex.bytes(THREE + "| 01 00 00 00 64");
        Dictionary dictionary =
                EncodingTable.readDictionary(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0, page, 0, page.length, 4);
        Arrays.fill(page, (byte) 0);
        ValueDecoder decoder = EncodingTable.decoder(Encoding.RLE_DICTIONARY, PhysicalType.BYTE_ARRAY, 0, dictionary);
        byte[] ids = Hex.bytes("02 | 03 E4 1B | C8 01 02");
        decoder.begin(ids, 0, ids.length, 108);
        long[] spans = new long[108];
        assertThat(decoder.spans(0, spans, 0, 108)).isEqualTo(108);
        long[] entries = {spans[0], spans[1], spans[2]};
        assertThat(Arrays.stream(entries).mapToObj(span -> text(decoder.located(), span)))
                .containsExactly("ab", "", "c");
        assertThat(Arrays.copyOf(spans, 8))
                .containsExactly(
                        entries[0], entries[1], entries[2], spans[3], spans[3], entries[2], entries[1], entries[0]);
        assertThat(Arrays.copyOfRange(spans, 8, 108)).containsOnly(entries[2]);
    }

    private static String text(byte[] located, long span) {
        return new String(located, Span.start(span), Span.length(span), US_ASCII);
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"PLAIN", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"})
    void haveALimitWhereBytesAreCopied(Encoding encoding) throws ParquetException {
        ValueEncoder encoder = EncodingTable.encoder(encoding, PhysicalType.BYTE_ARRAY, 0);
        byte[] large = "x".repeat(1000).getBytes(US_ASCII);
        for (int i = 0; i < 2000; i++) {
            encoder.byteArrays(large, new int[] {0, 1000}, 0, 1);
        }
        ByteOutput page = new ByteOutput(0);
        encoder.finish(page);
        ValueDecoder decoder = EncodingTable.decoder(encoding, PhysicalType.BYTE_ARRAY, 0);
        decoder.begin(page.array(), 0, page.size(), 2000);
        boolean copies = encoding == Encoding.DELTA_BYTE_ARRAY;
        long[] spans = new long[2000];
        assertThat(decoder.spans(999, spans, 0, 1)).isEqualTo(copies ? 0 : 1);
        assertThat(decoder.spans(3500, spans, 0, 5)).isEqualTo(copies ? 3 : 5);
        int left = copies ? 1997 : 1994;
        assertThat(decoder.remaining()).isEqualTo(left);
        assertThat(decoder.spans(1_900_000, spans, 0, left)).isEqualTo(copies ? 1900 : left);
        assertThat(decoder.located().length).isLessThan(copies ? 4_000_000 : 2_100_000);
    }

    @Test
    void areOfByteArrays() throws ParquetException {
        ValueDecoder int32s = EncodingTable.decoder(Encoding.PLAIN, PhysicalType.INT32, 0);
        assertThatThrownBy(() -> int32s.spans(0, new long[1], 0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BYTE_ARRAY values wanted of the PLAIN decoder of INT32");
        assertThatThrownBy(int32s::located).isInstanceOf(IllegalStateException.class);
        ValueDecoder texts = EncodingTable.decoder(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0);
        texts.begin(Hex.bytes(THREE), 0, 15, 3);
        assertThatThrownBy(() -> texts.spans(0, new long[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> texts.spans(0, new long[4], 0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("4 values wanted, 3 left");
        assertThat(texts.spans(0, new long[3], 0, 3)).isEqualTo(3);
    }

    @Test
    void areRefusedWhereLengthsAreWrong() throws ParquetException {
        for (String hex : List.of(
                "01 00 00 00 61 | 02 00 00 00 61", // more than there is
                "01 00 00 00 61 | FF FF FF FF 61", // negative
                "02 00 00 00 61 | 62 00 00 00", // the next length is not whole
                "01 00 00 00 61 | FF FF FF 7F 61")) {
            byte[] page = Hex.bytes(hex);
            ValueDecoder decoder = EncodingTable.decoder(Encoding.PLAIN, PhysicalType.BYTE_ARRAY, 0);
            decoder.begin(page, 0, page.length, 2);
            assertThatThrownBy(() -> decoder.spans(0, new long[2], 0, 2))
                    .as(hex)
                    .isInstanceOf(MalformedDataException.class)
                    .satisfies(e ->
                            assertThat(((MalformedDataException) e).offset()).isIn(5L, 6L));
            assertThat(decoder.remaining()).isZero();
        }
    }

    /** Of every length around those where the way of copying changes, and near the end of the array that they are copied from. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 500})
    void areCopiedTogether(int longest) {
        for (int behind = 0; behind < 66; behind++) {
            Random random = new Random(100L * longest + behind);
            byte[] from = new byte[longest + behind];
            random.nextBytes(from);
            long[] spans = new long[20];
            ByteOutput expected = new ByteOutput(0);
            int[] ends = new int[20];
            for (int i = 0; i < spans.length; i++) {
                int length = i == 7 ? longest : random.nextInt(longest + 1);
                int start = random.nextInt(from.length - length + 1);
                spans[i] = Span.of(start, length);
                if (i > 0) {
                    expected.bytes(from, start, length);
                }
                ends[i] = expected.size();
            }
            for (int fitting = 0; fitting < 20; fitting++) {
                ByteOutput into = new ByteOutput(0);
                int[] offsets = new int[22];
                int room = ends[fitting];
                int most = fitting;
                while (most < 19 && ends[most + 1] == room) {
                    most++; // an empty one always fits
                }
                assertThat(SpanCopy.append(from, spans, 1, 19, into, room, offsets, 1))
                        .isEqualTo(most);
                assertThat(into.toByteArray()).isEqualTo(Arrays.copyOf(expected.array(), room));
                assertThat(Arrays.copyOfRange(offsets, 2, 2 + most)).isEqualTo(Arrays.copyOfRange(ends, 1, 1 + most));
                assertThat(Arrays.copyOfRange(offsets, 2 + most, 22)).containsOnly(0);
            }
            assertThat(SpanCopy.append(from, spans, 0, 20, new ByteOutput(0), -1, new int[21], 0))
                    .isZero();
        }
    }
}
