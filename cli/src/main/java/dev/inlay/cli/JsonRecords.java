// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over JSON records: objects one after another, a line each or not, or one array of them. UTF-8, UTF-16 and UTF-32 are
 * told apart by their first bytes. NaN and infinities are read as many programs write them, bare.
 */
final class JsonRecords implements Closeable {

    /** The longest text of one value: 16 Mi characters, and under a small heap a 16th of it. */
    private static final int MAX_TEXT =
            (int) Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 16);

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNestingDepth(1000)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private boolean isArray;
    private boolean isFirst = true;

    JsonRecords(String file, InputStream bytes) {
        this.file = file;
        try {
            this.parser = JSON.createParser(bytes);
        } catch (IOException e) {
            throw Failure.failed(file + ": " + ErrorText.reason(e), e);
        }
    }

    /**
     * Goes to the brace that begins the next record; false if there is none.
     *
     * @throws Failure if what comes is no object
     */
    boolean next() {
        JsonToken token = advance();
        if (isFirst && token == JsonToken.START_ARRAY) {
            isArray = true;
            token = advance();
        }
        isFirst = false;
        if (isArray && token == JsonToken.END_ARRAY) {
            isArray = false;
            token = advance();
            if (token != null) {
                throw failure("something follows the array of records");
            }
        }
        if (token == null) {
            return false;
        }
        if (token != JsonToken.START_OBJECT) {
            throw failure("a record is an object, in braces, not " + shown());
        }
        return true;
    }

    /** Goes to the next token; null at the end of the file. */
    @Nullable
    JsonToken advance() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** Goes to the next token where there is one: within a record. */
    JsonToken within() {
        JsonToken token = advance();
        if (token == null) {
            throw failure("the file ends within a record");
        }
        return token;
    }

    /** The token that the pass is at. */
    JsonToken token() {
        return parser.currentToken();
    }

    /** The name of the field that the pass is at. */
    String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** The characters of the scalar that the pass is at, valid until the next token: from {@link #textOffset} on. */
    char[] text() {
        try {
            return parser.getTextCharacters();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    int textOffset() {
        try {
            return parser.getTextOffset();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    int textLength() {
        try {
            return parser.getTextLength();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** Steps over the value that begins here: to its last token. */
    void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** The parser itself, for who copies a value as JSON. */
    JsonParser parser() {
        return parser;
    }

    /** What the pass is at, for messages. */
    String shown() {
        return switch (token()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NULL -> "null";
            default -> Quoted.of(text(), textOffset(), textLength());
        };
    }

    /** {@code trips.jsonl, line 12}. */
    String place() {
        return file + ", line " + parser.currentTokenLocation().getLineNr();
    }

    Failure failure(String reason) {
        return Failure.failed(place() + ": " + reason);
    }

    Failure explained(IOException e) {
        if (e instanceof JsonProcessingException json) {
            String message = json.getOriginalMessage();
            long line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
            return Failure.failed(file + ", line " + line + ": " + ErrorText.oneLine(message), e);
        }
        return Failure.failed(file + ": " + ErrorText.reason(e), e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
