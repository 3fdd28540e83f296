// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.inlay.io.FailingFiles.Call;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOutputFileTest {

    @TempDir
    Path directory;

    @Test
    void nothing_is_visible_before_commit_and_all_of_it_after() throws IOException {
        Path target = directory.resolve("a.parquet");
        try (OutputSink sink = LocalOutputFile.of(target).create()) {
            write(sink, "PAR1");
            assertThat(target).doesNotExist();
            assertThat(names()).singleElement().asString().matches("\\.inlay-[0-9a-f]{16}\\.tmp");
            sink.commit();
            assertThat(target).hasContent("PAR1");
            assertThat(sink.position()).isEqualTo(4);
        }
        assertThat(names()).containsExactly("a.parquet");
    }

    @Test
    void a_sink_that_is_closed_without_commit_leaves_nothing_behind_and_what_was_there_alone() throws IOException {
        Path target = Files.writeString(directory.resolve("a.parquet"), "old");
        OutputSink sink = LocalOutputFile.of(target).create();
        write(sink, "new");
        sink.close();
        sink.close();
        assertThat(names()).containsExactly("a.parquet");
        assertThat(target).hasContent("old");
    }

    @Test
    void a_file_of_no_bytes_is_a_file() throws IOException {
        Path target = directory.resolve("empty");
        try (OutputSink sink = LocalOutputFile.of(target).create()) {
            sink.commit();
        }
        assertThat(target).isEmptyFile();
    }

    /** Writes smaller, as large and larger than what is gathered, in any order, come out in that order. */
    @Test
    void writes_of_all_sizes_come_out_in_order() throws IOException {
        Random random = new Random(7);
        byte[] expected = new byte[3_000_000];
        random.nextBytes(expected);
        Path target = directory.resolve("a.parquet");
        int[] sizes = {0, 1, 7, 65_535, 65_536, 65_537, 131_072, 200_000};
        try (OutputSink sink = LocalOutputFile.of(target).create()) {
            int done = 0;
            while (done < expected.length) {
                int size = Math.min(sizes[random.nextInt(sizes.length)], expected.length - done);
                sink.write(expected, done, size);
                done += size;
                assertThat(sink.position()).isEqualTo(done);
            }
            sink.commit();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(expected);
    }

    @Test
    void the_array_belongs_to_the_caller_again_when_write_returns() throws IOException {
        Path target = directory.resolve("a");
        byte[] bytes = "abc".getBytes(UTF_8);
        try (OutputSink sink = LocalOutputFile.of(target).create()) {
            sink.write(bytes, 1, 2);
            Arrays.fill(bytes, (byte) 'x');
            sink.commit();
        }
        assertThat(target).hasContent("bc");
    }

    @Test
    void commit_syncs_the_file_before_it_is_moved_and_the_directory_after() throws IOException {
        FailingFiles files = FailingFiles.none();
        try (OutputSink sink = new LocalOutputFile(directory.resolve("a"), false, files).create()) {
            write(sink, "x");
            sink.commit();
        }
        assertThat(files.calls)
                .containsSubsequence(Call.CREATE, Call.WRITE, Call.SYNC, Call.CLOSE, Call.REPLACE, Call.SYNC_DIRECTORY)
                .doesNotContain(Call.DELETE);
    }

    @Test
    void of_two_writers_to_one_place_the_last_commit_wins_whole() throws IOException {
        Path target = directory.resolve("a");
        LocalOutputFile file = LocalOutputFile.of(target);
        try (OutputSink first = file.create();
                OutputSink second = file.create()) {
            write(first, "first");
            write(second, "2nd");
            second.commit();
            assertThat(target).hasContent("2nd");
            first.commit();
        }
        assertThat(target).hasContent("first");
        assertThat(names()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_many_writers_of_a_new_file_exactly_one_wins(boolean withHardLinks) throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (int round = 0; round < 20; round++) {
                Path target = directory.resolve("a" + round);
                CyclicBarrier allHaveWritten = new CyclicBarrier(writers);
                List<Future<Boolean>> wins = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    String content = "writer " + writer;
                    wins.add(threads.submit(() -> commitNew(target, content, withHardLinks, allHaveWritten)));
                }
                List<String> winners = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    if (wins.get(writer).get()) {
                        winners.add("writer " + writer);
                    }
                }
                assertThat(winners).hasSize(1);
                assertThat(target).hasContent(winners.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(names()).hasSize(20).allMatch(name -> name.startsWith("a"));
    }

    /** Whether this writer won. */
    private static boolean commitNew(Path target, String content, boolean withHardLinks, CyclicBarrier allHaveWritten)
            throws Exception {
        LocalFiles files = withHardLinks ? LocalFiles.SYSTEM : FailingFiles.withoutHardLinks();
        try (OutputSink sink = new LocalOutputFile(target, true, files).create()) {
            write(sink, content);
            allHaveWritten.await();
            sink.commit();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Test
    void a_new_file_must_not_be_there_when_it_is_started() throws IOException {
        Path target = Files.writeString(directory.resolve("a"), "old");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> LocalOutputFile.createNew(target).create())
                .withMessage(target.toString());
        Path dangling = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> LocalOutputFile.createNew(dangling).create());
        assertThat(names()).containsExactly("a", "link");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_file_must_not_be_there_when_it_is_committed(boolean withHardLinks) throws IOException {
        Path target = directory.resolve("a");
        LocalFiles files = withHardLinks ? LocalFiles.SYSTEM : FailingFiles.withoutHardLinks();
        try (OutputSink sink = new LocalOutputFile(target, true, files).create()) {
            write(sink, "new");
            Files.writeString(target, "faster");
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(sink::commit);
        }
        assertThat(target).hasContent("faster");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void without_hard_links_a_move_that_fails_frees_the_place_again() throws IOException {
        LocalFiles files = new LocalFiles() {
            @Override
            public void link(Path source, Path target) {
                throw new UnsupportedOperationException("no links here");
            }

            @Override
            public void replace(Path source, Path target) throws IOException {
                throw new IOException("no moves either");
            }
        };
        try (OutputSink sink = new LocalOutputFile(directory.resolve("a"), true, files).create()) {
            assertThatIOException()
                    .isThrownBy(sink::commit)
                    .withMessage("no moves either")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void a_link_as_the_place_stays_a_link() throws IOException {
        Files.createDirectory(directory.resolve("data"));
        Path real = Files.writeString(directory.resolve("data/2026.parquet"), "old");
        Path middle = Files.createSymbolicLink(directory.resolve("middle"), Path.of("data/2026.parquet"));
        Path link = Files.createSymbolicLink(directory.resolve("latest"), Path.of("middle"));
        try (OutputSink sink = LocalOutputFile.of(link).create()) {
            write(sink, "new");
            sink.commit();
        }
        assertThat(real).hasContent("new");
        assertThat(middle).isSymbolicLink();
        assertThat(link).isSymbolicLink().hasContent("new");
    }

    @Test
    void a_link_to_nowhere_gets_its_file() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("latest"), Path.of("real"));
        try (OutputSink sink = LocalOutputFile.of(link).create()) {
            sink.commit();
        }
        assertThat(directory.resolve("real")).isRegularFile();
    }

    @Test
    void a_place_that_cannot_be_written_says_why() throws IOException {
        Path missing = directory.resolve("no/such/a");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> LocalOutputFile.of(missing).create())
                .withMessage(missing + ": there is no directory " + missing.getParent());
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> LocalOutputFile.of(directory).create())
                .withMessage(directory + ": is a directory");
        Path root = directory.getRoot();
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> LocalOutputFile.of(root).create())
                .withMessage(root + ": is a directory");
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, Path.of("loop"));
        assertThatExceptionOfType(FileSystemLoopException.class)
                .isThrownBy(() -> LocalOutputFile.of(loop).create());
        Path target = directory.resolve("a");
        FailingFiles readOnly = FailingFiles.at(Call.CREATE, () -> new AccessDeniedException("temp"));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> new LocalOutputFile(target, false, readOnly).create())
                .withMessage(target + ": directory " + directory + " cannot be written");
        assertThat(names()).containsExactly("loop");
    }

    @Test
    void a_temporary_name_that_is_taken_is_drawn_again() throws IOException {
        LocalFiles taken = new LocalFiles() {
            private int draws;

            @Override
            public Handle createNew(Path path) throws IOException {
                if (draws++ < 3) {
                    throw new FileAlreadyExistsException(path.toString());
                }
                return LocalFiles.SYSTEM.createNew(path);
            }
        };
        try (OutputSink sink = new LocalOutputFile(directory.resolve("a"), false, taken).create()) {
            sink.commit();
        }
        assertThat(names()).containsExactly("a");
    }

    /** A disk that is full after n bytes, for n around every boundary of the buffer. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 199_999})
    void after_a_failed_write_every_call_but_close_repeats_the_failure(long position) throws IOException {
        Path target = Files.writeString(directory.resolve("a"), "old");
        byte[] bytes = new byte[1000];
        try (OutputSink sink = new LocalOutputFile(target, false, FailingFiles.atByte(position)).create()) {
            assertThatIOException()
                    .isThrownBy(() -> {
                        for (int i = 0; i < 200; i++) {
                            sink.write(bytes, 0, bytes.length);
                        }
                        sink.commit();
                    })
                    .withMessage("No space left on device");
            for (int i = 0; i < 2; i++) {
                assertThatIOException()
                        .isThrownBy(() -> sink.write(bytes, 0, 1))
                        .withMessage(target + " failed before: java.io.IOException: No space left on device");
                assertThatIOException().isThrownBy(sink::commit).withMessageContaining("No space left on device");
            }
            assertThat(sink.position()).isLessThanOrEqualTo(200_000);
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "CLOSE", "REPLACE"})
    void a_commit_that_fails_publishes_nothing_and_leaves_nothing_behind(Call call) throws IOException {
        Path target = Files.writeString(directory.resolve("a"), "old");
        try (OutputSink sink = new LocalOutputFile(target, false, FailingFiles.once(call)).create()) {
            write(sink, "new");
            assertThatIOException().isThrownBy(sink::commit).withMessage(call + " failed");
            assertThatIOException().isThrownBy(sink::commit).withMessageContaining(call + " failed");
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_directory_that_cannot_be_synced_is_reported_as_what_it_is() throws IOException {
        Path target = directory.resolve("a");
        FailingFiles files = FailingFiles.once(Call.SYNC_DIRECTORY);
        try (OutputSink sink = new LocalOutputFile(target, false, files).create()) {
            write(sink, "new");
            assertThatIOException()
                    .isThrownBy(sink::commit)
                    .withMessage(target + " is complete and in its place, but its directory could not be synced:"
                            + " a power cut may undo it");
        }
        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_temporary_file_that_cannot_be_deleted_is_reported_by_close() throws IOException {
        FailingFiles files = FailingFiles.at(Call.DELETE, () -> new IOException("busy"));
        OutputSink sink = new LocalOutputFile(directory.resolve("a"), false, files).create();
        assertThatIOException().isThrownBy(sink::close).withMessage("busy");
        sink.close();
        assertThat(names()).hasSize(1);
    }

    /** After a hard link the file is published; the second name is tried again on close. */
    @Test
    void the_second_name_of_a_new_file_is_deleted_at_last_on_close() throws IOException {
        Path target = directory.resolve("a");
        OutputSink sink = new LocalOutputFile(target, true, FailingFiles.once(Call.DELETE)).create();
        sink.commit();
        assertThat(names()).hasSize(2);
        sink.close();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void calls_out_of_order_are_the_callers_mistake() throws IOException {
        Path target = directory.resolve("a");
        OutputSink sink = LocalOutputFile.of(target).create();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sink.write(new byte[3], 1, 3));
        sink.commit();
        assertThatIllegalStateException().isThrownBy(sink::commit).withMessage(target + " is committed already");
        assertThatIllegalStateException()
                .isThrownBy(() -> sink.write(new byte[1], 0, 1))
                .withMessage(target + " is committed already");
        sink.close();
        assertThatIllegalStateException().isThrownBy(sink::commit).withMessage(target + " is closed");
        assertThat(target).exists();
    }

    @Test
    void a_relative_path_keeps_its_name() throws IOException {
        Path relative = Path.of("target", "relative-" + System.nanoTime());
        assertThat(LocalOutputFile.of(relative).name()).isEqualTo(relative.toString());
        try (OutputSink sink = LocalOutputFile.of(relative).create()) {
            sink.commit();
        }
        assertThat(relative).exists();
        Files.delete(relative);
    }

    private static void write(OutputSink sink, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        sink.write(bytes, 0, bytes.length);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
