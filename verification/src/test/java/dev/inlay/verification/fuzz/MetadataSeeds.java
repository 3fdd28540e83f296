// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.SchemaElement;
import dev.inlay.format.thrift.FileMetaDataThrift;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Metadata, short enough to be written by hand. */
final class MetadataSeeds {

    private static final String SCHEMA = """
            message trip {
              required int64 id = 1;
              optional binary city (STRING);
              required int32 fare (DECIMAL(9,2));
              required int64 at (TIMESTAMP(MICROS,true));
              required fixed_len_byte_array(16) "trip id" (UUID);
              optional group tags (LIST) {
                repeated group list {
                  optional int32 element (INTEGER(8,false));
                }
              }
              optional group counts (MAP) {
                repeated group key_value {
                  required binary key (STRING);
                  optional double value;
                }
              }
            }
            """;

    private MetadataSeeds() {}

    /** A data page V1 and V2, a dictionary page, an index page; the first one with bounds. */
    static List<byte[]> pageHeaders() {
        return List.of(
                hex(
                        "15 00 15 14 15 12 15 ff ff 03 1c 15 0a 15 00 15 06 15 06 1c 36 02 28 01 37 18 01 31 11 12 00 00 00"),
                hex("15 06 15 14 15 12 5c 15 0a 15 02 15 08 15 00 15 04 15 00 11 00 00"),
                hex("15 04 15 14 15 12 4c 15 0a 15 00 11 00 00"),
                hex("15 02 15 14 15 12 00"));
    }

    /** Two pages, the second one of nulls. */
    static List<byte[]> columnIndexes() {
        return List.of(hex("19 22 02 01 19 28 01 31 00 19 28 01 37 00 15 02 19 26 00 0a 00"));
    }

    /** Two pages. */
    static List<byte[]> offsetIndexes() {
        return List.of(hex("19 2c 16 08 15 14 16 00 00 16 1c 15 14 16 0a 00 19 26 0e 0e 00"));
    }

    /** AES_GCM_V1 without anything; AES_GCM_CTR_V1 with a prefix and a file identifier, and key metadata. */
    static List<byte[]> fileCryptoMetaData() {
        return List.of(hex("1c 1c 00 00 00"), hex("1c 2c 18 01 aa 18 02 bb cc 00 00 18 03 01 02 03 00"));
    }

    /** Metadata with a whole schema and no row groups; with one row group of one column; and the first one as a file. */
    static List<byte[]> footers() {
        byte[] schema = metadata();
        String column = "26 08 1c 15 02 19 25 00 06 19 18 01 61 15 00 16 0a 16 32 16 32 26 08 00 00";
        byte[] rowGroup = hex("15 02 19 2c 48 01 74 15 02 00 15 02 25 00 18 01 61 00 16 0a 19 1c 19 1c" + column
                + "16 32 16 0a 00 00");
        return List.of(behind(0, schema), behind(0, rowGroup), behind(1, FooterCheck.file(schema)));
    }

    /** A header and a filter of two blocks. */
    static List<byte[]> bloomFilters() {
        SplitBlockBloomFilter filter = SplitBlockBloomFilter.ofBytes(64);
        filter.add(0x1234_5678_9abc_def0L);
        ByteOutput out = new ByteOutput(0);
        out.bytes(hex("15 80 01 1c 1c 00 00 1c 1c 00 00 1c 1c 00 00 00"));
        out.bytes(filter.toByteArray());
        return List.of(out.toByteArray());
    }

    static List<byte[]> schemaElements() {
        int count = SchemaElements.toThrift(Schema.parse(SCHEMA)).size();
        byte[] metadata = metadata();
        // the check puts the same behind the elements, and as much in front: the number of up to 14 shares a byte with
        // their type
        int front = SchemaElementsCheck.FRONT.length;
        int elements = metadata.length - front - SchemaElementsCheck.BACK.length;
        return List.of(behind(count, Arrays.copyOfRange(metadata, front, front + elements)));
    }

    /** In the dialect of today, and in that of converted types. */
    static List<byte[]> schemaTexts() {
        return List.of(
                SCHEMA.getBytes(UTF_8),
                "message m { optional binary s (UTF8); required int96 t; repeated boolean b; optional float f; }"
                        .getBytes(UTF_8));
    }

    /** All of the schema, and no rows. */
    private static byte[] metadata() {
        List<SchemaElement> elements = SchemaElements.toThrift(Schema.parse(SCHEMA));
        FileMetaData metadata = new FileMetaData(1, elements, 0, List.of(), null, null, null, null, null);
        ThriftWriter out = new ThriftWriter();
        FileMetaDataThrift.write(out, metadata);
        return out.toByteArray();
    }

    private static byte[] behind(int choice, byte[] bytes) {
        ByteOutput seed = new ByteOutput(0);
        seed.int8(choice);
        seed.bytes(bytes);
        return seed.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
