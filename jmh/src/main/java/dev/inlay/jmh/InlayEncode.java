// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;

/** A column chunk of one column, page by page, by this project's encoders. */
final class InlayEncode {

    private static final int DICTIONARY_LIMIT = 1 << 20;

    private final Column column;
    private final Encoding encoding;
    private final ByteOutput out = new ByteOutput(1 << 20);

    InlayEncode(Column column, Encoding encoding) {
        this.column = column;
        this.encoding = encoding;
    }

    /** Encodes the whole chunk; returns its bytes, or −1 if its dictionary was given up. */
    long run() {
        return encoding == Encoding.RLE_DICTIONARY ? dictionary() : values();
    }

    private long values() {
        ValueEncoder encoder = EncodingTable.encoder(encoding, column.type(), 0);
        long bytes = 0;
        for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
            column.appendTo(encoder, at, EncodeBenchmark.PAGE);
            out.reset();
            encoder.finish(out);
            bytes += out.size();
        }
        return bytes;
    }

    private long dictionary() {
        DictionaryEncoder encoder = EncodingTable.dictionary(column.type(), 0, DICTIONARY_LIMIT);
        long bytes = 0;
        for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
            if (column.addTo(encoder, at, EncodeBenchmark.PAGE) < EncodeBenchmark.PAGE) {
                return -1;
            }
            out.reset();
            encoder.finish(out);
            bytes += out.size();
        }
        return bytes + encoder.dictionarySize();
    }
}
