// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.AttributeMap;

/** What a client's requests look like to the store. */
class S3ClientsTest {

    private static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret"));

    private FaultS3Server server;

    @BeforeEach
    void start() {
        server = FaultS3Server.start("bucket");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record ApacheClients(List<SdkHttpClient> made) implements SdkHttpClient.Builder<ApacheClients> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            SdkHttpClient client = Apache5HttpClient.builder().buildWithDefaults(defaults);
            made.add(client);
            return client;
        }
    }

    /** The headers of a PutObject of 3 MiB, which is more than the SDK sends without asking first. */
    private Map<String, String> put(S3Clients clients) {
        try (S3Client client = clients.endpoint(server.endpoint()).build()) {
            client.putObject(b -> b.bucket("bucket").key("key"), RequestBody.fromBytes(new byte[3 << 20]));
        }
        assertThat(server.requests(Operation.PUT_OBJECT)).hasSize(1);
        return server.requests(Operation.PUT_OBJECT).get(0).headers();
    }

    @Test
    void sendsAPlainBodyUnasked() {
        Map<String, String> headers = put(S3Clients.builder().credentials(KEYS));
        assertThat(headers)
                .doesNotContainKeys("expect", "content-encoding", "x-amz-trailer", "transfer-encoding")
                .containsEntry("content-length", "3145728");
        // SHA-256 of the body
        assertThat(headers.get("x-amz-content-sha256")).matches("[0-9a-f]{64}");
        assertThat(headers.get("authorization")).contains("/us-east-1/s3/aws4_request");
        assertThat(server.object("bucket", "key").orElseThrow().size()).isEqualTo(3145728);
    }

    @Test
    void signsWithoutTheBody() {
        Map<String, String> headers =
                put(S3Clients.builder().credentials(KEYS).region("eu-west-3").unsignedPayload(true));
        assertThat(headers)
                .doesNotContainKeys("expect", "content-encoding", "x-amz-trailer", "transfer-encoding")
                .containsEntry("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        assertThat(headers.get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=access/")
                .contains("/eu-west-3/s3/aws4_request")
                .contains("SignedHeaders=")
                .contains("host;");
    }

    @Test
    void goesThroughTheHttpClientThatItIsGiven() {
        List<SdkHttpClient> made = new ArrayList<>();
        Map<String, String> headers = put(S3Clients.builder().credentials(KEYS).httpClient(new ApacheClients(made)));
        assertThat(made).hasSize(1);
        assertThat(headers).doesNotContainKeys("expect", "content-encoding", "x-amz-trailer", "transfer-encoding");
        assertThat(server.object("bucket", "key").orElseThrow().size()).isEqualTo(3145728);
    }

    @Test
    void goesWithoutCredentialsIfToldTo() {
        assertThat(put(S3Clients.builder().credentials(AnonymousCredentialsProvider.create())))
                .doesNotContainKey("authorization");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> S3Clients.builder().endpoint(URI.create("localhost:4566")))
                .hasMessage("'localhost:4566' is not an address like http://localhost:4566");
        assertThatThrownBy(() -> S3Clients.builder().maxConnections(0))
                .hasMessage("maxConnections 0 is not at least 1");
    }
}
