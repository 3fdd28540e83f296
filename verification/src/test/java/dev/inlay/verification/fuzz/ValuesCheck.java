// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Vector;
import java.util.Arrays;
import java.util.List;

/** An encoding without a dictionary: │ type │ width of FIXED_LEN_BYTE_ARRAY │ count │ stride │ skips │ page …. */
final class ValuesCheck implements FuzzTarget.Check {

    private final Encoding encoding;
    private final List<PhysicalType> types;

    ValuesCheck(Encoding encoding) {
        this.encoding = encoding;
        this.types = Arrays.stream(PhysicalType.values())
                .filter(type -> EncodingTable.allows(encoding, type))
                .toList();
    }

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        PhysicalType type = in.pick(types);
        int width = width(type, in.choice(20));
        int count = in.count();
        int stride = 1 + in.choice(100);
        boolean skips = in.choice(2) == 1;
        PageOfValues page = new PageOfValues(
                () -> EncodingTable.decoder(encoding, type, width), type, width, in.rest(), count, stride, skips);
        Vector values = page.check();
        if (values == null) {
            return false;
        }
        byte[] again = encode(EncodingTable.encoder(encoding, type, width), width, values);
        requireValues(EncodingTable.decoder(encoding, type, width), width, again, values);
        return true;
    }

    /** Bytes of a value, if all of the type have the same number; FIXED_LEN_BYTE_ARRAY gets one more than {@code choice}. */
    static int width(PhysicalType type, int choice) {
        return type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? 1 + choice : type.width();
    }

    /** The page of all {@code values}. */
    static byte[] encode(ValueEncoder encoder, int width, Vector values) {
        DenseValues dense = new DenseValues(encoder.type(), width);
        int count = dense.take(values);
        dense.appendTo(encoder, 0, count);
        ByteOutput out = new ByteOutput(0);
        encoder.finish(out);
        return out.toByteArray();
    }

    /** Fails unless {@code page}, which we have written, holds {@code values}. */
    static void requireValues(ValueDecoder decoder, int width, byte[] page, Vector values) throws ParquetException {
        DecodedValues decoded = new DecodedValues(decoder.type(), width, values.length());
        decoder.begin(page, 0, page.length, values.length());
        decoded.decode(decoder, values.length());
        Answers.requireEqual(decoded.vector(), values, decoder.encoding() + " written and read again");
    }
}
