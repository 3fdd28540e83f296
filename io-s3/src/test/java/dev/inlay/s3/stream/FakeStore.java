// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3Operation;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.Payload;
import dev.inlay.s3.transport.RequestListener;
import dev.inlay.s3.transport.S3Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A store in memory with one key, strict in everything that S3 is strict in, and what a transport would say of faults in between. */
final class FakeStore {

    /** An object at the key. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Stored(byte[] bytes, String etag, Map<String, String> metadata, int parts) {}

    private record Upload(String id, @Nullable String token, Map<Integer, byte[]> parts) {}

    /** What a fault does to one request. It runs outside the store's lock, so it may wait. */
    interface Fault {
        /** Called before the request takes effect; may throw, and then it does not. */
        default void before() throws S3RequestException {}

        /** Called after it took effect; may throw, and then its answer is lost. */
        default void after() throws S3RequestException {}
    }

    /** Chooses the fault of the {@code nth} request of its kind, from 1. */
    interface Script {
        @Nullable
        Fault fault(S3Operation operation, int nth);
    }

    private final Map<S3Operation, Integer> requests = new TreeMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();
    private volatile Script script = (operation, nth) -> null;
    private @Nullable Stored object;
    private int uploadsCreated;
    private boolean withoutEtags;
    private boolean losesTheLastByte;

    FakeStore script(Script faults) {
        script = faults;
        return this;
    }

    synchronized @Nullable Stored object() {
        return object;
    }

    synchronized void object(byte[] bytes, String etag) {
        object = new Stored(bytes, etag, Map.of(), 0);
    }

    synchronized List<String> openUploads() {
        return List.copyOf(uploads.keySet());
    }

    /** Opens an upload again, as a part does that lands after it was aborted. */
    synchronized void bringBack(String uploadId) {
        uploads.put(uploadId, new Upload(uploadId, null, new TreeMap<>()));
    }

    synchronized void forget(String uploadId) {
        uploads.remove(uploadId);
    }

    /** Publishes the only upload there is, as a Complete does whose answer got lost. */
    synchronized void completeBehindTheScenes() {
        Upload upload = uploads.values().iterator().next();
        uploads.clear();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        upload.parts().values().forEach(whole::writeBytes);
        Map<String, String> metadata = upload.token() == null ? Map.of() : Map.of(S3Requests.TOKEN, upload.token());
        object = new Stored(
                whole.toByteArray(), "\"late\"", metadata, upload.parts().size());
    }

    /** Answers without ETag, as a body that is empty has it. */
    FakeStore withoutEtags() {
        withoutEtags = true;
        return this;
    }

    /** Keeps all of an object but its last byte. */
    void losingTheLastByte() {
        losesTheLastByte = true;
    }

    synchronized Map<S3Operation, Integer> requests() {
        return new TreeMap<>(requests);
    }

    synchronized int requestCount() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    private synchronized int count(S3Operation operation) {
        return requests.merge(operation, 1, Integer::sum);
    }

    static Fault failBefore(Kind kind) {
        return new Fault() {
            @Override
            public void before() throws S3RequestException {
                throw failure(kind);
            }
        };
    }

    static Fault failAfter(Kind kind) {
        return new Fault() {
            @Override
            public void after() throws S3RequestException {
                throw failure(kind);
            }
        };
    }

