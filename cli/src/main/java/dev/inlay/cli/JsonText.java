// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.VectorBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Values kept as JSON: whatever they are, without blanks between their parts. */
final class JsonText extends JsonSink {

    private static final JsonFactory JSON = new JsonFactory();

    private final Context context;
    private final BinaryVector.Builder values = BinaryVector.builder(Context.CAPACITY);
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    JsonText(PrimitiveNode leaf, String path, Context context) {
        super(leaf, path);
        this.context = context;
    }

    @Override
    VectorBuilder vector() {
        return values;
    }

    @Override
    void take(JsonRecords in) {
        text.reset();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            copy(in, generator);
        } catch (IOException e) {
            throw in.explained(e);
        }
        values.append(text.toByteArray());
        context.add(text.size());
    }

    /** Copies the value that the pass is at; numbers keep every digit. */
    private static void copy(JsonRecords in, JsonGenerator out) throws IOException {
        int depth = 0;
        while (true) {
            JsonToken token = in.token();
            if (token.isNumeric()) {
                String number = new String(in.text(), in.textOffset(), in.textLength());
                if (Character.isLetter(number.charAt(number.length() - 1))) {
                    out.writeString(number); // NaN and infinities, which JSON has no numbers for
                } else {
                    out.writeNumber(number);
                }
            } else {
                out.copyCurrentEvent(in.parser());
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            in.within();
        }
    }
}
