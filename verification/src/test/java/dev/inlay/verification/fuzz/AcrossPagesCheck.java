// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Vector;
import java.util.List;

/**
 * DELTA_BYTE_ARRAY pages whose prefixes go on from the page before: │ type │ width of FIXED_LEN_BYTE_ARRAY │, then up to three times
 * │ count │ bytes of the page │ page … │.
 */
final class AcrossPagesCheck implements FuzzTarget.Check {

    private static final List<PhysicalType> TYPES = List.of(PhysicalType.BYTE_ARRAY, PhysicalType.FIXED_LEN_BYTE_ARRAY);
    private static final int PAGES = 3;

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        PhysicalType type = in.pick(TYPES);
        int width = ValuesCheck.width(type, in.choice(20));
        ValueDecoder decoder = EncodingTable.deltaByteArrayAcrossPages(type, width);
        ValueDecoder copying = EncodingTable.deltaByteArrayAcrossPages(type, width);
        ValueDecoder locating = EncodingTable.deltaByteArrayAcrossPages(type, width);
        ValueDecoder again = EncodingTable.deltaByteArrayAcrossPages(type, width);
        for (int page = 0; page < PAGES; page++) {
            int count = Math.min(in.count(), PageOfValues.MOST);
            byte[] bytes = in.take(in.choice(256));
            if (type == PhysicalType.BYTE_ARRAY) {
                LocatedValues.requireLikeCopies(copying, locating, bytes, count, count);
            }
            DecodedValues values = new DecodedValues(type, width, count);
            try {
                boolean all = Memory.within(bytes.length, 8L * DecodedValues.LIMIT + 16L * count, () -> {
                    decoder.begin(bytes, 0, bytes.length, count);
                    return values.decode(decoder, count);
                });
                if (!all) {
                    return false;
                }
            } catch (MalformedDataException e) {
                Answers.requirePlace(e, bytes.length);
                values.requireMargins();
                return false;
            }
            values.requireMargins();
            requireSameValuesAgain(again, width, values.vector());
        }
        return true;
    }

    /** Our own pages begin anew, which is the same to a decoder that carries over. */
    private static void requireSameValuesAgain(ValueDecoder decoder, int width, Vector values) throws ParquetException {
        byte[] page = ValuesCheck.encode(
                EncodingTable.encoder(Encoding.DELTA_BYTE_ARRAY, decoder.type(), width), width, values);
        ValuesCheck.requireValues(decoder, width, page, values);
    }
}
