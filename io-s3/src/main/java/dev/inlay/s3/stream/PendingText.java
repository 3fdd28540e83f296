// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Location;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pending upload as text, a line each, names escaped as in URLs:
 *
 * <pre>
 *  inlay-pending-upload 1
 *  object lake data%2Fa.parquet
 *  upload 2~Zb8
 *  token 5f0c…                                optional
 *  create-only                                optional
 *  if-match %22d41d…%22                       optional
 *  part %229b7d…-1%22 8388608 1c291ca3        ETag, bytes, CRC32C
 *  end 1                                      number of parts
 * </pre>
 */
public final class PendingText {

    private static final String HEAD = "inlay-pending-upload 1";

    private PendingText() {}

    public static String write(PendingUpload upload) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        line(text, "object", upload.object().bucket(), upload.object().key());
        line(text, "upload", upload.uploadId());
        if (upload.token() != null) {
            line(text, "token", upload.token());
        }
        if (upload.createOnly()) {
            line(text, "create-only");
        }
        if (upload.ifMatch() != null) {
            line(text, "if-match", upload.ifMatch());
        }
        for (PendingUpload.Part part : upload.parts()) {
            line(text, "part", part.etag(), Long.toString(part.size()), Integer.toHexString(part.crc32c()));
        }
        line(text, "end", Integer.toString(upload.parts().size()));
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String... values) {
        text.append(word);
        for (String value : values) {
            text.append(' ').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        text.append('\n');
    }

    public static PendingUpload read(String text) {
        try {
            return new Reading().read(text);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not a pending upload: " + e.getMessage(), e);
        }
    }

    private static final class Reading {

        private @Nullable S3Location object;
        private @Nullable String uploadId;
        private @Nullable String token;
        private boolean createOnly;
        private @Nullable String ifMatch;
        private final List<PendingUpload.Part> parts = new ArrayList<>();
        private boolean ended;

        PendingUpload read(String text) {
            List<String> lines = text.lines().toList();
            if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
                throw new IllegalArgumentException("a pending upload begins with the line '" + HEAD + "'");
            }
            for (String line : lines.subList(1, lines.size())) {
                take(line.split(" ", -1), line);
            }
            if (!ended || object == null || uploadId == null) {
                throw new IllegalArgumentException("the pending upload is not whole: " + lines.size() + " lines");
            }
            return new PendingUpload(object, uploadId, token, parts, createOnly, ifMatch);
        }

        private void take(String[] words, String line) {
            if (ended) {
                throw new IllegalArgumentException("a line behind the end: '" + line + "'");
            }
            switch (words[0]) {
                case "object" -> object = new S3Location(decoded(words[1]), decoded(words[2]));
                case "upload" -> uploadId = decoded(words[1]);
                case "token" -> token = decoded(words[1]);
                case "create-only" -> createOnly = true;
                case "if-match" -> ifMatch = decoded(words[1]);
                case "part" ->
                    parts.add(new PendingUpload.Part(
                            parts.size() + 1,
                            decoded(words[1]),
                            Long.parseLong(words[2]),
                            Integer.parseUnsignedInt(words[3], 16)));
                case "end" -> {
                    ended = true;
                    if (Integer.parseInt(words[1]) != parts.size()) {
                        throw new IllegalArgumentException(words[1] + " parts announced, " + parts.size() + " found");
                    }
                }
                default -> throw new IllegalArgumentException("a line that no pending upload has: '" + line + "'");
            }
        }

        private static String decoded(String word) {
            return URLDecoder.decode(word, StandardCharsets.UTF_8);
        }
    }
}
