// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static dev.inlay.s3.server.Operation.CREATE_MULTIPART_UPLOAD;
import static dev.inlay.s3.server.Operation.LIST_MULTIPART_UPLOADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inlay.s3.S3Clients;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.server.Fault;
import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Patience;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

class LostUploadsTest {

    private FaultS3Server server;
    private S3Client client;
    private SdkRequests requests;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
        client = S3Clients.builder()
                .endpoint(server.endpoint())
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret")))
                .build();
        requests = requests("key");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private SdkRequests requests(String key) {
        S3WriteOptions options = S3WriteOptions.builder().attempts(3).build();
        return new SdkRequests(client, new S3Location("bucket", key), options, RequestListener.NONE);
    }

    @Test
    void asksForNothingIfNothingIsLost() throws Exception {
        String id = requests.create(null);
        requests.abort(id);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void abortsWhatACreateWithoutAnswerHasOpened() throws Exception {
        server.when(CREATE_MULTIPART_UPLOAD).times(1, 2).inject(Fault.reset().afterEffect());
        String id = requests.create(null);
        assertThat(server.openUploads()).hasSize(3).contains(id);
        requests.abort(id);
        assertThat(server.openUploads()).isEmpty();
        requests.abort(id);
        assertThat(server.requests(LIST_MULTIPART_UPLOADS)).hasSize(1);
    }

    @Test
    void abortsItAfterACompleteToo() throws Exception {
        server.when(CREATE_MULTIPART_UPLOAD).nth(1).inject(Fault.emptyOk().afterEffect());
        String id = requests.create(null);
        List<S3Requests.Part> parts = List.of(requests.uploadPart(id, 1, Bytes.of(10)));
        requests.complete(id, parts, 10, Bytes.of(10).crc32c());
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void abortsAllIfNoAnswerComesAtAll() {
        server.when(CREATE_MULTIPART_UPLOAD).inject(Fault.reset().afterEffect());
        S3RequestException e = catchThrowableOfType(S3RequestException.class, () -> requests.create(null));
        assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.requests(CREATE_MULTIPART_UPLOAD)).hasSize(3);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void abortsItAfterAnInterruptToo() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.when(CREATE_MULTIPART_UPLOAD).inject(Fault.reset().afterEffect().heldUntil(release));
        Thread caller = Thread.currentThread();
        CompletableFuture<Void> interrupter = CompletableFuture.runAsync(() -> {
            Patience.until("it is open", () -> !server.openUploads().isEmpty());
            caller.interrupt();
            release.countDown();
        });
        S3RequestException e = catchThrowableOfType(S3RequestException.class, () -> requests.create(null));
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
        assertThat(e.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(server.openUploads()).isEmpty();
    }

    @Test
    void leavesTheUploadsOfOthersAlone() throws Exception {
        server.rules().pageSize(2);
        SdkRequests neighbour = requests("key2");
        neighbour.create(null);
        SdkRequests other = requests("key");
        String running = other.create(null);
        other.uploadPart(running, 1, Bytes.of(10));
        server.when(CREATE_MULTIPART_UPLOAD).nth(1).inject(Fault.reset().afterEffect());
        String id = requests.create(null);
        requests.abort(id);
        assertThat(server.openUploads()).hasSize(2).contains(running);
    }
}
