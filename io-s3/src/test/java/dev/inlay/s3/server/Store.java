// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Buckets, objects and open uploads. Whoever looks at or changes its maps holds its lock. */
final class Store {

    private final Map<String, NavigableMap<String, StoredObject>> buckets = new HashMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();
    /** The answers to uploads that were completed. */
    final Map<String, Answer> completed = new HashMap<>();

    private long nextUpload;

    void createBucket(String name) {
        buckets.computeIfAbsent(name, n -> new TreeMap<>());
    }

    NavigableMap<String, StoredObject> bucket(String name) throws S3Error {
        NavigableMap<String, StoredObject> objects = buckets.get(name);
        if (objects == null) {
            throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist: " + name);
        }
        return objects;
    }

    StoredObject object(String bucket, String key) throws S3Error {
        StoredObject object = bucket(bucket).get(key);
        if (object == null) {
            throw new S3Error(404, "NoSuchKey", "The specified key does not exist: " + key);
        }
        return object;
    }

    /** Conditions of a write: {@code If-None-Match: *} and {@code If-Match: etag}. */
    void checkWrite(S3Request request) throws S3Error {
        StoredObject there = bucket(request.bucket()).get(request.key());
        String noneMatch = request.header("if-none-match");
        if (noneMatch != null && !noneMatch.equals("*")) {
            throw S3Error.notImplemented("If-None-Match: " + noneMatch + " on a write");
        }
        if (noneMatch != null && there != null) {
            throw S3Error.preconditionFailed("If-None-Match");
        }
        String match = request.header("if-match");
        if (match != null && there == null) {
            throw new S3Error(404, "NoSuchKey", "If-Match, but there is no " + request.key());
        }
        if (match != null && !ETags.match(match, there.etag())) {
            throw S3Error.preconditionFailed("If-Match");
        }
    }

    String newUploadId() {
        return String.format(Locale.ROOT, "upload-%08d", ++nextUpload);
    }

    void open(Upload upload) {
        uploads.put(upload.id, upload);
    }

    /** Open uploads by their ids, which ascend with time. */
    Map<String, Upload> uploads() {
        return uploads;
    }

    /** The upload that a request names. */
    Upload upload(S3Request request) throws S3Error {
        bucket(request.bucket());
        String id = request.query().getOrDefault("uploadId", "");
        Upload upload = uploads.get(id);
        if (upload == null || !upload.key.equals(request.key()) || !upload.bucket.equals(request.bucket())) {
            throw S3Error.noSuchUpload(id);
        }
        return upload;
    }

    void forgetUpload(@Nullable String id) {
        if (id != null) {
            uploads.remove(id);
        }
    }
}
