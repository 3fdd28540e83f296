// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * GZIP – RFC 1952, one member around a raw deflate stream by the JDK.
 *
 * <pre>
 *  1f 8b │ 08 │ 00 │ 00 00 00 00 │ 00 │ ff │ deflate stream │ crc │ length │
 *  magic   deflate  no time         │   │                    the input's CRC-32 and length, int32 little-endian each
 *             no optional fields    │   unknown system
 *                                   no hint of the level
 *
 *  the bytes "abc", level 6   →  … │ 4b 4c 4a 06 00 │ c2 41 24 35 │ 03 00 00 00
 * </pre>
 */
final class GzipCompressor implements Compressor {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER_SIZE = 8;
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private boolean closed;

    GzipCompressor(int level) {
        deflater = new Deflater(level, true);
    }

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.GZIP;
    }

    /** zlib's bound for every level and memory setting: at worst, Huffman blocks of 9 bits a byte, each with a header. */
    @Override
    public int maxCompressedLength(int n) {
        return Room.checkedMaximum(
                codec(), n, n + ((n + 7L) >> 3) + ((n + 63L) >> 6) + 16 + HEADER.length + TRAILER_SIZE);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        if (closed) {
            throw new IllegalStateException("GZIP compressor is closed");
        }
        Room.check(this, in, inOffset, inLength, out, outOffset);
        System.arraycopy(HEADER, 0, out, outOffset, HEADER.length);
        int at = deflate(in, inOffset, inLength, out, outOffset + HEADER.length);
        crc.reset();
        crc.update(in, inOffset, inLength);
        INT32.set(out, at, (int) crc.getValue());
        INT32.set(out, at + 4, inLength);
        return at + TRAILER_SIZE - outOffset;
    }

    private int deflate(byte[] in, int inOffset, int inLength, byte[] out, int start) {
        deflater.reset();
        deflater.setInput(in, inOffset, inLength);
        deflater.finish();
        int at = start;
        while (!deflater.finished()) {
            int written = deflater.deflate(out, at, out.length - TRAILER_SIZE - at);
            if (written == 0) {
                throw new IllegalStateException("deflate of " + inLength + " bytes did not end within its bound");
            }
            at += written;
        }
        return at;
    }

    @Override
    public void close() {
        closed = true;
        deflater.end();
    }
}
