// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds in bytes, and what is shown of them. */
class BoundTextTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '@',
            value = {
                "boolean                          @ 01                       @ true",
                "int32                            @ feffffff                 @ -2",
                "int32 (INTEGER(32,false))        @ feffffff                 @ 4294967294",
                "int32 (INTEGER(8,true))          @ feffffff                 @ -2",
                "int64 (INTEGER(64,false))        @ ffffffffffffffff         @ 18446744073709551615",
                "int32 (DATE)                     @ 00000000                 @ 1970-01-01",
                "int32 (DECIMAL(9,2))             @ 85ffffff                 @ -1.23",
                "int64                            @ 0100000000000000         @ 1",
                "int32 (TIME(MILLIS,true))        @ e8030000                 @ 00:00:01Z",
                "int64 (TIME(NANOS,false))        @ 0100000000000000         @ 00:00:00.000000001",
                "int64 (TIME(MICROS,false))       @ ffffffffffffffff         @ -1",
                "int64 (TIMESTAMP(MICROS,true))   @ ffffffffffffffff         @ 1969-12-31T23:59:59.999999Z",
                "int64 (TIMESTAMP(NANOS,false))   @ 0000000000000080         @ 1677-09-21T00:12:43.145224192",
                "int64 (TIMESTAMP(MILLIS,false))  @ 0000000000000080         @ -292275055-05-16T16:47:04.192",
                "int96                            @ 00e40b54020000008c3d2500 @ 1970-01-01T00:00:10",
                "float                            @ 0000c03f                 @ 1.5",
                "double                           @ 000000000000f0ff         @ -Infinity",
                "binary (STRING)                  @ 41c3a9                   @ \"Aé\"",
                "binary                           @ 4109                     @ \"A\\t\"",
                "binary                           @ ff00                     @ 0xff00",
                "binary (STRING)                  @ 41c3                     @ 0x41c3",
                "binary (DECIMAL(5,2))            @ 0080                     @ 1.28",
                "fixed_len_byte_array(2) (DECIMAL(4,1)) @ ffff               @ -0.1",
                "fixed_len_byte_array(2) (FLOAT16) @ 003e                    @ 1.5",
                "fixed_len_byte_array(2) (FLOAT16) @ 0180                    @ -5.9604645E-8",
                "fixed_len_byte_array(2) (FLOAT16) @ 00fc                    @ -Infinity",
                "fixed_len_byte_array(2)          @ 4142                     @ 0x4142",
                "fixed_len_byte_array(16) (UUID)  @ 00112233445566778899aabbccddeeff @ 00112233-4455-6677-8899-aabbccddeeff",
                // bytes that do not fit are shown as they are
                "int32                            @ 01                       @ 0x01",
                "double                           @ 0102                     @ 0x0102",
                "int96                            @ 0102                     @ 0x0102"
            })
    void bounds(String field, String bytes, String shown) {
        Schema schema = Schema.parse("message m { optional " + field.replaceFirst("( |$)", " c ") + "; }");
        Binary bound = Binary.of(HexFormat.of().parseHex(bytes));
        assertThat(BoundText.of((PrimitiveNode) schema.fields().get(0), bound)).isEqualTo(shown);
    }
}
