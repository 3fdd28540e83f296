// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static dev.inlay.s3.server.Xml.element;

import java.util.Locale;

/** Multipart uploads, up to their completion. */
final class UploadCalls {

    private final Store store;
    private final Rules rules;

    UploadCalls(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Answer create(S3Request request) throws S3Error {
        String algorithm =
                request.headers().getOrDefault("x-amz-checksum-algorithm", "").toUpperCase(Locale.ROOT);
        if (!algorithm.isEmpty() && !algorithm.equals("CRC32C") && !rules.awsChunked) {
            throw S3Error.notImplemented("checksums by " + algorithm);
        }
        boolean fullObject = "FULL_OBJECT".equals(request.header("x-amz-checksum-type"));
        String id;
        synchronized (store) {
            store.bucket(request.bucket());
            id = store.newUploadId();
            store.open(
                    new Upload(id, request.bucket(), request.key(), ObjectHeaders.of(request), algorithm, fullObject));
        }
        Answer answer = Answer.xml(
                "InitiateMultipartUploadResult",
                element("Bucket", request.bucket()) + element("Key", request.key()) + element("UploadId", id));
        if (algorithm.isEmpty()) {
            return answer;
        }
        return answer.with("x-amz-checksum-algorithm", algorithm)
                .with("x-amz-checksum-type", fullObject ? "FULL_OBJECT" : "COMPOSITE");
    }

    /** The upload that a part is for, looked up before its body is read. */
    Upload upload(S3Request request) throws S3Error {
        int number = request.partNumber();
        if (number < 1 || number > rules.maxParts) {
            throw new S3Error(
                    400,
                    "InvalidArgument",
                    "Part number must be an integer between 1 and " + rules.maxParts + ", inclusive: " + number);
        }
        synchronized (store) {
            return store.upload(request);
        }
    }

    Answer part(S3Request request, ReceivedBody body, Upload upload) throws S3Error {
        boolean crcGiven = request.header("x-amz-checksum-crc32c") != null;
        if (crcGiven && upload.checksumAlgorithm.isEmpty()) {
            throw S3Error.invalidRequest(
                    "Checksum Type mismatch occurred, expected checksum Type: null, actual: crc32c");
        }
        put(request, upload, new Part(body.content, body.etag, crcGiven ? (Integer) body.crc32c : null));
        Answer answer = Answer.empty(200).with("ETag", ETags.quoted(body.etag));
        return crcGiven ? answer.with("x-amz-checksum-crc32c", Crc32c.text(body.crc32c)) : answer;
    }

    private void put(S3Request request, Upload upload, Part part) throws S3Error {
        if (part.content().size() > rules.maxPartSize) {
            throw new S3Error(
                    400,
                    "EntityTooLarge",
                    part.content().size() + " bytes in one part, allowed are " + rules.maxPartSize);
        }
        synchronized (store) {
            if (rules.latePartsLand && !store.completed.containsKey(upload.id)) {
                store.open(upload);
            }
            store.upload(request).parts.put(request.partNumber(), part);
        }
    }

    Answer partCopy(S3Request request) throws S3Error {
        Upload upload = upload(request);
        String source = S3Request.decoded(request.headers().getOrDefault("x-amz-copy-source", ""));
        String path = source.startsWith("/") ? source.substring(1) : source;
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw new S3Error(400, "InvalidArgument", "Copy source must be bucket/key: " + source);
        }
        StoredObject object;
        synchronized (store) {
            object = store.object(path.substring(0, slash), path.substring(slash + 1));
        }
        String match = request.header("x-amz-copy-source-if-match");
        if (match != null && !ETags.match(match, object.etag())) {
            throw S3Error.preconditionFailed("x-amz-copy-source-If-Match");
        }
        Content content = object.content();
        String rangeHeader = request.header("x-amz-copy-source-range");
        ByteRange range = ByteRange.parsed(rangeHeader);
        if (rangeHeader != null) {
            if (range == null || range.isSuffix() || range.last() >= object.size()) {
                throw new S3Error(
                        400, "InvalidArgument", rangeHeader + " is not within the " + object.size() + " bytes there");
            }
            content = content.slice(range.first(), range.last() - range.first() + 1);
        }
        int crc = Crc32c.of(content);
        String etag = ETags.cheap(content.size(), crc);
        put(request, upload, new Part(content, etag, upload.checksumAlgorithm.isEmpty() ? null : (Integer) crc));
        return Answer.xml(
                "CopyPartResult", element("ETag", ETags.quoted(etag)) + element("LastModified", object.lastModified()));
    }

    Answer abort(S3Request request) throws S3Error {
        synchronized (store) {
            store.forgetUpload(store.upload(request).id);
        }
        return Answer.empty(204);
    }
}
