// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import dev.inlay.format.BloomFilterAlgorithm;
import dev.inlay.format.BloomFilterCompression;
import dev.inlay.format.BloomFilterHash;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.FileCryptoMetaData;
import dev.inlay.format.KeyValue;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageHeader;
import dev.inlay.format.Statistics;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bytes of spec-coverage part 4 that are Thrift, cut from files of the corpus or recomputed from the documents. */
class ThriftVectorsTest {

    @Test
    @DisplayName("H12: a data page header with a CRC that is negative as i32")
    void h12() throws Exception {
        String hex = "15 00 15 80 a0 01 15 80 a0 01 15 c5 91 8e c3 08 1c 15 80 28 15 00 15 06 15 06 00 00";
        PageHeader header = new PageHeader(
                10_240,
                10_240,
                0xBBCE3B9D,
                new DataPageHeader(
                        2560, OpenEnum.of(Encoding.PLAIN), OpenEnum.of(Encoding.RLE), OpenEnum.of(Encoding.RLE), null));
        assertThat(PageHeaderThrift.read(reader(hex))).isEqualTo(header);
        assertThat(hex(PageHeaderThrift::write, header)).isEqualTo(hex);
    }

    @Test
    @DisplayName("H15: the header of a bloom filter of 1024 bytes")
    void h15() throws Exception {
        String hex = "15 80 10 1c 1c 00 00 1c 1c 00 00 1c 1c 00 00 00";
        BloomFilterHeader header = new BloomFilterHeader(
                1024,
                OpenEnum.of(BloomFilterAlgorithm.BLOCK),
                OpenEnum.of(BloomFilterHash.XXHASH),
                OpenEnum.of(BloomFilterCompression.UNCOMPRESSED));
        assertThat(BloomFilterHeaderThrift.read(reader(hex))).isEqualTo(header);
        assertThat(hex(BloomFilterHeaderThrift::write, header)).isEqualTo(hex);
    }

    @Test
    @DisplayName("H19: what stands before an encrypted footer")
    void h19() throws Exception {
        String hex = "1c 1c 18 06 74 65 73 74 65 72 18 08 f8 89 42 f4 7d 92 7f 29 12 00 00 18 02 6b 66 00";
        FileCryptoMetaData crypto = new FileCryptoMetaData(
                new EncryptionAlgorithm.AesGcmV1(
                        Binary.utf8("tester"), Binary.of(HexFormat.of().parseHex("f88942f47d927f29")), false),
                Binary.utf8("kf"));
        assertThat(FileCryptoMetaDataThrift.read(reader(hex))).isEqualTo(crypto);
        assertThat(hex(FileCryptoMetaDataThrift::write, crypto)).isEqualTo(hex);
    }

    @Test
    @DisplayName("H20: the header of an empty dictionary, false in the type nibble")
    void h20() throws Exception {
        String hex = "15 04 15 00 15 00 4c 15 00 15 00 12 00 00";
        PageHeader header = new PageHeader(0, 0, null, new DictionaryPageHeader(0, OpenEnum.of(Encoding.PLAIN), false));
        assertThat(PageHeaderThrift.read(reader(hex))).isEqualTo(header);
        assertThat(hex(PageHeaderThrift::write, header)).isEqualTo(hex);
    }

    @Test
    @DisplayName("H21: field 32767, as the compact protocol writes it and as the document prints it, is stepped over")
    void h21() throws Exception {
        // key "a", the extension of three bytes, stop; Q01 is about the second form, which is field -16384
        assertThat(KeyValueThrift.read(reader("18 01 61 08 fe ff 03 03 01 02 03 00")))
                .isEqualTo(new KeyValue("a", null));
        assertThat(KeyValueThrift.read(reader("18 01 61 08 ff ff 01 03 01 02 03 00")))
                .isEqualTo(new KeyValue("a", null));
    }

    @Test
    @DisplayName("T01: max before min in both pairs of bounds")
    void boundsInIdOrder() throws MalformedDataException {
        String hex = "18 01 7a 18 01 61 16 02 28 01 7a 18 01 61 11 12 00";
        Statistics statistics = new Statistics(
                Binary.utf8("z"), Binary.utf8("a"), 1L, null, Binary.utf8("z"), Binary.utf8("a"), true, false, null);
        assertThat(StatisticsThrift.read(reader(hex))).isEqualTo(statistics);
        assertThat(hex(StatisticsThrift::write, statistics)).isEqualTo(hex);
    }

    static ThriftReader reader(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new ThriftReader(bytes, 0, bytes.length);
    }

    static <T> String hex(ThriftWriter.StructWriter<T> writer, T struct) {
        ThriftWriter out = new ThriftWriter();
        writer.write(out, struct);
        return HexFormat.ofDelimiter(" ").formatHex(out.toByteArray());
    }
}
