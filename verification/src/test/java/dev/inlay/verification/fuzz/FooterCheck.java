// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.ParquetException;
import dev.inlay.format.Place;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The end of a file: │ 0 │ FileMetaData …, to which the trailer is added, or │ 1 │ file …. */
final class FooterCheck implements FuzzTarget.Check {

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        boolean framed = in.choice(2) == 1;
        byte[] bytes = in.rest();
        byte[] file = framed ? bytes : file(bytes);
        FileMetaData metadata;
        try {
            // the tail of the file is read into an array of its own, twice if it's long
            metadata = Memory.within(file.length, 2L * file.length, () -> read(file));
        } catch (ParquetException e) {
            requirePlace(e);
            return false;
        }
        byte[] again = Footer.bytes(metadata);
        try {
            Answers.requireEqual(
                    read(ByteBuffer.allocate(4 + again.length).put(4, again).array()),
                    metadata,
                    "written and read again");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireTreeOrRefusal(metadata);
        return true;
    }

    private static FileMetaData read(byte[] file) throws IOException {
        return Footer.read(MemoryFile.of(file).asInput());
    }

    private static void requirePlace(ParquetException refusal) {
        if (refusal.place().equals(Place.UNKNOWN)) {
            throw new AssertionError("no place", refusal);
        }
    }

    private static void requireTreeOrRefusal(FileMetaData metadata) {
        try {
            Schema schema = SchemaElements.fromThrift(metadata.schema());
            SchemaElementsCheck.requireSameTreeAgain(schema);
        } catch (ParquetException e) {
            // the elements are no tree, which is seen when somebody asks for one
        }
    }

    /** The smallest file around these bytes of metadata. */
    static byte[] file(byte[] metadata) {
        byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(metadata.length + 12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(magic)
                .put(metadata)
                .putInt(metadata.length)
                .put(magic)
                .array();
    }
}
