// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inlay.io.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows F01, F02, F08 and K14, and everything that can be wrong with a file's last bytes. */
class FooterTest {

    private static final FileMetaData EMPTY = new FileMetaData(
            1,
            List.of(new SchemaElement(null, null, null, "schema", 0, null, null, null, null, null)),
            0,
            List.of(),
            null,
            null,
            null,
            null,
            null);

    @Test
    @DisplayName("F08: a file of no rows, to the byte")
    void noRows() throws Exception {
        // version 1; schema: one element with name and no children; no rows; no row groups
        String metadata = "15 02 19 1c 48 06 73 63 68 65 6d 61 15 00 00 16 00 19 0c 00";
        assertThat(HexFormat.ofDelimiter(" ").formatHex(Footer.bytes(EMPTY)))
                .isEqualTo(metadata + " 14 00 00 00 50 41 52 31");
        assertThat(Footer.read(new Recorded(file(Footer.bytes(EMPTY))))).isEqualTo(EMPTY);
    }

    @Test
    @DisplayName("F02: one read where the footer is within the last 64 KiB, else two")
    void oneTailRead() throws Exception {
        Recorded small = new Recorded(file(new byte[100_000], Footer.bytes(EMPTY)));
        assertThat(Footer.read(small)).isEqualTo(EMPTY);
        assertThat(small.reads).containsExactly((small.bytes.length - 65_536) + "+65536");

        FileMetaData large = withCreatedBy("x".repeat(70_000));
        byte[] footer = Footer.bytes(large);
        Recorded file = new Recorded(file(new byte[100_000], footer));
        assertThat(Footer.read(file)).isEqualTo(large);
        assertThat(file.reads).hasSize(2).last().isEqualTo(100_004 + "+" + footer.length);
    }

