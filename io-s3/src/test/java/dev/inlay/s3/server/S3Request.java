// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request as the server saw it, kept after it was answered. */
public final class S3Request {

    private final long number;
    private final Operation operation;
    private final String bucket;
    private final String key;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private volatile long bodyBytes;
    private volatile int status;

    private S3Request(
            long number,
            Operation operation,
            String bucket,
            String key,
            Map<String, String> query,
            Map<String, String> headers) {
        this.number = number;
        this.operation = operation;
        this.bucket = bucket;
        this.key = key;
        this.query = Collections.unmodifiableMap(query);
        this.headers = Collections.unmodifiableMap(headers);
    }

    static S3Request of(long number, HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        int slash = path.indexOf('/', 1);
        String bucket = decoded(slash < 0 ? path.substring(1) : path.substring(1, slash));
        String key = slash < 0 ? "" : decoded(path.substring(slash + 1));
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!name.equals("x-id")) { // the SDK's note to itself of the operation's name
                    query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
        }
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Operation operation = Operation.of(exchange.getRequestMethod(), !key.isEmpty(), query, headers);
        return new S3Request(number, operation, bucket, key, query, headers);
    }

    /** Percent decoding alone: {@code URLDecoder} would take a plus sign for a blank. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(ISO_8859_1);
        int size = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length) {
                bytes[size++] = (byte) Integer.parseInt(text, i + 1, i + 3, 16);
                i += 2;
            } else {
                bytes[size++] = bytes[i];
            }
        }
        return new String(bytes, 0, size, UTF_8);
    }

    /** Counts from 1 in the order of arrival, all operations together. */
    public long number() {
        return number;
    }

    public Operation operation() {
        return operation;
    }

    public String bucket() {
        return bucket;
    }

    /** Empty for requests that concern a bucket. */
    public String key() {
        return key;
    }

    public Map<String, String> query() {
        return query;
    }

    /** By lower-case name. */
    public Map<String, String> headers() {
        return headers;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The part that the request brings, or 0. */
    public int partNumber() {
        return Integer.parseInt(query.getOrDefault("partNumber", "0"));
    }

    /** Bytes of the body that arrived. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** The answer's status; 0 while there is none, and for good where the connection was cut instead. */
    public int status() {
        return status;
    }

    String id() {
        return String.format(Locale.ROOT, "REQ%013d", number);
    }

    void received(long bytes) {
        bodyBytes = bytes;
    }

    void answered(int with) {
        status = with;
    }

    @Override
    public String toString() {
        return "#" + number + " " + operation + " " + bucket + "/" + key + " " + query + ", body of " + bodyBytes
                + " bytes -> " + (status == 0 ? "no answer" : status);
    }
}
