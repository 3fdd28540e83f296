// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.server.Clients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Each server has the quirks that are said of it and no others: with the SDK alone. */
@Timeout(900) // seconds; a server may have to be installed first
class QuirksTest {

    private static final int PART = 5 << 20;

    /** A bucket, an upload in it, and what may be done with them. */
    private static final class Probe {
        private final TestBucket bucket;

        Probe(TestBucket bucket) {
            this.bucket = bucket;
        }

        /** The status of the answer. */
        static int status(Runnable call) {
            try {
                call.run();
                return 200;
            } catch (S3Exception e) {
                return e.statusCode();
            }
        }

        String create(String key) {
            return bucket.eyes
                    .createMultipartUpload(b -> b.bucket(bucket.name).key(key))
                    .uploadId();
        }

        CompletedPart part(String key, String id, int number, int size) {
            String etag = bucket.eyes
                    .uploadPart(
                            b -> b.bucket(bucket.name).key(key).uploadId(id).partNumber(number),
                            RequestBody.fromBytes(new byte[size]))
                    .eTag();
            return CompletedPart.builder().partNumber(number).eTag(etag).build();
        }

        int complete(String key, String id, Long size, CompletedPart... parts) {
            return status(() -> bucket.eyes.completeMultipartUpload(b -> b.bucket(bucket.name)
                    .key(key)
                    .uploadId(id)
                    .mpuObjectSize(size)
                    .multipartUpload(u -> u.parts(parts))));
        }

        void abort(String key, String id) {
            bucket.eyes.abortMultipartUpload(b -> b.bucket(bucket.name).key(key).uploadId(id));
        }

        int completeOfSize(long size) {
            String id = create("k");
            return complete("k", id, size, part("k", id, 1, 10));
        }

        boolean shows(Quirk quirk) {
            return switch (quirk) {
                case ANY_SECRET -> {
                    try (S3Client other = Clients.plain(bucket.server.endpoint(), bucket.server.accessKey(), "wrong")) {
                        yield status(() -> other.headBucket(b -> b.bucket(bucket.name))) == 200;
                    }
                }
                case NO_TAGS -> tagged() == null;
                case TAGS_KEPT_ENCODED -> "deep%20red".equals(tagged());
                case ABORT_REMOVES_OBJECT -> {
                    bucket.put("k", new byte[1]);
                    abort("k", create("k"));
                    yield bucket.keys().isEmpty();
                }
                case ABORT_REMOVES_PARTS -> {
                    String id = create("k");
                    CompletedPart part = part("k", id, 1, 10);
                    abort("k", create("k"));
                    yield complete("k", id, null, part) == 400;
                }
                case CREATE_RACES -> throw new AssertionError("left to chance");
                case OBJECT_SIZE_REFUSED -> completeOfSize(10) == 501;
                case OBJECT_SIZE_UNCHECKED -> completeOfSize(11) == 200;
                case SECOND_COMPLETE_OK -> {
                    String id = create("k");
                    CompletedPart part = part("k", id, 1, 10);
                    assertThat(complete("k", id, null, part)).isEqualTo(200);
                    yield complete("k", id, null, part) == 200;
                }
                case PARTS_IN_ANY_ORDER -> {
                    String id = create("k");
                    CompletedPart one = part("k", id, 1, PART);
                    CompletedPart two = part("k", id, 2, PART);
                    yield complete("k", id, null, two, one) == 200;
                }
                case PARTS_AFTER_ABORT -> {
                    String id = create("k");
                    abort("k", id);
                    yield status(() -> part("k", id, 1, 10)) == 200;
                }
                case PARTS_IN_ONE_PAGE -> {
                    String id = create("k");
                    part("k", id, 1, 10);
                    part("k", id, 2, 10);
                    yield bucket.eyes
                                    .listParts(b -> b.bucket(bucket.name)
                                            .key("k")
                                            .uploadId(id)
                                            .maxParts(1))
                                    .parts()
                                    .size()
                            == 2;
                }
                case EMPTY_SUFFIX_OK -> {
                    bucket.put("k", new byte[0]);
                    yield status(() -> bucket.eyes.getObjectAsBytes(
                                    b -> b.bucket(bucket.name).key("k").range("bytes=-10")))
                            == 200;
                }
            };
        }

        /** What a tag with a blank in it comes back as, null if tags are refused. */
        private String tagged() {
            int status = status(() -> bucket.eyes.putObject(
                    b -> b.bucket(bucket.name).key("k").tagging("colour=deep%20red"), RequestBody.fromString("x")));
            return status == 501
                    ? null
                    : bucket.eyes
                            .getObjectTagging(b -> b.bucket(bucket.name).key("k"))
                            .tagSet()
                            .get(0)
                            .value();
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoseThatAreSaid(S3Servers which) {
        List<Quirk> shown = new ArrayList<>();
        try (TestBucket bucket = new TestBucket(which, "quirks")) {
            for (Quirk quirk : Quirk.values()) {
                // how a race ends is left to chance
                if (quirk == Quirk.CREATE_RACES ? which.quirks().contains(quirk) : new Probe(bucket).shows(quirk)) {
                    shown.add(quirk);
                }
                bucket.clear();
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(which.quirks());
    }
}
