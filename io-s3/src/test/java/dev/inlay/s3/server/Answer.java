// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: status, headers, body. */
record Answer(int status, Map<String, String> headers, Content body) {

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), Content.EMPTY);
    }

    static Answer text(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/xml"), Content.of(body.getBytes(UTF_8)));
    }

    static Answer xml(String root, String inner) {
        return text(200, Xml.document(root, inner));
    }

    static Answer error(int status, String code, String message) {
        return text(status, Xml.error(code, message));
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, more, body);
    }

    Answer with(Content other) {
        return new Answer(status, headers, other);
    }
}