    /** Holds a request before its effect, and ends it when its thread is interrupted, as the SDK does. */
    static Fault heldUntil(CountDownLatch release) {
        return new Fault() {
            @Override
            public void before() throws S3RequestException {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw failure(Kind.CANCELLED);
                }
            }
        };
    }

    static S3RequestException failure(Kind kind) {
        return new S3RequestException(kind, "s3://bucket/key: injected " + kind + " (request R7)", "R7", null);
    }

    /** Requests of one stream. */
    S3Requests requests(boolean createOnly, @Nullable String ifMatch, RequestListener listener) {
        return new Requests(createOnly, ifMatch, listener);
    }

    private interface Effect<T> {
        T run() throws S3RequestException;
    }

    private final class Requests implements S3Requests {

        private final boolean createOnly;
        private final @Nullable String ifMatch;
        private final RequestListener listener;

        Requests(boolean createOnly, @Nullable String ifMatch, RequestListener listener) {
            this.createOnly = createOnly;
            this.ifMatch = ifMatch;
            this.listener = listener;
        }

        private <T> T request(S3Operation operation, Effect<T> effect) throws S3RequestException {
            listener.attempt(operation, 1);
            Fault fault = script.fault(operation, count(operation));
            if (fault != null) {
                fault.before();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw failure(Kind.CANCELLED);
            }
            T result;
            synchronized (FakeStore.this) {
                result = effect.run();
            }
            if (fault != null) {
                fault.after();
            }
            return result;
        }

        private void requireCondition() throws S3RequestException {
            FakeStore.Stored there = object;
            if (createOnly && there != null) {
                throw failure(Kind.PRECONDITION_FAILED);
            }
            if (ifMatch != null) {
                if (there == null) {
                    throw failure(Kind.NO_SUCH_KEY);
                }
                if (!there.etag().equals(ifMatch)) {
                    throw failure(Kind.PRECONDITION_FAILED);
                }
            }
        }

        @Override
        public S3Requests.Stored put(Payload payload, @Nullable String token) throws S3RequestException {
            byte[] bytes = bytes(payload);
            return request(S3Operation.PUT_OBJECT, () -> {
                requireCondition();
                return store(bytes, '"' + md5(bytes) + '"', token, 0);
            });
        }

        private S3Requests.Stored store(byte[] sent, String etag, @Nullable String token, int parts) {
            byte[] bytes = losesTheLastByte ? Arrays.copyOf(sent, sent.length - 1) : sent;
            object = new FakeStore.Stored(
                    bytes, etag, token == null ? Map.of() : Map.of(S3Requests.TOKEN, token), parts);
            return new S3Requests.Stored(withoutEtags ? null : etag, null, base64(crc(bytes)), "R1");
        }

        @Override
        public String create(@Nullable String token) throws S3RequestException {
            return request(S3Operation.CREATE_MULTIPART_UPLOAD, () -> {
                String id = "upload-" + ++uploadsCreated;
                uploads.put(id, new Upload(id, token, new TreeMap<>()));
                return id;
            });
        }

        private Upload upload(String id) throws S3RequestException {
            Upload upload = uploads.get(id);
            if (upload == null) {
                throw failure(Kind.NO_SUCH_UPLOAD);
            }
            return upload;
        }

        @Override
        public Part uploadPart(String uploadId, int number, Payload payload) throws S3RequestException {
            byte[] bytes = bytes(payload);
            return request(S3Operation.UPLOAD_PART, () -> {
                upload(uploadId).parts().put(number, bytes);
                return new Part(number, '"' + md5(bytes) + '"', bytes.length, crc(bytes));
            });
        }

        @Override
        public S3Requests.Stored complete(String uploadId, List<Part> parts, long size, int crc32c)
                throws S3RequestException {
            return request(S3Operation.COMPLETE_MULTIPART_UPLOAD, () -> {
                Upload upload = upload(uploadId);
                ByteArrayOutputStream whole = new ByteArrayOutputStream();
                MessageDigest digests = digest();
                for (Part part : parts) {
                    byte[] bytes = upload.parts().get(part.number());
                    if (bytes == null || !part.etag().equals('"' + md5(bytes) + '"') || crc(bytes) != part.crc32c()) {
                        throw failure(Kind.REJECTED);
                    }
                    whole.writeBytes(bytes);
                    digests.update(digest().digest(bytes));
                }
                byte[] bytes = whole.toByteArray();
                if (bytes.length != size || crc(bytes) != crc32c) {
                    throw failure(Kind.REJECTED);
                }
                requireCondition();
                uploads.remove(uploadId);
                String etag = '"' + HexFormat.of().formatHex(digests.digest()) + '-' + parts.size() + '"';
                return store(bytes, etag, upload.token(), parts.size());
            });
        }

        @Override
        public void abort(String uploadId) throws S3RequestException {
            request(S3Operation.ABORT_MULTIPART_UPLOAD, () -> uploads.remove(uploadId));
        }

        @Override
        public List<Part> listParts(String uploadId) throws S3RequestException {
            return request(S3Operation.LIST_PARTS, () -> {
                List<Part> parts = new ArrayList<>();
                upload(uploadId)
                        .parts()
                        .forEach((number, bytes) ->
                                parts.add(new Part(number, '"' + md5(bytes) + '"', bytes.length, crc(bytes))));
                return parts;
            });
        }

        @Override
        public @Nullable Head head() throws S3RequestException {
            return request(S3Operation.HEAD_OBJECT, () -> {
                FakeStore.Stored there = object;
                return there == null
                        ? null
                        : new Head(
                                there.bytes().length, there.etag(), null, base64(crc(there.bytes())), there.metadata());
            });
        }
    }

    private static byte[] bytes(Payload payload) {
        try (InputStream in = payload.open()) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length != payload.size() || crc(bytes) != payload.crc32c()) {
                throw new AssertionError(bytes.length + " bytes of " + payload.size());
            }
            return bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static String base64(int crc) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(4).putInt(crc).array());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }
}
