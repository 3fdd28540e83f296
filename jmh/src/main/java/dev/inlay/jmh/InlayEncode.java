// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import org.jspecify.annotations.Nullable;

/** A column chunk of one column, page by page, by this project's encoders. */
final class InlayEncode {

    /** Rows of a row group that is ended by nothing else: the default of the writer's options. */
    static final int CHUNK = 1 << 20;

    private final Column column;
    private final Encoding encoding;
    private final ByteOutput out = new ByteOutput(1 << 20);

    /** Null if the encoding goes through a dictionary. */
    private final @Nullable ValueEncoder encoder;

    private @Nullable DictionaryEncoder dictionary;

    InlayEncode(Column column, Encoding encoding) {
        this.column = column;
        this.encoding = encoding;
        this.encoder = encoding == Encoding.RLE_DICTIONARY
                ? null
                : EncodingTable.encoder(encoding, column.type(), column.width());
    }

    /** Encodes the whole chunk, and its dictionary anew; returns its bytes. */
    long run() {
        if (encoding != Encoding.RLE_DICTIONARY) {
            return pages();
        }
        dictionary = EncodingTable.dictionary(column.type(), column.width(), EncodedColumn.DICTIONARY_LIMIT);
        return pages() + dictionary.dictionarySize();
    }

    /**
     * Encodes a chunk as long as a writer makes it, {@link #CHUNK} values, and its dictionary anew: those of the column over and over.
     */
    long chunk() {
        dictionary = EncodingTable.dictionary(column.type(), column.width(), EncodedColumn.DICTIONARY_LIMIT);
        long bytes = 0;
        for (int done = 0; done < CHUNK; done += EncodeBenchmark.PAGE) {
            out.reset();
            column.addTo(dictionary, done % DataSets.VALUES, Math.min(EncodeBenchmark.PAGE, CHUNK - done));
            dictionary.finish(out);
            bytes += out.size();
        }
        return bytes + dictionary.dictionarySize();
    }

    /** The pages alone, with what is there from the {@link #run} before: encoder, buffers, and all entries of the dictionary. */
    long pages() {
        long bytes = 0;
        for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
            out.reset();
            if (encoder != null) {
                column.appendTo(encoder, at, EncodeBenchmark.PAGE);
                encoder.finish(out);
            } else {
                column.addTo(dictionary, at, EncodeBenchmark.PAGE);
                dictionary.finish(out);
            }
            bytes += out.size();
        }
        return bytes;
    }
}
