// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import static dev.inlay.s3.server.Operation.ABORT_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.HEAD_OBJECT;
import static dev.inlay.s3.server.Operation.LIST_MULTIPART_UPLOADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.inlay.s3.S3Uploads.OpenUpload;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3UploadsTest {

    private static final S3Location OBJECT = new S3Location("bucket", "dir/file");

    private FaultS3Server server;
    private S3Client client;
    private S3Uploads uploads;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        server.rules().minPartSize(1);
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .build();
        uploads = new S3Uploads(client, S3WriteOptions.builder().attempts(2).build());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private String open(String key, int... parts) {
        String id =
                client.createMultipartUpload(b -> b.bucket("bucket").key(key)).uploadId();
        for (int i = 0; i < parts.length; i++) {
            int number = i + 1;
            client.uploadPart(
                    b -> b.bucket("bucket").key(key).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(new byte[parts[i]]));
        }
        return id;
    }

    private PendingUpload prepare(S3WriteOptions options, int bytes) throws IOException {
        List<PendingUpload> prepared = new ArrayList<>();
        try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options)
                .prepareOnly(prepared::add)
                .create()) {
            sink.write(new byte[bytes], 0, bytes);
            sink.commit();
        }
        // as another process would get it
        return PendingUpload.parse(prepared.get(0).toText());
    }

    @Test
    void listsAllPagesUnderAPrefix() throws Exception {
        server.rules().pageSize(2);
        for (String key : List.of("a/1", "a/2", "a/2", "a/3", "a/4", "b/1")) {
            open(key);
        }
        Instant now = Instant.now();
        List<OpenUpload> found = uploads.list("bucket", "a/");
        assertThat(found)
                .extracting(upload -> upload.object().key())
                .containsExactly("a/1", "a/2", "a/2", "a/3", "a/4");
        assertThat(found).extracting(OpenUpload::uploadId).doesNotHaveDuplicates();
        assertThat(found)
                .allSatisfy(
                        upload -> assertThat(upload.initiated()).isBetween(now.minusSeconds(60), now.plusSeconds(60)));
        assertThat(server.requests(LIST_MULTIPART_UPLOADS)).hasSize(3);
        assertThat(uploads.list("bucket", "")).hasSize(6);
        assertThat(uploads.list("bucket", "c")).isEmpty();
    }

    @Test
    void knowsTheSizeOfAnUpload() throws Exception {
        open("a", 10, 20, 3);
        assertThat(uploads.size(uploads.list("bucket", "a").get(0))).isEqualTo(33);
    }

    @Test
    void abortsOnlyWhatIsOldEnough() throws Exception {
        open("a", 10);
        open("b", 10);
        open("c", 10);
        assertThat(uploads.abortStale("bucket", "", Duration.ofHours(1))).isEmpty();
        assertThat(server.openUploads()).hasSize(3);
        server.rules().pageSize(1);
        // the store's clock and this one agree to the second
        awaitAge(Duration.ofSeconds(2), "b");
        assertThat(uploads.abortStale("bucket", "b", Duration.ofSeconds(1)))
                .extracting(upload -> upload.object().toString())
                .containsExactly("s3://bucket/b");
        assertThat(server.openUploads()).hasSize(2);
        assertThatThrownBy(() -> uploads.abortStale("bucket", "", Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void awaitAge(Duration age, String key) throws Exception {
        Instant initiated = uploads.list("bucket", key).get(0).initiated();
        while (Instant.now().isBefore(initiated.plus(age).plusSeconds(1))) {
            Thread.sleep(100);
        }
    }

    @Test
    void goesOnAfterAnUploadThatCannotBeAborted() throws Exception {
        open("a");
        open("b");
        open("c");
        awaitAge(Duration.ZERO, "c");
        server.when(ABORT_MULTIPART_UPLOAD).key("a").inject(Fault.status(403, "AccessDenied"));
        server.when(ABORT_MULTIPART_UPLOAD).key("b").inject(Fault.status(501, "NotImplemented"));
        IOException e = catchThrowableOfType(IOException.class, () -> uploads.abortStale("bucket", "", Duration.ZERO));
        assertThat(e).hasMessageStartingWith("s3://bucket/a: ").hasMessageContaining("403 AccessDenied");
        assertThat(e.getSuppressed()).hasSize(1);
        assertThat(e.getSuppressed()[0]).hasMessageStartingWith("s3://bucket/b: ");
        // one attempt each: the store would say the same again
        assertThat(server.requests(ABORT_MULTIPART_UPLOAD)).hasSize(3);
        assertThat(uploads.list("bucket", ""))
                .extracting(upload -> upload.object().key())
                .containsExactly("a", "b");
    }

    @Test
    void commitsWhatWasPreparedElsewhere() throws Exception {
        PendingUpload pending = prepare(S3WriteOptions.DEFAULT, 9 << 20);
        assertThat(server.object("bucket", "dir/file")).isEmpty();
        assertThat(uploads.resolve(pending)).isEmpty();
        S3Commit commit = uploads.commit(pending);
        assertThat(commit.parts()).isEqualTo(2);
        assertThat(server.object("bucket", "dir/file").orElseThrow().size()).isEqualTo(9 << 20);
        // twice is once
        assertThat(uploads.commit(pending).reconciled()).isTrue();
        assertThat(uploads.resolve(pending))
                .hasValueSatisfying(found -> assertThat(found.etag()).isEqualTo(commit.etag()));
    }

    @Test
    void keepsTheConditionsOfAPreparedUpload() throws Exception {
        PendingUpload createOnly = prepare(S3WriteOptions.builder().createOnly().build(), 10);
        PendingUpload plain = prepare(S3WriteOptions.DEFAULT, 10);
        // options of the committer have no say in it
        S3Uploads other =
                new S3Uploads(client, S3WriteOptions.builder().ifMatch("\"x\"").build());
        other.commit(plain);
        assertThatThrownBy(() -> other.commit(createOnly)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(server.requests(COMPLETE_MULTIPART_UPLOAD))
                .extracting(
                        request -> request.headers().get("if-none-match"),
                        request -> request.headers().get("if-match"))
                .containsExactly(tuple(null, null), tuple("*", null));
        assertThat(server.openUploads()).hasSize(1);
        uploads.abort(createOnly);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void looksAtTheObjectAfterACommitIfAskedTo() throws Exception {
        S3WriteOptions options = S3WriteOptions.builder().headAfterCommit(true).build();
        for (int size : new int[] {10, 9 << 20}) {
            server.clearRequests();
            try (S3OutputSink sink = new S3OutputFile(client, OBJECT, options).create()) {
                sink.write(new byte[size], 0, size);
                sink.commit();
            }
            assertThat(server.requests(HEAD_OBJECT)).hasSize(1);
        }
    }
}
