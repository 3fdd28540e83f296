// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Footer;
import dev.inlay.s3.S3InputFile;
import dev.inlay.verification.docs.ReadmeProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's program that writes to S3, exactly as printed: a process of its own finds LocalStack by the environment. */
class ReadmeS3Test {

    @TempDir
    private Path folder;

    @Test
    void writesTheObjectThatItNames() throws Exception {
        List<String> programs = ReadmeProgram.all().stream()
                .filter(program -> program.contains("s3://"))
                .toList();
        assertThat(programs).singleElement().asString().contains("\"s3://demo/trips.parquet\"");
        try (TestBucket bucket = new TestBucket(S3Servers.LOCALSTACK, "demo")) {
            ReadmeProgram.compile(programs.get(0), folder);

            ProcessBuilder process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            folder + File.pathSeparator + System.getProperty("java.class.path"),
                            "Readme")
                    .redirectErrorStream(true);
            process.environment()
                    .putAll(Map.of(
                            "AWS_ENDPOINT_URL", bucket.server.endpoint().toString(),
                            "AWS_ACCESS_KEY_ID", bucket.server.accessKey(),
                            "AWS_SECRET_ACCESS_KEY", bucket.server.secretKey(),
                            "AWS_REGION", "us-east-1"));
            Process readme = process.start();
            String said = new String(readme.getInputStream().readAllBytes(), UTF_8);
            assertThat(readme.waitFor()).as(said).isZero();

            try (S3InputFile file = S3InputFile.open(bucket.client, bucket.at("trips.parquet"))) {
                assertThat(Footer.read(file).numRows()).isEqualTo(2);
            }
            bucket.clear();
        }
    }
}
