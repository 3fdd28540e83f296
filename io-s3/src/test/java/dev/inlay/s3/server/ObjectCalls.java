// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static dev.inlay.s3.server.Xml.element;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with whole objects. */
final class ObjectCalls {

    private final Store store;
    private final Rules rules;

    ObjectCalls(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Answer put(S3Request request, ReceivedBody body) throws S3Error {
        if (body.content.size() > rules.maxPartSize) {
            throw new S3Error(
                    400,
                    "EntityTooLarge",
                    body.content.size() + " bytes in one request, allowed are " + rules.maxPartSize);
        }
        String checksum = request.header("x-amz-checksum-crc32c") == null ? null : Crc32c.text(body.crc32c);
        StoredObject object =
                new StoredObject(body.content, body.etag, ObjectHeaders.of(request), checksum, "FULL_OBJECT");
        synchronized (store) {
            store.checkWrite(request);
            store.bucket(request.bucket()).put(request.key(), object);
        }
        Answer answer = Answer.empty(200).with("ETag", ETags.quoted(body.etag));
        return checksum == null ? answer : answer.with("x-amz-checksum-crc32c", checksum);
    }

    Answer delete(S3Request request) throws S3Error {
        synchronized (store) {
            Map<String, StoredObject> objects = store.bucket(request.bucket());
            StoredObject there = objects.get(request.key());
            String match = request.header("if-match");
            if (match != null && there != null && !ETags.match(match, there.etag())) {
                throw S3Error.preconditionFailed("If-Match");
            }
            objects.remove(request.key());
        }
        return Answer.empty(204);
    }

    /** The whole object or a range of it; for a HEAD the caller leaves the body out. */
    Answer get(S3Request request, boolean ignoreRange) throws S3Error {
        if (request.query().containsKey("partNumber")) {
            throw S3Error.notImplemented("GET by part number");
        }
        StoredObject object;
        synchronized (store) {
            object = store.object(request.bucket(), request.key());
        }
        String match = request.header("if-match");
        if (match != null && !ETags.match(match, object.etag())) {
            throw S3Error.preconditionFailed("If-Match");
        }
        String noneMatch = request.header("if-none-match");
        if (noneMatch != null && ETags.match(noneMatch, object.etag())) {
            return Answer.empty(304).with("ETag", ETags.quoted(object.etag()));
        }
        Answer whole = new Answer(200, ObjectHeaders.told(object), object.content())
                .with("ETag", ETags.quoted(object.etag()))
                .with("Accept-Ranges", "bytes")
                .with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.lastModified().atOffset(ZoneOffset.UTC)));
        ByteRange range = ignoreRange ? null : ByteRange.parsed(request.header("range"));
        if (range != null) {
            return ranged(whole, range, object.size());
        }
        String checksum = object.checksum();
        if (checksum != null && "ENABLED".equals(request.header("x-amz-checksum-mode"))) {
            whole = whole.with("x-amz-checksum-crc32c", checksum).with("x-amz-checksum-type", object.checksumType());
        }
        return whole;
    }

    private Answer ranged(Answer whole, ByteRange range, long size) throws S3Error {
        if (size == 0 && range.isSuffix() && rules.emptySuffixOk) {
            return whole;
        }
        ByteRange actual = range.within(size);
        if (actual == null) {
            return new S3Error(416, "InvalidRange", "The requested range is not satisfiable: " + range)
                    .answer()
                    .with("Content-Range", "bytes */" + size);
        }
        Content slice = whole.body().slice(actual.first(), actual.last() - actual.first() + 1);
        return new Answer(206, whole.headers(), slice)
                .with("Content-Range", "bytes " + actual.first() + "-" + actual.last() + "/" + size);
    }

    Answer tags(S3Request request) throws S3Error {
        @Nullable String tagging;
        synchronized (store) {
            tagging = store.object(request.bucket(), request.key()).headers().get("x-amz-tagging");
        }
        StringBuilder set = new StringBuilder();
        for (String tag : tagging == null ? new String[0] : tagging.split("&", -1)) {
            int equals = tag.indexOf('=');
            String name = S3Request.decoded(tag.substring(0, equals));
            String value = S3Request.decoded(tag.substring(equals + 1));
            set.append("<Tag>")
                    .append(element("Key", name))
                    .append(element("Value", value))
                    .append("</Tag>");
        }
        return Answer.xml("Tagging", "<TagSet>" + set + "</TagSet>");
    }
}