    @Test
    @DisplayName("F02: a footer that ends where the tail read begins, and one byte more")
    void atTheBorder() throws Exception {
        int overhead = Footer.bytes(withCreatedBy("x".repeat(60_000))).length - 60_000;
        for (int size : new int[] {65_535, 65_536, 65_537}) {
            FileMetaData metadata = withCreatedBy("x".repeat(size - overhead));
            Recorded file = new Recorded(file(Footer.bytes(metadata)));
            assertThat(Footer.bytes(metadata)).hasSize(size);
            assertThat(Footer.read(file)).isEqualTo(metadata);
            assertThat(file.reads).hasSize(size <= 65_536 ? 1 : 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 11})
    @DisplayName("F01: too short to be Parquet")
    void tooShort(int length) {
        refused(Arrays.copyOf("PAR1\0\0\0\0PAR1".getBytes(StandardCharsets.US_ASCII), length))
                .isEqualTo("test.parquet: not a Parquet file: a file of " + length + " bytes, Parquet takes 12");
    }

    @Test
    @DisplayName("F01: not Parquet")
    void notParquet() {
        refused("a,b,c\n1,2,3\n4,5,6\n".getBytes(StandardCharsets.US_ASCII))
                .isEqualTo("test.parquet: not a Parquet file: its last bytes are 35 2c 36 0a, not PAR1");
    }

    @Test
    @DisplayName("F01: an encrypted footer is not corrupt")
    void encrypted() {
        refused("PARE....\4\0\0\0PARE".getBytes(StandardCharsets.US_ASCII))
                .isEqualTo("test.parquet: the footer is encrypted (PARE), which is not supported yet");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 21, 1 << 24})
    @DisplayName("F02: the length is unsigned, and checked against the file before anything is allocated")
    void lengthBeyondTheFile(int length) {
        byte[] file = file(Footer.bytes(EMPTY));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, length);
        refused(file)
                .isEqualTo("test.parquet, byte 24: a footer of " + Integer.toUnsignedLong(length)
                        + " bytes cannot be in a file of 32 bytes");
    }

    @Test
    @DisplayName("F02: a footer of more than 2 GiB is refused before anything is allocated")
    void lengthBeyondAnArray() {
        InputFile huge = new InputFile() {
            @Override
            public long length() {
                return 1L << 40;
            }

            @Override
            public void readFully(long position, byte[] target, int offset, int length) {
                ByteBuffer.wrap(target, offset + length - 8, 8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(-1)
                        .put("PAR1".getBytes(StandardCharsets.US_ASCII));
            }

            @Override
            public String name() {
                return "huge.parquet";
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        assertThatThrownBy(() -> Footer.read(huge))
                .isExactlyInstanceOf(ParquetException.class)
                .hasMessage("huge.parquet, byte 1099511627768: a footer of 4294967295 bytes, the limit is 2147483631");
    }

    @Test
    @DisplayName("a length word that is too small or too large is seen, and the message says where")
    void wrongLength() {
        FileMetaData metadata = withCreatedBy("somebody");
        byte[] footer = Footer.bytes(metadata);
        byte[] file = file(new byte[64], footer);
        int length = footer.length - 8;
        for (int wrong = 0; wrong <= file.length - 12; wrong++) {
            if (wrong != length) {
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, wrong);
                refused(file).matches("test.parquet, byte \\d+: footer of " + wrong + " bytes: .+");
            }
        }
    }

    @Test
    @DisplayName("K14: zeros after the struct are padding, other bytes are damage")
    void bytesAfterTheStruct() throws Exception {
        byte[] footer = Footer.bytes(EMPTY);
        byte[] struct = Arrays.copyOf(footer, footer.length - 8);
        byte[] padded = Arrays.copyOf(struct, struct.length + 100);
        assertThat(Footer.read(new Recorded(file(trailer(padded))))).isEqualTo(EMPTY);

        padded[padded.length - 1] = 1;
        refused(file(trailer(padded)))
                .isEqualTo(
                        "test.parquet, byte 24: footer of 120 bytes: ends after 20 bytes, and what follows is neither"
                                + " padding nor a signature");
    }

    @Test
    @DisplayName("X11: a signature of 28 bytes follows the struct of a plain footer of a file with encrypted columns")
    void signed() throws Exception {
        FileMetaData metadata = new FileMetaData(
                1,
                EMPTY.schema(),
                0,
                List.of(),
                null,
                null,
                null,
                new EncryptionAlgorithm.AesGcmV1(null, Binary.of((byte) 1), null),
                null);
        byte[] footer = Footer.bytes(metadata);
        byte[] signed = Arrays.copyOf(footer, footer.length - 8 + 28);
        Arrays.fill(signed, footer.length - 8, signed.length, (byte) 7);
        assertThat(Footer.read(new Recorded(file(trailer(signed))))).isEqualTo(metadata);

        byte[] tooLong = Arrays.copyOf(signed, signed.length + 1);
        assertThatThrownBy(() -> Footer.read(new Recorded(file(trailer(tooLong)))))
                .isInstanceOf(ParquetException.class);
    }

    @Test
    @DisplayName("a failure names the file and the byte of the file, and keeps its cause")
    void place() {
        byte[] file = file(new byte[1000], trailer(HexFormat.of().parseHex("15021900")));
        assertThatThrownBy(() -> Footer.read(new Recorded(file)))
                .isExactlyInstanceOf(ParquetException.class)
                .hasMessage("test.parquet, byte 1008: footer of 4 bytes: 1 bytes needed, 0 left")
                .cause()
                .isInstanceOf(MalformedDataException.class)
                .hasMessage("byte 4: 1 bytes needed, 0 left");
    }

    @Test
    @DisplayName("a file that is shorter than it says")
    void shrunk() {
        Recorded file = new Recorded(file(Footer.bytes(EMPTY))) {
            @Override
            public long length() {
                return super.length() + 1;
            }
        };
        assertThatThrownBy(() -> Footer.read(file))
                .isInstanceOf(ParquetException.class)
                .hasMessage("test.parquet: the file ends before its length of 33 bytes");
    }

    @Test
    @DisplayName("F09: keys repeat, values are missing, and the order is kept")
    void keyValueMetadata() throws Exception {
        FileMetaData metadata = new FileMetaData(
                1,
                EMPTY.schema(),
                0,
                List.of(),
                List.of(new KeyValue("b", null), new KeyValue("a", ""), new KeyValue("b", "2")),
                null,
                Collections.nCopies(3, new ColumnOrder.TypeDefinedOrder()),
                null,
                null);
        assertThat(Footer.read(new Recorded(file(Footer.bytes(metadata))))).isEqualTo(metadata);
    }

    private static AbstractStringAssert<?> refused(byte[] file) {
        Throwable thrown = catchThrowable(() -> Footer.read(new Recorded(file)));
        assertThat(thrown).isExactlyInstanceOf(ParquetException.class);
        return assertThat(thrown.getMessage());
    }

    private static FileMetaData withCreatedBy(String createdBy) {
        return new FileMetaData(1, EMPTY.schema(), 0, List.of(), null, createdBy, null, null, null);
    }

    /** PAR1 and the parts. */
    private static byte[] file(byte[]... parts) {
        ByteBuffer file = ByteBuffer.allocate(
                4 + Arrays.stream(parts).mapToInt(part -> part.length).sum());
        file.put("PAR1".getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            file.put(part);
        }
        return file.array();
    }

    /** The bytes, their number, PAR1. */
    private static byte[] trailer(byte[] metadata) {
        return ByteBuffer.allocate(metadata.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(metadata)
                .putInt(metadata.length)
                .put("PAR1".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Bytes as a file that remembers what was read of it. */
    private static class Recorded implements InputFile {
        final byte[] bytes;
        final List<String> reads = new ArrayList<>();

        Recorded(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void readFully(long position, byte[] target, int offset, int length) throws IOException {
            reads.add(position + "+" + length);
            if (position + length > bytes.length) {
                throw new EOFException();
            }
            System.arraycopy(bytes, (int) position, target, offset, length);
        }

        @Override
        public String name() {
            return "test.parquet";
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
