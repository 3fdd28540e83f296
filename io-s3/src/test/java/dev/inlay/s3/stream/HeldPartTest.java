// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One part in memory, and one in a file. */
class HeldPartTest {

    private static final int CAPACITY = 250;

    private final byte[] bytes = Streams.bytes(300, 1);

    @TempDir
    Path directory;

    enum Kind {
        MEMORY,
        FILE
    }

    private HeldPart empty(Kind kind) throws IOException, InterruptedException {
        ChunkPool.Share share = new ChunkPool(300, 100).open(CAPACITY);
        ChunkPool.Grant room = share.acquire(CAPACITY, 0, () -> false);
        return switch (kind) {
            case MEMORY -> new PartBuffer(room, CAPACITY);
            case FILE -> new SpooledPart(room, "s3://b/k: part 1", directory, CAPACITY);
        };
    }

    private HeldPart filled(Kind kind, int piece) throws IOException, InterruptedException {
        HeldPart part = empty(kind);
        int from = 0;
        while (!part.isFull()) {
            from += part.append(bytes, from, Math.min(piece, bytes.length - from));
        }
        assertThat(from).isEqualTo(CAPACITY);
        return part;
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhatItTook(Kind kind) throws Exception {
        byte[] expected = Arrays.copyOf(bytes, CAPACITY);
        for (int piece : new int[] {1, 99, 100, 101, 300}) {
            HeldPart part = filled(kind, piece);
            assertThat(part.size()).isEqualTo(CAPACITY);
            assertThat(part.crc32c()).isEqualTo(FakeStore.crc(expected));
            assertThat(part.append(bytes, 0, 10)).isZero();
            try (InputStream in = part.open()) {
                assertThat(in.readAllBytes()).isEqualTo(expected);
                assertThat(in.read()).isEqualTo(-1);
                assertThat(in.read(new byte[1], 0, 1)).isEqualTo(-1);
            }
            try (InputStream in = part.open()) {
                for (byte value : expected) {
                    assertThat(in.read()).isEqualTo(value & 0xff);
                }
                assertThat(in.read()).isEqualTo(-1);
            }
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            part.writeTo(written);
            assertThat(written.toByteArray()).isEqualTo(expected);
            part.release();
            part.release();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadFromAnyPlaceAgain(Kind kind) throws Exception {
        HeldPart part = filled(kind, 7);
        try (InputStream in = part.open();
                InputStream other = part.open()) {
            assertThat(in.markSupported()).isTrue();
            assertThat(in.available()).isEqualTo(CAPACITY);
            assertThat(in.skip(95)).isEqualTo(95);
            in.mark(0);
            byte[] once = in.readNBytes(20);
            assertThat(other.readNBytes(10)).isEqualTo(Arrays.copyOf(bytes, 10));
            in.reset();
            assertThat(in.readNBytes(20)).isEqualTo(once).isEqualTo(Arrays.copyOfRange(bytes, 95, 115));
            assertThat(in.skip(-1)).isZero();
            assertThat(in.skip(1000)).isEqualTo(CAPACITY - 115);
            assertThat(in.available()).isZero();
        }
        part.abandon();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyOneHasNothingToRead(Kind kind) throws Exception {
        HeldPart part = empty(kind);
        assertThat(part.size()).isZero();
        assertThat(part.crc32c()).isZero();
        try (InputStream in = part.open()) {
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[1])).isEqualTo(-1);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        part.writeTo(written);
        assertThat(written.size()).isZero();
        part.release();
    }

    /** An attempt to send it may have been interrupted; the next one reads the same file. */
    @ParameterizedTest
    @EnumSource
    void anInterruptedReaderHarmsNoOther(Kind kind) throws Exception {
        HeldPart part = filled(kind, 300);
        Thread.currentThread().interrupt();
        assertThat(part.open().readNBytes(10)).hasSize(10);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(part.open().readAllBytes()).isEqualTo(Arrays.copyOf(bytes, CAPACITY));
        part.release();
    }

    @Test
    void aFileGoesWithItsPart() throws Exception {
        HeldPart part = filled(Kind.FILE, 300);
        InputStream in = part.open();
        part.release();
        assertThat(directory).isEmptyDirectory();
        assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    }

    @Test
    void saysThatThereIsNoPlaceForAFile() throws Exception {
        Files.delete(directory);
        assertThatThrownBy(() -> empty(Kind.FILE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s3://b/k: part 1 has no file in " + directory + ": ");
        Files.createDirectory(directory);
    }
}
