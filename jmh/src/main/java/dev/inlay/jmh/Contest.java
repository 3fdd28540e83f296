// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same values in the same encoding, here and by parquet-java, both directions. Making one checks it: each side reads what both
 * wrote, and gets the values back.
 *
 * @param values that one run of each work encodes or decodes
 * @param ourSize bytes of the pages that are written here
 * @param theirSize bytes of those that parquet-java writes; −1 if it doesn't know the encoding
 * @param chunk encodes {@link InlayEncode#CHUNK} values through a new dictionary; null if the encoding has none
 * @param decodeAlike of BYTE_ARRAY, where {@code decode} compares copies here with references there: the same work on both sides, by name
 */
record Contest(
        int values,
        long ourSize,
        long theirSize,
        Sides encode,
        Sides decode,
        @Nullable Work chunk,
        Map<String, Sides> decodeAlike) {

    /** Where each value lies, here as a span, there as an object. */
    static final String REFERENCES = "references";

    /** The bytes of all values copied together, into one array on both sides. */
    static final String COPIES = "copies";

    Contest(int values, long ourSize, long theirSize, Sides encode, Sides decode) {
        this(values, ourSize, theirSize, encode, decode, null, Map.of());
    }

    /** Something to be measured. */
    interface Work {
        /** Does it once; what comes back is of no interest, and keeps the work alive. */
        long run() throws IOException;
    }

    /**
     * Who competes.
     *
     * @param theirs null if parquet-java doesn't know the encoding
     * @param copy {@code System.arraycopy} of the pages; null unless they are the values' own bytes and nothing else
     * @param steady the part of {@code ours} that no page may allocate in
     */
    record Sides(Work ours, @Nullable Work theirs, @Nullable Work copy, Work steady) {}

    /** The encodings that have both directions, for a table of each with each type. */
    static List<Encoding> encodings(PhysicalType type) {
        List<Encoding> encodings = new ArrayList<>();
        for (Encoding encoding : Encoding.values()) {
            boolean written = encoding != Encoding.PLAIN_DICTIONARY
                    && !(encoding == Encoding.RLE_DICTIONARY && type == PhysicalType.BOOLEAN);
            if (written && EncodingTable.allows(encoding, type)) {
                encodings.add(encoding);
            }
        }
        return encodings;
    }

    static Contest of(Column column, Encoding encoding) throws IOException {
        EncodedColumn chunk = EncodedColumn.of(column, encoding);
        InlayEncode encode = new InlayEncode(column, encoding);
        InlayDecode decode = new InlayDecode(column, chunk);
        decode.check();
        Work copy = encoding == Encoding.PLAIN && isNumber(column.type()) ? copy(chunk) : null;
        if (encoding == Encoding.ALP) {
            return new Contest(
                    DataSets.VALUES,
                    chunk.size(),
                    -1,
                    new Sides(encode::run, null, copy, encode::pages),
                    new Sides(decode::run, null, copy, decode::steadyPages));
        }
        ParquetJavaEncode theirEncode = new ParquetJavaEncode(column, encoding);
        ParquetJavaDecode theirDecode = new ParquetJavaDecode(column, chunk);
        EncodedColumn theirChunk = theirEncode.chunk();
        theirDecode.check();
        new InlayDecode(column, theirChunk).check();
        new ParquetJavaDecode(column, theirChunk).check();
        return new Contest(
                DataSets.VALUES,
                chunk.size(),
                theirChunk.size(),
                new Sides(encode::run, theirEncode::run, copy, encode::pages),
                new Sides(decode::run, theirDecode::run, copy, decode::steadyPages),
                encoding == Encoding.RLE_DICTIONARY ? encode::chunk : null,
                column.type() == PhysicalType.BYTE_ARRAY ? alike(decode, theirDecode) : Map.of());
    }

    private static Map<String, Sides> alike(InlayDecode decode, ParquetJavaDecode theirDecode) {
        Map<String, Sides> alike = new LinkedHashMap<>();
        alike.put(REFERENCES, new Sides(decode::spans, theirDecode::run, null, decode::steadySpans));
        alike.put(COPIES, new Sides(decode::run, theirDecode::joined, null, decode::steadyPages));
        return alike;
    }

    private static boolean isNumber(PhysicalType type) {
        return switch (type) {
            case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> true;
            case BOOLEAN, BYTE_ARRAY -> false;
        };
    }

    private static Work copy(EncodedColumn chunk) {
        byte[] into = new byte[chunk.pages().get(0).length];
        return () -> {
            for (byte[] page : chunk.pages()) {
                System.arraycopy(page, 0, into, 0, page.length);
            }
            return into[0];
        };
    }
}
