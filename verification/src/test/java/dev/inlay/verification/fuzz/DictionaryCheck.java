// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.Dictionary;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Vector;
import java.util.List;

/**
 * A dictionary page and a page of ids: │ type │ width of FIXED_LEN_BYTE_ARRAY │ entries │ bytes of the dictionary page │ count │ stride │
 * skips │ dictionary page … │ ids …. The same for PLAIN_DICTIONARY, which has the same decoder.
 */
final class DictionaryCheck implements FuzzTarget.Check {

    static final List<PhysicalType> TYPES = List.of(PhysicalType.values());

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        PhysicalType type = in.pick(TYPES);
        int width = ValuesCheck.width(type, in.choice(20));
        int entries = in.count();
        int length = in.count();
        int count = in.count();
        int stride = 1 + in.choice(100);
        boolean skips = in.choice(2) == 1;
        byte[] entryBytes = in.take(length % 1024);
        Dictionary dictionary;
        try {
            dictionary = Memory.within(
                    entryBytes.length,
                    0,
                    () -> EncodingTable.readDictionary(
                            Encoding.PLAIN, type, width, entryBytes, 0, entryBytes.length, entries));
        } catch (MalformedDataException e) {
            Answers.requirePlace(e, entryBytes.length);
            return false;
        }
        PageOfValues page = new PageOfValues(
                () -> EncodingTable.decoder(Encoding.RLE_DICTIONARY, type, width, dictionary),
                type,
                width,
                in.rest(),
                count,
                stride,
                skips);
        Vector values = page.check();
        if (values == null) {
            return false;
        }
        if (type != PhysicalType.BOOLEAN) {
            requireSameValuesAgain(type, width, values);
        }
        return true;
    }

    private static void requireSameValuesAgain(PhysicalType type, int width, Vector values) throws ParquetException {
        DictionaryEncoder encoder = EncodingTable.dictionary(type, width, 1 << 20);
        DenseValues dense = new DenseValues(type, width);
        int count = dense.take(values);
        if (dense.addTo(encoder, 0, count) < count) {
            throw new AssertionError(count + " values, of at most 64 KiB, do not fit a dictionary of 1 MiB");
        }
        ByteOutput entries = new ByteOutput(0);
        encoder.writeDictionary(entries);
        ByteOutput ids = new ByteOutput(0);
        encoder.finish(ids);
        Dictionary dictionary = EncodingTable.readDictionary(
                Encoding.PLAIN, type, width, entries.array(), 0, entries.size(), encoder.entries());
        ValuesCheck.requireValues(
                EncodingTable.decoder(Encoding.RLE_DICTIONARY, type, width, dictionary),
                width,
                ids.toByteArray(),
                values);
    }
}
