// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.Dictionary;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.Span;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column chunk of one column, page by page, by this project's decoders. */
final class InlayDecode {

    private static final int PAGE = EncodeBenchmark.PAGE;

    private final Column column;
    private final EncodedColumn chunk;

    /** The values of the last page. */
    private final int[] ints = new int[PAGE + 1];

    private final long[] longs;
    private final float[] floats;
    private final double[] doubles;
    private final byte[] fixed;
    private final ByteOutput bytes = new ByteOutput(1 << 20);

    private final byte[] body;
    private ValueDecoder decoder;

    InlayDecode(Column column, EncodedColumn chunk) throws ParquetException {
        this.column = column;
        this.chunk = chunk;
        PhysicalType type = column.type();
        longs = new long
                [switch (type) {
                    case INT64, BOOLEAN, BYTE_ARRAY -> PAGE;
                    case INT32, FLOAT, DOUBLE, INT96, FIXED_LEN_BYTE_ARRAY -> 0;
                }];
        floats = new float[type == PhysicalType.FLOAT ? PAGE : 0];
        doubles = new double[type == PhysicalType.DOUBLE ? PAGE : 0];
        fixed = new byte[column.width() * PAGE];
        body = new byte
                [chunk.pages().stream().mapToInt(page -> page.length).max().orElse(0)];
        decoder = decoder();
    }

    /** Decodes the whole chunk, its dictionary too; returns its number of values. */
    int run() throws ParquetException {
        decoder = decoder();
        return pages();
    }

    private int pages() throws ParquetException {
        int values = 0;
        for (byte[] page : chunk.pages()) {
            values += page(page, page.length);
        }
        return values;
    }

    /**
     * The pages alone, with what is there from the {@link #run} before: decoder, buffers, dictionary, and one array for all pages,
     * as a reader has that decompresses them.
     */
    int steadyPages() throws ParquetException {
        int values = 0;
        for (int i = 0; i < chunk.pages().size(); i++) { // an iterator would be an object
            byte[] page = chunk.pages().get(i);
            System.arraycopy(page, 0, body, 0, page.length);
            values += page(body, page.length);
        }
        return values;
    }

    /** Where the values of the whole chunk are, of BYTE_ARRAY; its dictionary too. Returns their number. */
    int spans() throws ParquetException {
        decoder = decoder();
        int values = 0;
        for (byte[] page : chunk.pages()) {
            values += spansOf(page, page.length);
        }
        return values;
    }

    /** The same of the pages alone, as {@link #steadyPages} has them. */
    int steadySpans() throws ParquetException {
        int values = 0;
        for (int i = 0; i < chunk.pages().size(); i++) {
            byte[] page = chunk.pages().get(i);
            System.arraycopy(page, 0, body, 0, page.length);
            values += spansOf(body, page.length);
        }
        return values;
    }

    private int spansOf(byte[] page, int length) throws ParquetException {
        decoder.begin(page, 0, length, PAGE);
        return decoder.spans(ByteOutput.MAX_SIZE, longs, 0, PAGE);
    }

    private int page(byte[] page, int length) throws ParquetException {
        decoder.begin(page, 0, length, PAGE);
        switch (column.type()) {
            case BOOLEAN -> decoder.booleans(longs, 0, PAGE);
            case INT32 -> decoder.int32s(ints, 0, PAGE);
            case INT64 -> decoder.int64s(longs, 0, PAGE);
            case FLOAT -> decoder.floats(floats, 0, PAGE);
            case DOUBLE -> decoder.doubles(doubles, 0, PAGE);
            case BYTE_ARRAY -> {
                bytes.reset();
                decoder.byteArrays(bytes, ByteOutput.MAX_SIZE, ints, 0, PAGE);
            }
            case FIXED_LEN_BYTE_ARRAY -> decoder.fixedByteArrays(fixed, 0, PAGE);
            case INT96 -> throw column.noSuchColumn();
        }
        return PAGE - decoder.remaining();
    }

    /** Decodes all pages, and fails if one has other values than the column. */
    void check() throws ParquetException {
        decoder = decoder();
        for (int page = 0; page < chunk.pages().size(); page++) {
            byte[] values = chunk.pages().get(page);
            if (page(values, values.length) != PAGE || !equal(page * PAGE)) {
                throw new IllegalStateException(chunk.encoding() + ": page " + page + " has other values here");
            }
            if (column.type() == PhysicalType.BYTE_ARRAY
                    && (spansOf(values, values.length) != PAGE || !equalSpans(page * PAGE))) {
                throw new IllegalStateException(chunk.encoding() + ": page " + page + " is elsewhere");
            }
        }
    }

    private boolean equalSpans(int from) {
        boolean equal = true;
        for (int i = 0; i < PAGE; i++) {
            int start = Span.start(longs[i]);
            equal &= Arrays.equals(
                    decoder.located(),
                    start,
                    start + Span.length(longs[i]),
                    column.binary(),
                    column.start(from + i),
                    column.start(from + i + 1));
        }
        return equal;
    }

    private boolean equal(int from) {
        int to = from + PAGE;
        return switch (column.type()) {
            case BOOLEAN -> {
                boolean equal = true;
                for (int i = 0; i < PAGE; i++) {
                    equal &= Bits.get(longs, i) == Bits.get(column.words(), from + i);
                }
                yield equal;
            }
            case INT32 -> Arrays.equals(ints, 0, PAGE, column.ints(), from, to);
            case INT64 -> Arrays.equals(longs, 0, PAGE, column.longs(), from, to);
            case FLOAT -> Arrays.equals(floats, 0, PAGE, column.floats(), from, to);
            case DOUBLE -> Arrays.equals(doubles, 0, PAGE, column.doubles(), from, to);
            case BYTE_ARRAY -> {
                boolean equal = Arrays.equals(
                        bytes.array(), 0, bytes.size(), column.binary(), column.start(from), column.start(to));
                for (int i = 0; i <= PAGE; i++) {
                    equal &= ints[i] == column.start(from + i) - column.start(from);
                }
                yield equal;
            }
            case FIXED_LEN_BYTE_ARRAY ->
                Arrays.equals(fixed, 0, fixed.length, column.binary(), column.start(from), column.start(to));
            case INT96 -> throw column.noSuchColumn();
        };
    }

    private ValueDecoder decoder() throws ParquetException {
        return EncodingTable.decoder(chunk.encoding(), column.type(), column.width(), dictionary());
    }

    private @Nullable Dictionary dictionary() throws ParquetException {
        if (chunk.encoding() != Encoding.RLE_DICTIONARY) {
            return null;
        }
        return EncodingTable.readDictionaryInPlace( // parquet-java's refers to the page as well
                Encoding.PLAIN, column.type(), column.width(), chunk.dictionary(), chunk.entries());
    }
}
