// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.util.Map;

/** What a request asks for, by S3's own name for it. */
public enum Operation {
    CREATE_BUCKET,
    HEAD_BUCKET,
    PUT_OBJECT,
    GET_OBJECT,
    HEAD_OBJECT,
    DELETE_OBJECT,
    GET_OBJECT_TAGGING,
    CREATE_MULTIPART_UPLOAD,
    UPLOAD_PART,
    UPLOAD_PART_COPY,
    COMPLETE_MULTIPART_UPLOAD,
    ABORT_MULTIPART_UPLOAD,
    LIST_PARTS,
    LIST_MULTIPART_UPLOADS,
    LIST_OBJECTS_V2,
    /** Anything else: answered with 501. */
    OTHER;

    static Operation of(String method, boolean ofKey, Map<String, String> query, Map<String, String> headers) {
        return switch (method) {
            case "HEAD" -> ofKey ? HEAD_OBJECT : HEAD_BUCKET;
            case "PUT" -> ofKey ? ofPut(query, headers) : query.isEmpty() ? CREATE_BUCKET : OTHER;
            case "GET" -> ofKey ? ofGet(query) : ofBucketGet(query);
            case "POST" -> ofKey ? ofPost(query) : OTHER;
            case "DELETE" -> !ofKey ? OTHER : query.containsKey("uploadId") ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
            default -> OTHER;
        };
    }

    private static Operation ofPut(Map<String, String> query, Map<String, String> headers) {
        boolean copy = headers.containsKey("x-amz-copy-source");
        if (query.containsKey("uploadId")) {
            return copy ? UPLOAD_PART_COPY : UPLOAD_PART;
        }
        return copy || query.containsKey("tagging") || query.containsKey("acl") ? OTHER : PUT_OBJECT;
    }

    private static Operation ofGet(Map<String, String> query) {
        if (query.containsKey("uploadId")) {
            return LIST_PARTS;
        }
        return query.containsKey("tagging") ? GET_OBJECT_TAGGING : GET_OBJECT;
    }

    private static Operation ofBucketGet(Map<String, String> query) {
        if (query.containsKey("uploads")) {
            return LIST_MULTIPART_UPLOADS;
        }
        return "2".equals(query.get("list-type")) ? LIST_OBJECTS_V2 : OTHER;
    }

    private static Operation ofPost(Map<String, String> query) {
        if (query.containsKey("uploads")) {
            return CREATE_MULTIPART_UPLOAD;
        }
        return query.containsKey("uploadId") ? COMPLETE_MULTIPART_UPLOAD : OTHER;
    }
}
