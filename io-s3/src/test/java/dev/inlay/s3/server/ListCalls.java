// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static dev.inlay.s3.server.Xml.element;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lists, a page at a time. */
final class ListCalls {

    private final Store store;
    private final Rules rules;

    ListCalls(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    private int limit(S3Request request, String parameter) {
        return Math.min(
                rules.pageSize,
                Integer.parseInt(request.query().getOrDefault(parameter, Integer.toString(rules.pageSize))));
    }

    /** Keys as the request wants them: with encoding-type=url percent-encoded, as XML 1.0 cannot hold every character. */
    private static String key(S3Request request, String key) {
        return "url".equals(request.query().get("encoding-type"))
                ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/")
                : key;
    }

    private static String encodingType(S3Request request) {
        return "url".equals(request.query().get("encoding-type")) ? element("EncodingType", "url") : "";
    }

    Answer parts(S3Request request) throws S3Error {
        int limit = limit(request, "max-parts");
        int after = Integer.parseInt(request.query().getOrDefault("part-number-marker", "0"));
        StringBuilder xml = new StringBuilder();
        synchronized (store) {
            Map<Integer, Part> rest = store.upload(request).parts.tailMap(after, false);
            int last = after;
            int count = 0;
            for (Map.Entry<Integer, Part> entry : rest.entrySet()) {
                if (count == limit) {
                    break;
                }
                Part part = entry.getValue();
                last = entry.getKey();
                count++;
                Integer crc = part.crc32c();
                xml.append("<Part>")
                        .append(element("PartNumber", last))
                        .append(element("ETag", ETags.quoted(part.etag())))
                        .append(element("Size", part.content().size()))
                        .append(crc == null ? "" : element("ChecksumCRC32C", Crc32c.text(crc)))
                        .append("</Part>");
            }
            return Answer.xml(
                    "ListPartsResult",
                    element("Bucket", request.bucket())
                            + element("Key", request.key())
                            + element("UploadId", request.query().get("uploadId"))
                            + element("PartNumberMarker", after)
                            + element("NextPartNumberMarker", last)
                            + element("MaxParts", limit)
                            + element("IsTruncated", count < rest.size())
                            + xml);
        }
    }

    Answer uploads(S3Request request) throws S3Error {
        int limit = limit(request, "max-uploads");
        String prefix = request.query().getOrDefault("prefix", "");
        String keyMarker = request.query().getOrDefault("key-marker", "");
        String idMarker = request.query().getOrDefault("upload-id-marker", "");
        List<Upload> rest;
        synchronized (store) {
            store.bucket(request.bucket());
            rest = store.uploads().values().stream()
                    .filter(upload -> upload.bucket.equals(request.bucket()) && upload.key.startsWith(prefix))
                    .filter(upload -> isAfter(upload, keyMarker, idMarker))
                    .sorted(Comparator.comparing((Upload upload) -> upload.key).thenComparing(upload -> upload.id))
                    .toList();
        }
        List<Upload> page = rest.subList(0, Math.min(limit, rest.size()));
        StringBuilder xml = new StringBuilder(element("Bucket", request.bucket()))
                .append(element("KeyMarker", key(request, keyMarker)))
                .append(element("UploadIdMarker", idMarker))
                .append(element("Prefix", key(request, prefix)))
                .append(encodingType(request))
                .append(element("MaxUploads", limit))
                .append(element("IsTruncated", page.size() < rest.size()));
        if (page.size() < rest.size() && !page.isEmpty()) {
            Upload last = page.get(page.size() - 1);
            xml.append(element("NextKeyMarker", key(request, last.key))).append(element("NextUploadIdMarker", last.id));
        }
        for (Upload upload : page) {
            xml.append("<Upload>")
                    .append(element("Key", key(request, upload.key)))
                    .append(element("UploadId", upload.id))
                    .append(element("Initiated", upload.initiated))
                    .append("</Upload>");
        }
        return Answer.xml("ListMultipartUploadsResult", xml.toString());
    }

    private static boolean isAfter(Upload upload, String keyMarker, String idMarker) {
        int order = upload.key.compareTo(keyMarker);
        return order > 0 || order == 0 && !idMarker.isEmpty() && upload.id.compareTo(idMarker) > 0;
    }

    /** ListObjectsV2; the continuation token is the last key or common prefix of the page before. */
    Answer objects(S3Request request) throws S3Error {
        int limit = limit(request, "max-keys");
        String prefix = request.query().getOrDefault("prefix", "");
        String delimiter = request.query().getOrDefault("delimiter", "");
        String after = request.query()
                .getOrDefault("continuation-token", request.query().getOrDefault("start-after", ""));
        StringBuilder contents = new StringBuilder();
        TreeSet<String> prefixes = new TreeSet<>();
        int count = 0;
        String last = "";
        boolean truncated = false;
        synchronized (store) {
            for (Map.Entry<String, StoredObject> entry :
                    store.bucket(request.bucket()).tailMap(prefix).entrySet()) {
                String key = entry.getKey();
                if (!key.startsWith(prefix)) {
                    break;
                }
                int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                String name = cut < 0 ? key : key.substring(0, cut + delimiter.length());
                if (name.compareTo(after) <= 0 || prefixes.contains(name)) {
                    continue;
                }
                if (count == limit) {
                    truncated = true;
                    break;
                }
                count++;
                last = name;
                if (cut >= 0) {
                    prefixes.add(name);
                } else {
                    contents.append(entry(request, key, entry.getValue()));
                }
            }
        }
        StringBuilder xml = new StringBuilder(element("Name", request.bucket()))
                .append(element("Prefix", key(request, prefix)))
                .append(encodingType(request))
                .append(element("KeyCount", count))
                .append(element("MaxKeys", limit))
                .append(element("IsTruncated", truncated))
                .append(truncated ? element("NextContinuationToken", last) : "")
                .append(contents);
        for (String common : prefixes) {
            xml.append("<CommonPrefixes>")
                    .append(element("Prefix", key(request, common)))
                    .append("</CommonPrefixes>");
        }
        return Answer.xml("ListBucketResult", xml.toString());
    }

    private static String entry(S3Request request, String key, StoredObject object) {
        return "<Contents>" + element("Key", key(request, key)) + element("LastModified", object.lastModified())
                + element("ETag", ETags.quoted(object.etag())) + element("Size", object.size())
                + element("StorageClass", "STANDARD") + "</Contents>";
    }
}
