// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Entity tags as S3 makes them. */
final class ETags {

    private ETags() {}

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has MD5", e);
        }
    }

    /** The MD5 of the parts' MD5s, then the number of parts. */
    static String ofParts(List<Part> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (Part part : parts) {
            digests.writeBytes(HexFormat.of().parseHex(part.etag()));
        }
        return HexFormat.of().formatHex(md5().digest(digests.toByteArray())) + "-" + parts.size();
    }

    /** In place of an MD5 where that would cost too much: as long, and another for other bytes. */
    static String cheap(long size, int crc32c) {
        return String.format(Locale.ROOT, "%016x%016x", size, crc32c & 0xFFFF_FFFFL);
    }

    static String quoted(String etag) {
        return "\"" + etag + "\"";
    }

    static String bare(String etag) {
        return etag.replace("\"", "").strip();
    }

    static boolean match(String condition, String etag) {
        return condition.strip().equals("*") || bare(condition).equals(etag);
    }
}
