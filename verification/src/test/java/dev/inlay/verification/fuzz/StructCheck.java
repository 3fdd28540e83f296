// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.format.thrift.ThriftWriter;

/** A Thrift struct, and perhaps something behind it: │ struct …. */
final class StructCheck<T> implements FuzzTarget.Check {

    private final Reading<T> reading;
    private final Writing<T> writing;

    /** Reads a struct. */
    interface Reading<T> {
        T read(ThriftReader in) throws MalformedDataException;
    }

    /** Writes a struct. */
    interface Writing<T> {
        void write(ThriftWriter out, T struct);
    }

    StructCheck(Reading<T> reading, Writing<T> writing) {
        this.reading = reading;
        this.writing = writing;
    }

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        byte[] bytes = in.rest();
        byte[] surrounded = Surrounded.by((byte) 0x1c, bytes); // 1c: a struct field with the next id
        T struct;
        try {
            ThriftReader reader = new ThriftReader(bytes, 0, bytes.length);
            struct = Memory.within(bytes.length, 0, () -> reading.read(reader));
            if (reader.position() > bytes.length) {
                throw new AssertionError("read to " + reader.position() + " of " + bytes.length);
            }
        } catch (MalformedDataException e) {
            Answers.requirePlace(e, bytes.length);
            requireRefused(surrounded, bytes.length);
            return false;
        }
        Answers.requireEqual(
                reading.read(new ThriftReader(surrounded, Surrounded.FRONT, bytes.length)), struct, "elsewhere");
        ThriftWriter out = new ThriftWriter();
        writing.write(out, struct);
        Answers.requireEqual(
                reading.read(new ThriftReader(out.toByteArray(), 0, out.size())), struct, "written and read again");
        return true;
    }

    private void requireRefused(byte[] surrounded, int length) {
        try {
            T struct = reading.read(new ThriftReader(surrounded, Surrounded.FRONT, length));
            throw new AssertionError("refused alone, elsewhere read as " + struct);
        } catch (MalformedDataException e) {
            Answers.requirePlace(e, length);
        }
    }
}
