// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.S3WriteOptions;
import dev.inlay.s3.transport.FakeHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Stores in other time zones, other regions, and with other ideas of what was sent. */
class OddStoreTest {

    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private static SdkRequests requests(S3Client client, S3WriteOptions options) {
        return new SdkRequests(client, new S3Location("bucket", "key"), options, RequestListener.NONE);
    }

    private static S3RequestException headFailure(FakeHttp http) {
        try (S3Client client = http.client()) {
            return catchThrowableOfType(
                    S3RequestException.class,
                    () -> requests(client, S3WriteOptions.DEFAULT).head());
        }
    }

    private static Instant signedAt(SdkHttpRequest request) {
        String date = request.firstMatchingHeader("X-Amz-Date").orElseThrow();
        return ZonedDateTime.parse(date, AMZ_DATE.withZone(ZoneOffset.UTC)).toInstant();
    }

    /** The SDK sets its clock although it does not retry: our next attempt is signed by the store's time. */
    @Test
    void setsItsClockByTheStores() {
        ZonedDateTime there = ZonedDateTime.now(ZoneOffset.UTC).plusHours(5);
        FakeHttp http = new FakeHttp(
                request -> new Reply(403, Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(there))));
        S3RequestException e = headFailure(http);
        assertThat(e.kind()).isEqualTo(Kind.DENIED);
        assertThat(e)
                .hasMessageMatching(
                        "s3://bucket/key: HeadObject: 403.*; the store's clock and this one differ by 1\\d{4} s \\(.*");
        // with the checksum mode and without, twice each
        assertThat(http.requests).hasSize(4);
        assertThat(Duration.between(signedAt(http.requests.get(0)), there).toMinutes())
                .isBetween(299L, 300L);
        assertThat(Duration.between(signedAt(http.requests.get(1)), there).abs())
                .isLessThan(Duration.ofMinutes(2));
    }

    /** A marker that leads to the page it came from would lead there for ever. */
    @Test
    @Timeout(120)
    void asksOnceMoreForAPageOfUploadsThatIsTheSameAgain() throws Exception {
        String page =
                "<ListMultipartUploadsResult><IsTruncated>true</IsTruncated><Upload><Key>key</Key><UploadId>old</UploadId>"
                        + "<Initiated>2001-01-01T00:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>";
        AtomicInteger creates = new AtomicInteger();
        FakeHttp http = new FakeHttp(request -> switch (request.method()) {
            case GET -> new Reply(200, Map.of(), page);
            case DELETE -> new Reply(204, Map.of());
            default ->
                creates.getAndIncrement() == 0
                        ? new Reply(500, Map.of())
                        : new Reply(
                                200,
                                Map.of(),
                                "<InitiateMultipartUploadResult><UploadId>ours</UploadId></InitiateMultipartUploadResult>");
        });
        try (S3Client client = http.client()) {
            SdkRequests requests = requests(client, S3WriteOptions.DEFAULT);
            assertThat(requests.create(null)).isEqualTo("ours");
            requests.abort("ours");
        }
        assertThat(http.requests.stream().filter(request -> request.method() == SdkHttpMethod.GET))
                .hasSize(2);
    }

    @Test
    void namesTheRegionThatTheBucketIsIn() {
        FakeHttp http = new FakeHttp(request -> new Reply(301, Map.of("x-amz-bucket-region", "eu-west-3")));
        S3RequestException e = headFailure(http);
        assertThat(e.kind()).isEqualTo(Kind.REJECTED);
        assertThat(e).hasMessageContaining("; the bucket is in region eu-west-3 (");
        assertThat(http.requests).hasSize(1);
    }

    @Test
    void noticesAnObjectOfAnotherSize() {
        FakeHttp http = new FakeHttp(request -> new Reply(
                200,
                request.method() == SdkHttpMethod.HEAD
                        ? Map.of("ETag", "\"e\"", "Content-Length", "1049")
                        : Map.of("ETag", "\"e\"")));
        S3WriteOptions options = S3WriteOptions.builder().headAfterCommit(true).build();
        try (S3Client client = http.client()) {
            S3RequestException e = catchThrowableOfType(
                    S3RequestException.class, () -> requests(client, options).put(Bytes.of(1000), null));
            assertThat(e.kind()).isEqualTo(Kind.CORRUPTED);
            assertThat(e).hasMessage("s3://bucket/key is in its place, but has 1049 bytes instead of 1000");
        }
    }

    @Test
    void leavesTheSizeOfAnotherWritersObjectAlone() throws Exception {
        FakeHttp http = new FakeHttp(request -> new Reply(
                200,
                request.method() == SdkHttpMethod.HEAD
                        ? Map.of("ETag", "\"theirs\"", "Content-Length", "5")
                        : Map.of("ETag", "\"ours\"")));
        S3WriteOptions options = S3WriteOptions.builder().headAfterCommit(true).build();
        try (S3Client client = http.client()) {
            assertThat(requests(client, options).put(Bytes.of(1000), null).etag())
                    .isEqualTo("\"ours\"");
        }
    }

    /** The store has kept other bytes than were sent, and says so without noticing. */
    @Test
    void noticesAPartWithAnotherChecksum() {
        FakeHttp http =
                new FakeHttp(request -> new Reply(200, Map.of("ETag", "\"e\"", "x-amz-checksum-crc32c", "4waSgw==")));
        try (S3Client client = http.client()) {
            S3RequestException e = catchThrowableOfType(
                    S3RequestException.class,
                    () -> requests(client, S3WriteOptions.DEFAULT).uploadPart("u", 1, Bytes.of(10)));
            assertThat(e.kind()).isEqualTo(Kind.CORRUPTED);
            assertThat(e)
                    .hasMessageContaining(
                            "CRC32C " + Checksum.text(Bytes.of(10).crc32c()) + " was sent, the store has 4waSgw==")
                    .hasMessageContaining("2 attempts");
        }
    }

    @Test
    void doesNotAskAgainWithoutCredentials() {
        FakeHttp http = new FakeHttp(request -> new Reply(200, Map.of()));
        S3Client client = S3Client.builder()
                .httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> {
                    throw SdkClientException.create(
                            "Unable to load credentials from any of the providers in the chain");
                })
                .build();
        try (client) {
            S3RequestException e = catchThrowableOfType(
                    S3RequestException.class,
                    () -> requests(client, S3WriteOptions.DEFAULT).put(Bytes.of(1), null));
            assertThat(e.kind()).isEqualTo(Kind.DENIED);
            assertThat(e).hasMessageContaining("no credentials were found").hasMessageContaining("1 attempt ");
        }
        assertThat(http.requests).isEmpty();
    }

    @Test
    void givesAnAttemptTheTimeOfItsBytes() {
        Attempts attempts = new Attempts(
                "s3://bucket/key", 5, Duration.ofMinutes(3), RequestListener.NONE, () -> {}, new Backoff());
        assertThat(attempts.attemptTimeout(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(attempts.attemptTimeout(8 << 20)).isEqualTo(Duration.ofSeconds(62));
        assertThat(attempts.attemptTimeout(5L << 30)).isEqualTo(Duration.ofSeconds(30 + 20480));
    }
}
