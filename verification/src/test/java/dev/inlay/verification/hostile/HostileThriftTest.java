// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.FileMetaDataThrift;
import dev.inlay.format.thrift.ThriftReader;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that lie about their sizes: one exception, and no memory before it. */
class HostileThriftTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '│',
            value = {
                "a schema of 2^31-1 elements        │ 15 02 19 fc ff ff ff ff 07 00",
                "a schema of -1 elements            │ 15 02 19 fc ff ff ff ff 0f 00",
                "a schema of 1000 in 4 bytes        │ 15 02 19 fc e8 07 00 00 00 00",
                "row groups of 2^31-1               │ 15 02 19 0c 16 00 19 fc ff ff ff ff 07 00",
                "a name of 2^31-1 bytes             │ 15 02 19 1c 48 ff ff ff ff 07 61 00",
                "a name of -1 bytes                 │ 15 02 19 1c 48 ff ff ff ff 0f 61 00",
                "a name of 100 in 3 bytes           │ 15 02 19 1c 48 64 61 62 63",
                "an unknown text of 2^31-1          │ 15 02 f8 ff ff ff ff 07 61 00",
                "an unknown text of -1 bytes        │ 15 02 f8 ff ff ff ff 0f 61 00",
                "an unknown list of 2^31-1 booleans │ 15 02 f9 f1 ff ff ff ff 07 01 01",
                "an unknown list of 2^31-1 doubles  │ 15 02 f9 f7 ff ff ff ff 07 01 01",
                "an unknown list of -1              │ 15 02 f9 f7 ff ff ff ff 0f 01 01",
                "an unknown set of 2^31-1           │ 15 02 fa fc ff ff ff ff 07 00",
                "an unknown map of 2^31-1           │ 15 02 fb ff ff ff ff 07 cc 00 00",
                "an unknown map of -1               │ 15 02 fb ff ff ff ff 0f cc 00 00",
                "an unknown uuid of 3 bytes         │ 15 02 fd 01 02 03",
                "an unknown double of 3 bytes       │ 15 02 f7 01 02 03",
                "a number without end               │ 15 ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff",
                "an id without end                  │ 05 ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff",
                "a field header without a value     │ 15",
                "nothing                            │ ''"
            })
    @DisplayName("K07, K12: sizes are checked against the bytes that are left before anything is allocated")
    void sizes(String name, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(catchThrowable(() -> read(bytes))).isInstanceOf(MalformedDataException.class);
        // once more, with all classes loaded
        assertThat(allocatedBy(bytes)).isLessThan(16 * 1024);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '│',
            value = {
                "version, schema, num_rows; then row groups, each of which is a stop byte │ 15 02 19 0c 16 00 19 fc 80 80 40 │ 00",
                "schema elements with nothing but an empty name            │ 15 02 19 fc 80 80 20 │ 48 00 00",
                "column orders without a member  │ 15 02 19 0c 16 00 19 0c 39 fc 80 80 40 │ 00",
                "an unknown list of empty lists  │ f9 f9 80 80 40 │ 00",
                "an unknown list of true         │ f9 f1 80 80 40 │ 01",
                "an unknown list of stop bytes   │ f9 fc 80 80 40 │ 00"
            })
    @DisplayName("memory is in proportion to the bytes, whatever they are")
    void proportion(String name, String head, String element) {
        byte[] header = HexFormat.of().parseHex(head.replace(" ", ""));
        byte[] repeated = HexFormat.of().parseHex(element.replace(" ", ""));
        byte[] bytes = new byte[header.length + (1 << 20) / repeated.length * repeated.length];
        System.arraycopy(header, 0, bytes, 0, header.length);
        for (int i = header.length; i < bytes.length; i++) {
            bytes[i] = repeated[(i - header.length) % repeated.length];
        }
        allocatedBy(bytes);
        // the worst of these makes a record of 56 bytes, two references and a shared name of three bytes
        assertThat(allocatedBy(bytes)).isLessThan(64L * bytes.length);
    }

    @Test
    @DisplayName("a range that is not in the array is a mistake of the caller")
    void range() {
        assertThatThrownBy(() -> new ThriftReader(new byte[3], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("nothing beyond the range is read, though the array goes on")
    void beyondTheRange() {
        byte[] bytes = HexFormat.of().parseHex("1580101c1c00001c1c00001c1c000000");
        for (int length = 0; length < bytes.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> BloomFilterHeaderThrift.read(new ThriftReader(bytes, 0, cut)))
                    .isInstanceOf(MalformedDataException.class);
        }
    }

    private static void read(byte[] bytes) throws MalformedDataException {
        FileMetaDataThrift.read(new ThriftReader(bytes, 0, bytes.length));
    }

    /** Bytes allocated to read {@code bytes}, successfully or not. */
    private static long allocatedBy(byte[] bytes) {
        return Allocation.by(() -> {
            try {
                read(bytes);
            } catch (MalformedDataException e) {
                // most of them are
            }
        });
    }
}
