// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.io.InputFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what the footer points at beside pages: column index, offset index (PageIndex.md) and bloom filter header. */
public final class ChunkIndexes {

    private ChunkIndexes() {}

    /**
     * The bounds of the chunk's pages, or null if the file has none.
     *
     * @param place what is known of the chunk's place, for messages
     * @throws ParquetException if it is not within the file, or malformed
     */
    public static @Nullable ColumnIndex columnIndex(InputFile file, ColumnChunk chunk, Place place) throws IOException {
        return read(
                "column index",
                file,
                chunk.columnIndexOffset(),
                chunk.columnIndexLength(),
                ColumnIndexThrift::read,
                place);
    }

    /** Where the chunk's pages are, or null if the file does not say; otherwise like {@link #columnIndex}. */
    public static @Nullable OffsetIndex offsetIndex(InputFile file, ColumnChunk chunk, Place place) throws IOException {
        return read(
                "offset index",
                file,
                chunk.offsetIndexOffset(),
                chunk.offsetIndexLength(),
                OffsetIndexThrift::read,
                place);
    }

    /** What stands before the bits of the chunk's bloom filter, or null if it has none; otherwise like {@link #columnIndex}. */
    public static @Nullable BloomFilterHeader bloomFilterHeader(InputFile file, ColumnMetaData chunk, Place place)
            throws IOException {
        Long offset = chunk.bloomFilterOffset();
        if (offset == null) {
            return null;
        }
        if (offset < 0 || offset >= file.length()) {
            throw new ParquetException(
                    "the bloom filter begins at byte " + offset + " of a file of " + file.length(), place);
        }
        return StructInFile.read(file, offset, file.length(), BloomFilterHeaderThrift::read, place)
                .value();
    }

    private static <T> @Nullable T read(
            String what,
            InputFile file,
            @Nullable Long offset,
            @Nullable Integer length,
            StructInFile.Parser<T> parser,
            Place place)
            throws IOException {
        if (offset == null || length == null) {
            return null;
        }
        if (offset < 0 || length < 0 || offset > file.length() - length) {
            throw new ParquetException(
                    "a " + what + " of " + length + " bytes at byte " + offset + " of a file of " + file.length(),
                    place);
        }
        byte[] bytes = new byte[length];
        file.readFully(offset, bytes, 0, length);
        try {
            return parser.parse(new ThriftReader(bytes, 0, length));
        } catch (MalformedDataException e) {
            throw new ParquetException(what + ": " + e.reason(), place.at(offset + e.offset()), e);
        }
    }
}
