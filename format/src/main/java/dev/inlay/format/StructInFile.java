// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.io.InputFile;
import java.io.IOException;

/**
 * A Thrift struct in a file whose length nobody states: a window of the file is parsed, and a larger one if the struct does not end
 * in it (K13).
 *
 * @param value what was read
 * @param length bytes it takes in the file
 */
record StructInFile<T>(T value, int length) {

    /** Enough for every header without bounds, and for those with short ones. */
    private static final int FIRST_WINDOW = 512;

    /** Two bounds of some megabytes each: what a careless writer may leave in a header, and more than any sane one does. */
    static final int LAST_WINDOW = 16 << 20;

    /** Reads the struct that begins at {@code offset}, all of it before {@code end}. */
    static <T> StructInFile<T> read(InputFile file, long offset, long end, Parser<T> parser, Place place)
            throws IOException {
        int most = (int) Math.min(end - offset, LAST_WINDOW);
        int window = Math.min(FIRST_WINDOW, most);
        while (true) {
            byte[] bytes = new byte[window];
            file.readFully(offset, bytes, 0, window);
            ThriftReader in = new ThriftReader(bytes, 0, window);
            try {
                T value = parser.parse(in);
                return new StructInFile<>(value, in.position());
            } catch (MalformedDataException e) {
                if (window == most) {
                    throw new ParquetException(e.reason(), place.at(offset + e.offset()), e);
                }
            }
            window = (int) Math.min(8L * window, most);
        }
    }

    /** Reads one struct from its first byte on. */
    interface Parser<T> {
        T parse(ThriftReader in) throws MalformedDataException;
    }
}
