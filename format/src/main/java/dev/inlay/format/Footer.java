// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import dev.inlay.format.thrift.FileMetaDataThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /** The nonce and the tag of the signature after a plain footer whose columns are encrypted. */
    private static final int SIGNATURE_SIZE = 12 + 16;

    /** The longest footer that fits an array together with its trailer. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8 - TRAILER_SIZE;

    private Footer() {}

    /**
     * Reads the footer of a file: one read where it has up to 64 KiB, else two. The magic in front of the file is not looked
     * at, since that would be another.
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
        int footerLength = footerLength(file, fileLength, tail);
        if (footerLength > tail.length - TRAILER_SIZE) {
            tail = readTail(file, fileLength, (long) footerLength + TRAILER_SIZE);
        }
        return parse(file, fileLength, tail, footerLength);
    }

    /**
     * What a writer appends after the last page or index: the metadata, its length, the magic.
     *
     * @throws IllegalStateException if the metadata is more than an array can hold
     */
    public static byte[] bytes(FileMetaData file) {
        ThriftWriter out = new ThriftWriter();
        FileMetaDataThrift.write(out, file);
        int length = out.size();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.addExact(length, TRAILER_SIZE)).order(ByteOrder.LITTLE_ENDIAN);
        out.copyTo(bytes.array(), 0);
        return bytes.position(length).putInt(length).put(MAGIC).array();
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
    private static int footerLength(InputFile file, long fileLength, byte[] tail) throws ParquetException {
        int magicAt = tail.length - MAGIC.length;
        if (Arrays.equals(tail, magicAt, tail.length, ENCRYPTED_MAGIC, 0, MAGIC.length)) {
            throw new ParquetException(
                    "the footer is encrypted (PARE), which is not supported yet", Place.file(file.name()));
        }
        if (!Arrays.equals(tail, magicAt, tail.length, MAGIC, 0, MAGIC.length)) {
            throw notParquet(file, "its last bytes are " + Binary.of(tail, magicAt, MAGIC.length) + ", not PAR1");
        }
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - TRAILER_SIZE));
        Place place = Place.file(file.name()).at(fileLength - TRAILER_SIZE);
        if (length > fileLength - FRAME_SIZE) {
            throw new ParquetException(
                    "a footer of " + length + " bytes cannot be in a file of " + fileLength + " bytes", place);
        }
        if (length > MAX_SIZE) {
            throw new ParquetException("a footer of " + length + " bytes, the limit is " + MAX_SIZE, place);
        }
        return (int) length;
    }

    private static FileMetaData parse(InputFile file, long fileLength, byte[] tail, int footerLength)
            throws ParquetException {
        int from = tail.length - TRAILER_SIZE - footerLength;
        ThriftReader in = new ThriftReader(tail, from, footerLength);
        try {
            FileMetaData metadata = FileMetaDataThrift.read(in);
            int end = from + in.position();
            if (!isKnownRest(metadata, tail, end)) {
                throw new MalformedDataException(
                        "ends after " + in.position() + " bytes, and what follows is neither padding nor a signature",
                        in.position());
            }
            return metadata;
        } catch (MalformedDataException e) {
            // an offset within the footer says little to who looks at the file: give the file's
            long offset = fileLength - TRAILER_SIZE - footerLength + e.offset();
            throw new ParquetException(
                    "footer of " + footerLength + " bytes: " + e.reason(),
                    Place.file(file.name()).at(offset),
                    e);
        }
    }

    /**
     * Whether the bytes between the struct's end and the trailer are some that are allowed there: the signature of a plain
     * footer with encrypted columns (X11), or zeros. Anything else means that the length word or the struct is damaged,
     * however well the struct parsed.
     */
    private static boolean isKnownRest(FileMetaData metadata, byte[] tail, int end) {
        int rest = tail.length - TRAILER_SIZE - end;
        if (metadata.encryptionAlgorithm() != null && rest == SIGNATURE_SIZE) {
            return true;
        }
        for (int i = 0; i < rest; i++) {
            if (tail[end + i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static ParquetException notParquet(InputFile file, String reason) {
        return new ParquetException("not a Parquet file: " + reason, Place.file(file.name()));
    }
}
