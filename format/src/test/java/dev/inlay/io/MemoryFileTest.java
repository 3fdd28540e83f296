// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryFileTest {

    @Test
    void nothing_is_there_before_commit_and_all_of_it_after() throws IOException {
        MemoryFile file = new MemoryFile("m.parquet");
        try (OutputSink sink = file.create()) {
            sink.write(new byte[] {1, 2, 3}, 1, 2);
            assertThat(file.exists()).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(file::toByteArray)
                    .withMessage("m.parquet: nothing was committed");
            assertThatIllegalStateException().isThrownBy(file::asInput);
            sink.commit();
            assertThat(sink.position()).isEqualTo(2);
        }
        assertThat(file.exists()).isTrue();
        assertThat(file.toByteArray()).containsExactly(2, 3);
        assertThat(file.name()).isEqualTo("m.parquet");
    }

    @Test
    void a_sink_that_is_closed_without_commit_changes_nothing() throws IOException {
        MemoryFile file = MemoryFile.of(new byte[] {9});
        try (OutputSink sink = file.create()) {
            sink.write(new byte[100], 0, 100);
        }
        assertThat(file.toByteArray()).containsExactly(9);
    }

    @Test
    void the_last_commit_wins_and_an_input_keeps_what_it_was_opened_on() throws IOException {
        MemoryFile file = new MemoryFile();
        try (OutputSink first = file.create();
                OutputSink second = file.create()) {
            first.write(new byte[] {1, 1}, 0, 2);
            second.write(new byte[] {2}, 0, 1);
            second.commit();
            InputFile before = file.asInput();
            first.commit();
            assertThat(before.length()).isEqualTo(1);
            assertThat(file.asInput().length()).isEqualTo(2);
        }
        assertThat(file.toByteArray()).containsExactly(1, 1);
    }

    @Test
    void many_writes_come_out_in_order() throws IOException {
        byte[] expected = new byte[1_000_000];
        new Random(3).nextBytes(expected);
        MemoryFile file = new MemoryFile();
        try (OutputSink sink = file.create()) {
            for (int done = 0; done < expected.length; done += 997) {
                sink.write(expected, done, Math.min(997, expected.length - done));
            }
            sink.commit();
        }
        assertThat(file.toByteArray()).isEqualTo(expected);
        byte[] part = new byte[10];
        file.asInput().readFully(555_555, part, 3, 7);
        assertThat(Arrays.copyOfRange(part, 3, 10)).isEqualTo(Arrays.copyOfRange(expected, 555_555, 555_562));
    }

    @Test
    void many_ranges_are_read_by_one_call() throws IOException {
        InputFile file = MemoryFile.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}).asInput();
        byte[] target = new byte[5];
        ReadRange range = new ReadRange(5, target, 0, 3);
        file.readFully(List.of(range.slice(1, 2), new ReadRange(1, target, 3, 2), new ReadRange(8, target, 5, 0)));
        assertThat(target).containsExactly(0, 6, 7, 1, 2);
        assertThat(range.end()).isEqualTo(8);
        assertThat(range).hasToString("bytes 5 to 8");
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> file.readFully(List.of(new ReadRange(6, target, 0, 3))));
    }

    @Test
    void a_range_has_a_place() {
        byte[] target = new byte[3];
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> new ReadRange(0, target, 1, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> new ReadRange(0, target, 0, 3).slice(2, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadRange(-1, target, 0, 3))
                .withMessage("range at position -1");
    }

    @Test
    void reads_are_checked() throws IOException {
        InputFile input = MemoryFile.of(new byte[4]).asInput();
        assertThat(input.name()).isEqualTo("memory");
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> input.readFully(2, new byte[3], 0, 3))
                .withMessage("memory: 3 bytes at 2 asked for, the file ends at 4");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> input.readFully(0, new byte[3], 0, 4));
        input.close();
        input.readFully(0, new byte[4], 0, 4);
    }

    @Test
    void bytes_are_copied_in_and_out() {
        byte[] bytes = {1, 2};
        MemoryFile file = MemoryFile.of(bytes);
        bytes[0] = 7;
        file.toByteArray()[1] = 7;
        assertThat(file.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void calls_after_the_end_are_the_callers_mistake() throws IOException {
        OutputSink sink = new MemoryFile().create();
        sink.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> sink.write(new byte[1], 0, 1))
                .withMessage("memory is closed");
    }

    /** What fails in any storage fails for good: not only IOException is remembered. */
    @Test
    void an_error_of_any_kind_is_sticky() {
        TrackedSink sink = new TrackedSink("s") {
            @Override
            void append(byte[] bytes, int offset, int length) {
                throw new OutOfMemoryError("on purpose");
            }

            @Override
            void publish() {
                throw new AssertionError("not reached");
            }

            @Override
            void release() {}
        };
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> sink.write(new byte[1], 0, 1));
        assertThatIOException()
                .isThrownBy(sink::commit)
                .withMessage("s failed before: java.lang.OutOfMemoryError: on purpose")
                .withCauseInstanceOf(OutOfMemoryError.class);
        assertThat(sink.position()).isZero();
    }
}
