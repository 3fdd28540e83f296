// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * GZIP (RFC 1952): one member after the other until the input is used up. The JDK's {@code Inflater} knows the deflate stream inside; the
 * header before it and the checks behind it are read here, so that a page needs no stream objects.
 *
 * <pre>
 *  member │ 1f 8b │ 08 │ flags │ time (4) │ extra flags │ system │ optional fields │ deflate … │ CRC-32 │ size │    little-endian
 * </pre>
 */
final class GzipDecompressor implements Decompressor {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;

    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.GZIP;
    }

    @Override
    public void decompress(
            byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset, int outputLength)
            throws MalformedDataException {
        int in = inputOffset;
        int inEnd = inputOffset + inputLength;
        int out = outputOffset;
        int outEnd = outputOffset + outputLength;
        do {
            in = skipHeader(input, inputOffset, in, inEnd);
            int written = inflate(input, inputOffset, in, inEnd, output, out, outEnd);
            in += (int) inflater.getBytesRead();
            checkTrailer(input, inputOffset, in, inEnd, output, out, written);
            in += TRAILER;
            out += written;
        } while (in < inEnd);
        if (out != outEnd) {
            throw new MalformedDataException(
                    "GZIP: " + inputLength + " bytes hold " + (out - outputOffset) + ", " + outputLength + " expected",
                    0);
        }
    }

    private static int skipHeader(byte[] input, int start, int position, int end) throws MalformedDataException {
        if (end - position < HEADER + TRAILER) {
            throw new MalformedDataException(
                    "GZIP: a member needs 18 bytes, " + (end - position) + " left", position - start);
        }
        if (input[position] != 0x1f || input[position + 1] != (byte) 0x8b || input[position + 2] != DEFLATE) {
            throw new MalformedDataException("GZIP: no member starts with 1f 8b 08 here", position - start);
        }
        int flags = input[position + 3];
        int at = position + HEADER;
        if ((flags & HAS_EXTRA) != 0) {
            // the header was followed by at least 8 bytes, so the length itself is there
            at += 2 + (input[at] & 0xff) + ((input[at + 1] & 0xff) << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            at = skipText(input, at, end);
        }
        if ((flags & HAS_COMMENT) != 0) {
            at = skipText(input, at, end);
        }
        if ((flags & HAS_HEADER_CRC) != 0) {
            at += 2;
        }
        if (at > end - TRAILER) {
            throw new MalformedDataException("GZIP: the header runs past the end", position - start);
        }
        return at;
    }

    private static int skipText(byte[] input, int position, int end) {
        int at = position;
        while (at < end && input[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private int inflate(byte[] input, int start, int in, int inEnd, byte[] output, int out, int outEnd)
            throws MalformedDataException {
        inflater.reset();
        inflater.setInput(input, in, inEnd - in);
        int position = out;
        try {
            while (!inflater.finished()) {
                int written = inflater.inflate(output, position, outEnd - position);
                position += written;
                if (written == 0 && !inflater.finished()) {
                    String reason = position == outEnd
                            ? "GZIP: more than the expected bytes"
                            : "GZIP: the input ends inside a member";
                    throw new MalformedDataException(reason, in - start + inflater.getBytesRead());
                }
            }
        } catch (DataFormatException e) {
            throw new MalformedDataException("GZIP: " + e.getMessage(), in - start + inflater.getBytesRead(), e);
        }
        return position - out;
    }

    private void checkTrailer(byte[] input, int start, int in, int inEnd, byte[] output, int out, int length)
            throws MalformedDataException {
        if (inEnd - in < TRAILER) {
            throw new MalformedDataException(
                    "GZIP: a member ends with 8 bytes of checks, " + (inEnd - in) + " left", in - start);
        }
        int storedSize = (int) INT32.get(input, in + 4);
        if (storedSize != length) {
            throw new MalformedDataException(
                    "GZIP: a member says " + Integer.toUnsignedString(storedSize) + " bytes and holds " + length,
                    in - start);
        }
        crc.reset();
        crc.update(output, out, length);
        int storedCrc = (int) INT32.get(input, in);
        if (storedCrc != (int) crc.getValue()) {
            throw new MalformedDataException(
                    "GZIP: a member says CRC-32 " + Integer.toHexString(storedCrc) + ", its bytes have "
                            + Integer.toHexString((int) crc.getValue()),
                    in - start);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
