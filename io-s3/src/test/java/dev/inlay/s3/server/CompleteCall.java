// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static dev.inlay.s3.server.Xml.element;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** CompleteMultipartUpload, with every rule that S3 documents for it. A refused one leaves the upload open. */
final class CompleteCall {

    private final Store store;
    private final Rules rules;

    CompleteCall(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Answer complete(S3Request request, ReceivedBody body) throws S3Error {
        List<Map<String, String>> listed = Xml.children(body.content.bytes(), "Part");
        if (listed.isEmpty()) {
            throw new S3Error(400, "MalformedXML", "The list of parts is empty");
        }
        synchronized (store) {
            Answer earlier = store.completed.get(request.query().getOrDefault("uploadId", ""));
            if (earlier != null && rules.repeatedCompleteOk) {
                return earlier;
            }
            Upload upload = store.upload(request);
            List<Part> parts = chosen(listed, upload);
            checkSizes(parts);
            StoredObject object = joined(parts, upload);
            checkObjectSize(request, object);
            checkChecksum(request, upload, object);
            store.checkWrite(request);
            store.bucket(request.bucket()).put(request.key(), object);
            store.forgetUpload(upload.id);
            Answer answer = answer(request, object);
            store.completed.put(upload.id, answer);
            return answer;
        }
    }

    private static Answer answer(S3Request request, StoredObject object) {
        String checksum = object.checksum();
        return Answer.xml(
                "CompleteMultipartUploadResult",
                element("Location", "/" + request.bucket() + "/" + request.key())
                        + element("Bucket", request.bucket())
                        + element("Key", request.key())
                        + element("ETag", ETags.quoted(object.etag()))
                        + (checksum == null
                                ? ""
                                : element("ChecksumCRC32C", checksum)
                                        + element("ChecksumType", object.checksumType())));
    }

    /** The parts that the request lists: ascending, uploaded, with their ETags and checksums. */
    private static List<Part> chosen(List<Map<String, String>> listed, Upload upload) throws S3Error {
        List<Part> parts = new ArrayList<>(listed.size());
        int before = 0;
        for (Map<String, String> entry : listed) {
            int number = Integer.parseInt(entry.getOrDefault("PartNumber", "0"));
            if (number <= before) {
                throw new S3Error(400, "InvalidPartOrder", "Part " + number + " is listed after part " + before);
            }
            if (!upload.checksumAlgorithm.isEmpty() && number != before + 1) {
                throw new S3Error(
                        400, "InvalidPartOrder", "With checksums parts are consecutive, not " + before + ", " + number);
            }
            Part part = upload.parts.get(number);
            if (part == null) {
                throw new S3Error(400, "InvalidPart", "Part " + number + " was not uploaded");
            }
            String etag = ETags.bare(entry.getOrDefault("ETag", ""));
            if (!etag.equals(part.etag())) {
                throw new S3Error(
                        400, "InvalidPart", "Part " + number + " has the ETag " + part.etag() + ", listed is " + etag);
            }
            Integer crc = part.crc32c();
            String listedCrc = entry.get("ChecksumCRC32C");
            if (crc != null && listedCrc != null && !listedCrc.equals(Crc32c.text(crc))) {
                throw new S3Error(400, "InvalidPart", "Part " + number + " has another CRC32C than listed");
            }
            parts.add(part);
            before = number;
        }
        return parts;
    }

    private void checkSizes(List<Part> parts) throws S3Error {
        long first = parts.get(0).content().size();
        for (int i = 0; i < parts.size(); i++) {
            long size = parts.get(i).content().size();
            boolean last = i == parts.size() - 1;
            if (!last && size < rules.minPartSize) {
                throw new S3Error(
                        400,
                        "EntityTooSmall",
                        "The " + (i + 1) + "th part has " + size + " bytes, allowed are " + rules.minPartSize);
            }
            if (rules.equalParts && (last ? size > first : size != first)) {
                throw new S3Error(
                        400,
                        "InvalidPart",
                        "All non-trailing parts must have the same length: the " + (i + 1) + "th has " + size
                                + " bytes, the first " + first);
            }
        }
    }

    private static StoredObject joined(List<Part> parts, Upload upload) {
        Content content = Content.joined(parts.stream().map(Part::content).toList());
        return new StoredObject(
                content,
                ETags.ofParts(parts),
                upload.headers,
                checksum(parts, upload),
                upload.fullObject ? "FULL_OBJECT" : "COMPOSITE");
    }

    private static @Nullable String checksum(List<Part> parts, Upload upload) {
        if (parts.stream().anyMatch(part -> part.crc32c() == null)) {
            return null;
        }
        if (upload.fullObject) {
            int crc = 0;
            for (Part part : parts) {
                crc = Crc32c.combined(crc, part.crc32c(), part.content().size());
            }
            return Crc32c.text(crc);
        }
        ByteArrayOutputStream crcs = new ByteArrayOutputStream();
        for (Part part : parts) {
            crcs.writeBytes(ByteBuffer.allocate(4).putInt(part.crc32c()).array());
        }
        CRC32C composite = new CRC32C();
        composite.update(crcs.toByteArray());
        return Crc32c.text((int) composite.getValue()) + "-" + parts.size();
    }

    private void checkObjectSize(S3Request request, StoredObject object) throws S3Error {
        String expected = request.header("x-amz-mp-object-size");
        if (expected == null) {
            return;
        }
        if (rules.objectSizeRefused) {
            throw S3Error.notImplemented("x-amz-mp-object-size");
        }
        if (Long.parseLong(expected) != object.size()) {
            throw S3Error.invalidRequest("The provided 'x-amz-mp-object-size' header is " + expected
                    + ", the parts sum up to " + object.size());
        }
    }

    private static void checkChecksum(S3Request request, Upload upload, StoredObject object) throws S3Error {
        String type = request.header("x-amz-checksum-type");
        if (type != null && !type.equals(upload.fullObject ? "FULL_OBJECT" : "COMPOSITE")) {
            throw S3Error.invalidRequest("The upload was created with another checksum type than " + type);
        }
        String given = request.header("x-amz-checksum-crc32c");
        if (given != null && !given.equals(object.checksum())) {
            throw new S3Error(400, "BadDigest", "The CRC32C you specified, " + given + ", is not " + object.checksum());
        }
    }
}
