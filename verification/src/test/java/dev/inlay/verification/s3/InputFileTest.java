// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static dev.inlay.verification.s3.TestBucket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.io.ReadRange;
import dev.inlay.s3.FileChangedException;
import dev.inlay.s3.S3InputFile;
import dev.inlay.s3.S3RequestException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects read by ranges, from every server. */
@Timeout(900) // seconds; a server may have to be installed first
class InputFileTest {

    @ParameterizedTest
    @EnumSource
    void everyByteOfEverySize(S3Servers which) throws IOException {
        try (TestBucket bucket = new TestBucket(which, "input")) {
            for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 9_000_001}) {
                byte[] bytes = bytes(size);
                bucket.put("a/ü", bytes);
                try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at("a/ü"))) {
                    assertThat(file.length()).isEqualTo(size);
                    byte[] read = new byte[size];
                    file.readFully(0, read, 0, size);
                    assertThat(Arrays.mismatch(read, bytes))
                            .as("of %d bytes", size)
                            .isEqualTo(-1);
                    assertThatThrownBy(() -> file.readFully(size, new byte[1], 0, 1))
                            .isInstanceOf(EOFException.class);
                }
            }
            bucket.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyRangesAtOnce(S3Servers which) throws IOException {
        int size = 5_000_000;
        byte[] bytes = bytes(size);
        byte[] read = new byte[size];
        try (TestBucket bucket = new TestBucket(which, "input")) {
            bucket.put("k", bytes);
            try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at("k"))) {
                file.readFully(List.of(
                        new ReadRange(4_999_990, read, 4_999_990, 10),
                        new ReadRange(3, read, 3, 5),
                        new ReadRange(2_500_000, read, 2_500_000, 1_000_000),
                        new ReadRange(8, read, 8, 0),
                        new ReadRange(100, read, 100, 1)));
            }
            bucket.clear();
        }
        for (int[] range : new int[][] {{3, 8}, {100, 101}, {2_500_000, 3_500_000}, {4_999_990, size}}) {
            assertThat(Arrays.mismatch(read, range[0], range[1], bytes, range[0], range[1]))
                    .as("range %d to %d", range[0], range[1])
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anObjectThatIsReplacedMeanwhile(S3Servers which) throws IOException {
        try (TestBucket bucket = new TestBucket(which, "input")) {
            bucket.put("k", bytes(1_000_000));
            try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at("k"))) {
                bucket.put("k", bytes(1_000_001));
                assertThatThrownBy(() -> file.readFully(0, new byte[10], 0, 10))
                        .isInstanceOf(FileChangedException.class)
                        .hasMessageContaining("s3://input/k");
            }
            bucket.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anObjectThatIsNotThere(S3Servers which) {
        try (TestBucket bucket = new TestBucket(which, "input")) {
            assertThatThrownBy(() -> S3InputFile.open(bucket.client, bucket.at("none")))
                    .isInstanceOfSatisfying(
                            S3RequestException.class,
                            e -> assertThat(e.kind()).isEqualTo(S3RequestException.Kind.NO_SUCH_KEY))
                    .hasMessageContaining("s3://input/none");
        }
    }
}
