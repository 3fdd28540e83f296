// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.cli.InProcess;
import dev.inlay.s3.S3Clients;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects wherever a file may be named. */
class CommandTest {

    private static final String CSV = "id,name\n1,Oslo\n2,Bergen\n";

    @TempDir
    private Path directory;

    private final FaultS3Server store = FaultS3Server.start("lake");

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void csv() throws IOException {
        Files.writeString(directory.resolve("in.csv"), CSV);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private InProcess inlay(Object... args) {
        List<Object> all = new ArrayList<>(Arrays.asList(args));
        all.add("--endpoint");
        all.add(store.endpoint());
        return alone(all.toArray());
    }

    private static InProcess alone(Object... args) {
        return InProcess.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    private byte[] object(String key) {
        return store.object("lake", key).orElseThrow().bytes();
    }

    @Test
    void theObjectIsTheFile() throws IOException {
        Path in = directory.resolve("in.csv");
        Path out = directory.resolve("out.parquet");
        InProcess run = inlay("convert", in, "s3://lake/a/out.parquet");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("s3://lake/a/out.parquet: 2 rows, 2 columns; 24 B → ");
        assertThat(alone("convert", in, out).exitCode()).isZero();

        assertThat(object("a/out.parquet")).isEqualTo(Files.readAllBytes(out));
        assertThat(inlay("schema", "s3://lake/a/out.parquet")).isEqualTo(alone("schema", out));
        for (String flag : List.of("--json", "--pages", "--indexes")) {
            store.clearRequests();
            InProcess ofObject = inlay("meta", flag, "s3://lake/a/out.parquet");
            assertThat(store.requests())
                    .as("%s: one request brings all of a small file", flag)
                    .hasSize(1);
            assertThat(ofObject.exitCode()).as(ofObject.err()).isZero();
            assertThat(ofObject.out())
                    .isEqualTo(alone("meta", flag, out).out().replace(out.toString(), "s3://lake/a/out.parquet"));
        }
    }

    @Test
    void textIsReadFromObjectsToo() throws IOException {
        StringBuilder csv = new StringBuilder("id,text\n");
        for (int i = 0; csv.length() < 9 << 20; i++) {
            csv.append(i).append(',').append("t".repeat(i % 97)).append('\n');
        }
        Path in = Files.writeString(directory.resolve("in.csv"), csv);
        put("in.csv", Files.readAllBytes(in));
        Path expected = directory.resolve("expected.parquet");
        Path out = directory.resolve("out.parquet");
        assertThat(alone("convert", in, expected).exitCode()).isZero();

        InProcess run = inlay("convert", "--infer", "all", "s3://lake/in.csv", out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out).hasSameBinaryContentAs(expected);

        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(CSV.getBytes(UTF_8));
        }
        put("in.csv.gz", zipped.toByteArray());
        put("empty.csv", new byte[0]);
        assertThat(inlay("convert", "s3://lake/in.csv.gz", "s3://lake/out.parquet")
                        .exitCode())
                .isZero();
        assertThat(inlay("convert", "s3://lake/empty.csv", "s3://lake/no.parquet")
                        .err())
                .startsWith("inlay: s3://lake/empty.csv");
        assertThat(store.object("lake", "no.parquet")).isEmpty();
    }

    private void put(String key, byte[] bytes) {
        try (S3Client client = S3Clients.builder().endpoint(store.endpoint()).build()) {
            client.putObject(request -> request.bucket("lake").key(key), RequestBody.fromBytes(bytes));
        }
    }

    @Test
    void whatIsThereIsReplacedByForceOnly() {
        Path in = directory.resolve("in.csv");
        put("out.parquet", new byte[] {1});
        assertThat(inlay("convert", in, "s3://lake/out.parquet"))
                .isEqualTo(new InProcess(1, "", "inlay: s3://lake/out.parquet exists already: --force replaces it\n"));
        assertThat(object("out.parquet")).hasSize(1);
        assertThat(inlay("convert", "--force", in, "s3://lake/out.parquet").exitCode())
                .isZero();
        assertThat(object("out.parquet")).hasSizeGreaterThan(1);
        assertThat(inlay("convert", "--force", "s3://lake/out.parquet", "s3://lake/out.parquet")
                        .err())
                .isEqualTo("inlay: s3://lake/out.parquet and s3://lake/out.parquet are the same file\n");
    }

    @Test
    void failuresAreNamed() {
        Path in = directory.resolve("in.csv");
        assertThat(inlay("schema", "s3://lake/none").err())
                .startsWith("inlay: s3://lake/none: ")
                .contains("404 NoSuchKey");
        assertThat(inlay("convert", in, "s3://elsewhere/out").err())
                .startsWith("inlay: s3://elsewhere/out: ")
                .contains("404 NoSuchBucket");
        store.when(Operation.PUT_OBJECT).inject(Fault.status(403, "AccessDenied"));
        InProcess denied = inlay("convert", in, "s3://lake/out");
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(denied.err())
                .startsWith("inlay: s3://lake/out: PutObject of ")
                .contains("403 AccessDenied");
        assertThat(store.object("lake", "out")).isEmpty();
        assertThat(inlay("schema", "s3://lake").err())
                .isEqualTo("inlay: 's3://lake' is not a location like s3://bucket/key\n");
    }

    @Test
    void optionsOfObjectsAreForObjects() {
        InProcess run = alone("schema", "--region", "eu-west-1", "in.parquet");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).endsWith("are about objects, and no name begins with s3://\n");
        assertThat(alone("schema", "--endpoint", "localhost:4566", "s3://lake/x")
                        .err())
                .isEqualTo("inlay: 'localhost:4566' is not an address like http://localhost:4566\n");
    }

    /** Two writers were killed, one of them at work on another prefix. */
    @Test
    void uploadsThatNobodyCompletesAreListedAndAborted() throws InterruptedException {
        assertThat(inlay("s3", "uploads", "s3://lake")).isEqualTo(new InProcess(0, "", "no open uploads\n"));
        try (S3Client client = S3Clients.builder().endpoint(store.endpoint()).build()) {
            for (String key : List.of("trips/1", "other")) {
                String upload = client.createMultipartUpload(
                                request -> request.bucket("lake").key(key))
                        .uploadId();
                client.uploadPart(
                        request ->
                                request.bucket("lake").key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromBytes(new byte[2_000_000]));
            }
        }
        InProcess listed = inlay("s3", "uploads", "s3://lake/trips/");
        assertThat(listed.out().lines()).hasSize(2).element(1).asString().contains("2.0 MB  s3://lake/trips/1  ");

        assertThat(inlay("s3", "uploads", "s3://lake", "--abort-older-than", "1h"))
                .isEqualTo(new InProcess(0, "", "0 uploads aborted\n"));
        Thread.sleep(1100); // a store tells its time in whole seconds
        InProcess aborted = inlay("s3", "uploads", "s3://lake/trips/", "--abort-older-than", "0s");
        assertThat(aborted.err()).isEqualTo("1 upload aborted\n");
        assertThat(aborted.out()).startsWith("aborted s3://lake/trips/1 ");
        assertThat(store.openUploads()).hasSize(1);

        assertThat(inlay("s3", "uploads", "s3://lake", "--abort-older-than", "7"))
                .isEqualTo(new InProcess(
                        2, "", "inlay: --abort-older-than \"7\" is not an age like 7d, 12h, 30m or 90s\n"));
        assertThat(inlay("s3", "uploads", "lake").exitCode()).isEqualTo(2);
        assertThat(alone("s3").err()).startsWith("inlay: missing command: uploads");
    }
}
