// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The body of a request, and what its bytes hash to. */
final class ReceivedBody {

    private static final int PIECE = 64 * 1024;

    final Content content;
    final String etag;
    final int crc32c;

    private ReceivedBody(Content content, String etag, int crc32c) {
        this.content = content;
        this.etag = etag;
        this.crc32c = crc32c;
    }

    static ReceivedBody none() {
        return new ReceivedBody(Content.EMPTY, "", 0);
    }

    /**
     * Reads it all.
     *
     * @throws ConnectionCut where the fault says so, or the client gave up
     */
    static ReceivedBody of(HttpExchange exchange, S3Request request, Rules rules, Fault fault)
            throws IOException, S3Error {
        boolean discard = rules.discard && isPayload(request.operation());
        boolean hash = isPayload(request.operation());
        Pace pace = Pace.of(rules.bytesPerSecond, fault.requestRate());
        CRC32C crc = new CRC32C();
        MessageDigest md5 = ETags.md5();
        ByteArrayOutputStream kept = new ByteArrayOutputStream(discard ? 0 : expected(request));
        InputStream in = body(exchange, request, rules);
        byte[] piece = new byte[PIECE];
        long size = 0;
        while (true) {
            int wanted = pace.step(PIECE);
            if (fault.cutRequestAt() >= 0) {
                wanted = (int) Math.min(wanted, fault.cutRequestAt() - size);
                if (wanted == 0) {
                    throw new ConnectionCut(fault.toString());
                }
            }
            int count = in.read(piece, 0, wanted);
            if (count < 0) {
                break;
            }
            size += count;
            request.received(size);
            if (hash) {
                crc.update(piece, 0, count);
            }
            if (!discard) {
                kept.write(piece, 0, count);
                md5.update(piece, 0, count);
            }
            pace.moved(count);
        }
        if (fault.cutRequestAt() >= 0) {
            throw new ConnectionCut(fault.toString());
        }
        int crc32c = (int) crc.getValue();
        Content content = discard ? Content.discarded(size) : Content.of(kept.toByteArray());
        byte[] digest = md5.digest();
        ReceivedBody body = new ReceivedBody(
                content, discard ? ETags.cheap(size, crc32c) : HexFormat.of().formatHex(digest), crc32c);
        body.check(request, digest, discard);
        return body;
    }

    private static boolean isPayload(Operation operation) {
        return operation == Operation.PUT_OBJECT || operation == Operation.UPLOAD_PART;
    }

    private static int expected(S3Request request) {
        String length = request.header("content-length");
        return length == null ? 32 : (int) Math.min(64 << 20, Long.parseLong(length));
    }

    private static InputStream body(HttpExchange exchange, S3Request request, Rules rules) throws S3Error {
        String encoding = request.headers().getOrDefault("content-encoding", "");
        String sha = request.headers().getOrDefault("x-amz-content-sha256", "");
        if (encoding.contains("aws-chunked") || sha.startsWith("STREAMING-")) {
            if (!rules.awsChunked) {
                throw S3Error.notImplemented("aws-chunked: bodies here are plain, this one came as " + sha);
            }
            return new AwsChunkedInput(exchange.getRequestBody());
        }
        if (isPayload(request.operation()) && request.header("content-length") == null) {
            throw new S3Error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        return exchange.getRequestBody();
    }

    private void check(S3Request request, byte[] md5, boolean discard) throws S3Error {
        for (String algorithm : new String[] {"crc32", "crc64nvme", "sha1", "sha256"}) {
            if (request.header("x-amz-checksum-" + algorithm) != null) {
                throw S3Error.notImplemented("checksums by " + algorithm);
            }
        }
        String given = request.header("x-amz-checksum-crc32c");
        if (given != null && isPayload(request.operation()) && !given.equals(Crc32c.text(crc32c))) {
            throw badDigest("CRC32C", given, Crc32c.text(crc32c));
        }
        String givenMd5 = request.header("content-md5");
        if (givenMd5 != null && !discard) {
            String actual = Base64.getEncoder().encodeToString(md5);
            if (!givenMd5.equals(actual)) {
                throw badDigest("Content-MD5", givenMd5, actual);
            }
        }
    }

    private static S3Error badDigest(String kind, String given, String actual) {
        return new S3Error(400, "BadDigest", "The " + kind + " you specified, " + given + ", is not " + actual);
    }
}
