// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which headers of a write belong to the object. */
final class ObjectHeaders {

    private static final Set<String> KEPT = Set.of(
            "content-type",
            "content-encoding",
            "content-language",
            "content-disposition",
            "cache-control",
            "expires",
            "x-amz-storage-class",
            "x-amz-tagging",
            "x-amz-acl",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-server-side-encryption-bucket-key-enabled",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-server-side-encryption-customer-key-md5");

    /** What a store knows and a reader of the object is not told. */
    private static final Set<String> UNTOLD = Set.of("x-amz-tagging", "x-amz-acl");

    private ObjectHeaders() {}

    static Map<String, String> of(S3Request request) {
        Map<String, String> kept = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-meta-") || KEPT.contains(name)) {
                kept.put(name, value);
            }
        });
        kept.computeIfPresent("content-encoding", (name, value) -> {
            String rest = value.replaceFirst("aws-chunked,?", "");
            return rest.isEmpty() ? null : rest;
        });
        kept.putIfAbsent("content-type", "binary/octet-stream");
        return kept;
    }

    /** What a GET or HEAD says of the object. */
    static Map<String, String> told(StoredObject object) {
        Map<String, String> told = new TreeMap<>(object.headers());
        told.keySet().removeAll(UNTOLD);
        return told;
    }
}
