// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import dev.inlay.format.thrift.FileMetaDataThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The end of a file, which is where reading begins.
 *
 * <pre>
 *  … │ FileMetaData, Thrift compact │ its length, uint32 little-endian │ P A R 1 │
 * </pre>
 */
public final class Footer {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED_MAGIC = "PARE".getBytes(StandardCharsets.US_ASCII);

    /** The length word and the magic. */
    private static final int TRAILER_SIZE = 8;

    /** The magic in front, and the trailer: what every file has beside its metadata. */
    private static final int FRAME_SIZE = 12;

    /**
     * Bytes of the first read. Most footers fit, and one round trip to an object store costs more than 64 KiB do; a longer
     * footer takes a second read.
     */
    private static final int TAIL_SIZE = 64 * 1024;

    private Footer() {}

    /**
     * Reads the footer of a file.
     *
     * @throws ParquetException if the file is not Parquet, is encrypted, or its footer is malformed; names the file
     * @throws IOException if the file cannot be read
     */
    public static FileMetaData read(InputFile file) throws IOException {
        long fileLength = file.length();
        if (fileLength < FRAME_SIZE) {
            throw notParquet(file, "a file of " + fileLength + " bytes, Parquet takes " + FRAME_SIZE);
        }
        byte[] tail = readTail(file, fileLength, Math.min(fileLength, TAIL_SIZE));
        long footerLength = footerLength(file, fileLength, tail);
        if (footerLength > tail.length - TRAILER_SIZE) {
            tail = readTail(file, fileLength, footerLength + TRAILER_SIZE);
        }
        return parse(file, fileLength, tail, (int) footerLength);
    }

    /** What a writer appends after the last page or index: the metadata, its length, the magic. */
    public static byte[] bytes(FileMetaData file) {
        ThriftWriter out = new ThriftWriter();
        FileMetaDataThrift.write(out, file);
        int length = out.size();
        byte[] bytes = Arrays.copyOf(out.toByteArray(), length + TRAILER_SIZE);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[length + i] = (byte) (length >>> (8 * i));
        }
        System.arraycopy(MAGIC, 0, bytes, length + Integer.BYTES, MAGIC.length);
        return bytes;
    }

    private static byte[] readTail(InputFile file, long fileLength, long size) throws IOException {
        byte[] tail = new byte[(int) size];
        try {
            file.readFully(fileLength - size, tail, 0, tail.length);
        } catch (EOFException e) {
            throw new ParquetException(
                    "the file ends before its length of " + fileLength + " bytes", Place.file(file.name()), e);
        }
        return tail;
    }

    /** The length that the trailer states, which fits both the file and an array. */
    private static long footerLength(InputFile file, long fileLength, byte[] tail) throws ParquetException {
        int magicAt = tail.length - MAGIC.length;
        if (Arrays.equals(tail, magicAt, tail.length, ENCRYPTED_MAGIC, 0, MAGIC.length)) {
            throw new ParquetException("the footer is encrypted, which is not supported yet", Place.file(file.name()));
        }
        if (!Arrays.equals(tail, magicAt, tail.length, MAGIC, 0, MAGIC.length)) {
            throw notParquet(file, "its last bytes are " + Binary.of(tail, magicAt, MAGIC.length) + ", not PAR1");
        }
        long length = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            length |= (tail[magicAt - Integer.BYTES + i] & 0xFFL) << (8 * i);
        }
        if (length > fileLength - FRAME_SIZE) {
            throw new ParquetException(
                    "a footer of " + length + " bytes cannot be in a file of " + fileLength,
                    Place.file(file.name()).at(fileLength - TRAILER_SIZE));
        }
        if (length > Integer.MAX_VALUE - FRAME_SIZE) {
            throw new ParquetException(
                    "a footer of " + length + " bytes is more than memory can hold in one piece",
                    Place.file(file.name()).at(fileLength - TRAILER_SIZE));
        }
        return length;
    }

    private static FileMetaData parse(InputFile file, long fileLength, byte[] tail, int footerLength)
            throws ParquetException {
        int from = tail.length - TRAILER_SIZE - footerLength;
        ThriftReader in = new ThriftReader(tail, from, footerLength);
        try {
            return FileMetaDataThrift.read(in);
        } catch (MalformedDataException e) {
            // the offset within the footer says nothing to who looks at the file: give the file's
            long offset = fileLength - TRAILER_SIZE - footerLength + e.offset();
            throw new ParquetException(
                    "the footer of " + footerLength + " bytes is malformed: " + e.reason(),
                    Place.file(file.name()).at(offset),
                    e);
        }
    }

    private static ParquetException notParquet(InputFile file, String reason) {
        return new ParquetException("not a Parquet file: " + reason, Place.file(file.name()));
    }
}
