// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import java.util.ArrayList;
import java.util.List;

/**
 * A column chunk in one encoding, each page in an array of its own.
 *
 * @param dictionary body of the dictionary page; empty if the encoding needs none
 * @param entries of the dictionary
 * @param pages the values of each data page
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedColumn(Encoding encoding, byte[] dictionary, int entries, List<byte[]> pages) {

    /** More than any of the columns needs: whether a dictionary is worth it is another question than how fast it is. */
    static final int DICTIONARY_LIMIT = 1 << 24;

    /** The chunk as this project's encoders write it. */
    static EncodedColumn of(Column column, Encoding encoding) {
        ByteOutput out = new ByteOutput(1 << 20);
        List<byte[]> pages = new ArrayList<>();
        if (encoding == Encoding.RLE_DICTIONARY) {
            DictionaryEncoder encoder = EncodingTable.dictionary(column.type(), column.width(), DICTIONARY_LIMIT);
            for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
                if (column.addTo(encoder, at, EncodeBenchmark.PAGE) < EncodeBenchmark.PAGE) {
                    throw new IllegalStateException("the dictionary has more than " + DICTIONARY_LIMIT + " bytes");
                }
                out.reset();
                encoder.finish(out);
                pages.add(out.toByteArray());
            }
            out.reset();
            encoder.writeDictionary(out);
            return new EncodedColumn(encoding, out.toByteArray(), encoder.entries(), pages);
        }
        ValueEncoder encoder = EncodingTable.encoder(encoding, column.type(), column.width());
        for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
            column.appendTo(encoder, at, EncodeBenchmark.PAGE);
            out.reset();
            encoder.finish(out);
            pages.add(out.toByteArray());
        }
        return new EncodedColumn(encoding, new byte[0], 0, pages);
    }

    /** Bytes of all pages, that of the dictionary included. */
    long size() {
        return dictionary.length + pages.stream().mapToLong(page -> page.length).sum();
    }
}
