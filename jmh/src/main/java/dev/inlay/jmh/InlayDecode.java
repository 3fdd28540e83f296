// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.Dictionary;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A column chunk of one column, page by page, by this project's decoders. */
final class InlayDecode {

    private final Column column;
    private final EncodedColumn chunk;

    /** The values of the last page. */
    private final int[] ints = new int[EncodeBenchmark.PAGE + 1];

    private final long[] longs = new long[EncodeBenchmark.PAGE];
    private final double[] doubles = new double[EncodeBenchmark.PAGE];
    private final ByteOutput bytes = new ByteOutput(1 << 20);

    InlayDecode(Column column, EncodedColumn chunk) {
        this.column = column;
        this.chunk = chunk;
    }

    /** Decodes the whole chunk; returns its number of values. */
    int run() throws ParquetException {
        return run(page -> {});
    }

    /** The same; {@code afterPage} may look at {@link #value} of each place of the page whose number it is given. */
    int run(IntConsumer afterPage) throws ParquetException {
        ValueDecoder decoder = EncodingTable.decoder(chunk.encoding(), column.type(), 0, dictionary());
        int values = 0;
        for (int page = 0; page < chunk.pages().size(); page++) {
            byte[] body = chunk.pages().get(page);
            int count = EncodeBenchmark.PAGE;
            decoder.begin(body, 0, body.length, count);
            switch (column.type()) {
                case INT32 -> decoder.int32s(ints, 0, count);
                case INT64 -> decoder.int64s(longs, 0, count);
                case DOUBLE -> decoder.doubles(doubles, 0, count);
                case BYTE_ARRAY -> {
                    bytes.reset();
                    decoder.byteArrays(bytes, ByteOutput.MAX_SIZE, ints, 0, count);
                }
                case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw column.noSuchColumn();
            }
            values += count - decoder.remaining();
            afterPage.accept(page);
        }
        return values;
    }

    private @Nullable Dictionary dictionary() throws ParquetException {
        if (chunk.encoding() != Encoding.RLE_DICTIONARY) {
            return null;
        }
        byte[] body = chunk.dictionary();
        return EncodingTable.readDictionary(Encoding.PLAIN, column.type(), 0, body, 0, body.length, chunk.entries());
    }

    /** A value of the last page, in a form that can be compared. */
    Object value(int index) {
        return switch (column.type()) {
            case INT32 -> ints[index];
            case INT64 -> longs[index];
            case DOUBLE -> Double.doubleToRawLongBits(doubles[index]);
            case BYTE_ARRAY -> ByteBuffer.wrap(bytes.array(), ints[index], ints[index + 1] - ints[index]);
            case BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw column.noSuchColumn();
        };
    }
}
