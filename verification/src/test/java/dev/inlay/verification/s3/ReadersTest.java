// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.OutputFile;
import dev.inlay.s3.S3OutputFile;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.verification.strangers.Strangers;
import dev.inlay.writer.ParquetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Parquet file that Inlay wrote to LocalStack is read from there by others, as their users do it. */
@Timeout(900) // seconds; the server and the Python environment may have to be made first
class ReadersTest {

    private record Row(long id, String name, double value) {}

    /** Values that no encoding makes small, so that the file has as many parts as its rows say. */
    private static List<Row> rows(int count) {
        Random random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(random.nextLong(), Long.toHexString(random.nextLong()), random.nextDouble()))
                .toList();
    }

    private static void write(OutputFile file, List<Row> rows) throws IOException {
        ParquetFiles.write(file, Row.class, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 500_000})
    void readFromLocalStack(int count, @TempDir Path folder) throws IOException {
        try (TestBucket bucket = new TestBucket(S3Servers.LOCALSTACK, "readers")) {
            List<Row> rows = rows(count);
            S3WriteOptions options = S3WriteOptions.builder().partSize(5 << 20).build();
            write(new S3OutputFile(bucket.client, bucket.at("of/" + count + ".parquet"), options), rows);
            Path local = folder.resolve("local.parquet");
            write(LocalOutputFile.of(local), rows);
            for (String engine : List.of("pyarrow", "polars")) {
                Object read = Strangers.orSkip()
                        .ask(
                                "read_from_s3",
                                Map.of(
                                        "engine",
                                        engine,
                                        "endpoint",
                                        bucket.server.endpoint().toString(),
                                        "access_key",
                                        bucket.server.accessKey(),
                                        "secret_key",
                                        bucket.server.secretKey(),
                                        "path",
                                        bucket.name + "/of/" + count + ".parquet",
                                        "same_as",
                                        local.toString()));
                assertThat(read).as(engine).isEqualTo(Map.of("rows", (long) count, "same", true));
            }
        }
    }
}
