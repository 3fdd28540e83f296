// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalInputFileTest {

    private static final int LENGTH = 1_000_003;

    @TempDir
    Path directory;

    private Path path;
    private final byte[] content = new byte[LENGTH];

    @BeforeEach
    void writeFile() throws IOException {
        new Random(1).nextBytes(content);
        path = Files.write(directory.resolve("a.parquet"), content);
    }

    @Test
    void any_range_can_be_read_in_any_order() throws IOException {
        try (LocalInputFile file = LocalInputFile.open(path)) {
            assertThat(file.length()).isEqualTo(LENGTH);
            assertThat(file.name()).isEqualTo(path.toString());
            assertThat(read(file, LENGTH - 8, 8)).isEqualTo(Arrays.copyOfRange(content, LENGTH - 8, LENGTH));
            assertThat(read(file, 0, LENGTH)).isEqualTo(content);
            assertThat(read(file, 5, 0)).isEmpty();
            assertThat(read(file, LENGTH, 0)).isEmpty();
            byte[] target = new byte[6];
            file.readFully(100, target, 2, 3);
            assertThat(target).containsExactly(0, 0, content[100], content[101], content[102], 0);
        }
    }

    @Test
    void a_read_beyond_the_end_names_the_numbers() throws IOException {
        try (LocalInputFile file = LocalInputFile.open(path)) {
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> read(file, LENGTH - 7, 8))
                    .withMessage(path + ": 8 bytes at 999996 asked for, the file ends at 1000003");
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(file, Long.MAX_VALUE, 8));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(file, -1, 8))
                    .withMessageContaining("position -1");
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> file.readFully(0, new byte[4], 1, 4));
        }
    }

    @Test
    void a_file_that_shrinks_while_it_is_open_ends_early() throws IOException {
        try (LocalInputFile file = LocalInputFile.open(path)) {
            try (RandomAccessFile access = new RandomAccessFile(path.toFile(), "rw")) {
                access.setLength(10);
            }
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> read(file, 4, 8))
                    .withMessage(path + ": ends at 10, was of 1000003 bytes when it was opened");
        }
    }

    @Test
    void what_is_no_file_is_refused() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> LocalInputFile.open(directory.resolve("nothing")));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> LocalInputFile.open(directory))
                .withMessage(directory + ": is a directory");
    }

    @Test
    void a_closed_file_says_so() throws IOException {
        LocalInputFile file = LocalInputFile.open(path);
        file.close();
        file.close();
        assertThatIOException().isThrownBy(() -> read(file, 0, 1)).withMessage(path + " is closed");
    }

    @Test
    @Timeout(60)
    void threads_that_are_interrupted_do_not_disturb_the_others() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger interrupted = new AtomicInteger();
        try (LocalInputFile file = LocalInputFile.open(path)) {
            Thread victim = new Thread(() -> {
                while (!stop.get()) {
                    try {
                        Thread.currentThread().interrupt();
                        read(file, 0, 1000);
                    } catch (ClosedByInterruptException e) {
                        interrupted.incrementAndGet();
                        Thread.interrupted();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            victim.start();
            try {
                IntStream.range(0, 2000).parallel().forEach(i -> {
                    int position = i * 499;
                    try {
                        assertThat(read(file, position, 100))
                                .isEqualTo(Arrays.copyOfRange(content, position, position + 100));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } finally {
                stop.set(true);
                victim.join();
            }
        }
        assertThat(interrupted).hasPositiveValue();
    }

    @Test
    void after_an_interrupt_a_file_that_was_replaced_is_not_taken_for_the_old_one() throws IOException {
        try (LocalInputFile file = LocalInputFile.open(path)) {
            Path other = Files.write(directory.resolve("b"), new byte[LENGTH]);
            Files.setLastModifiedTime(other, FileTime.fromMillis(0));
            Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
            assertThat(read(file, 0, 4)).isEqualTo(Arrays.copyOf(content, 4));
            Thread.currentThread().interrupt();
            try {
                assertThatExceptionOfType(ClosedByInterruptException.class).isThrownBy(() -> read(file, 0, 4));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThatIOException().isThrownBy(() -> read(file, 0, 4)).withMessageContaining("has been replaced");
        }
    }

    private static byte[] read(InputFile file, long position, int length) throws IOException {
        byte[] target = new byte[length];
        file.readFully(position, target, 0, length);
        return target;
    }
}
