// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.compression.Compressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.PageHeader;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftWriter;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Puts a body into its frame: compress, checksum, header in front.
 *
 * <pre>
 *  header (Thrift)                                          │ body
 *  type, uncompressed size, compressed size, crc, kind …    │ as the codec left it
 *                                                           └ crc is over these bytes (row G18)
 * </pre>
 *
 * One for a writer: its buffers grow to the largest page and stay, but for a page of very unusual size.
 */
final class PageFramer {

    private final ThriftWriter header = new ThriftWriter();
    private final CRC32 crc = new CRC32();
    private byte[] compressed = new byte[0];

    /** A page whose body goes through the codec as a whole. */
    EncodedPage frame(PageHeader.Kind kind, ByteOutput body, Compressor compressor) {
        if (compressor.codec() == CompressionCodec.UNCOMPRESSED) {
            return seal(kind, body.array(), body.size(), body.size());
        }
        int size = compress(body, 0, compressor);
        return seal(kind, compressed, size, body.size());
    }

    /**
     * A page of which the first {@code clear} bytes do not go through the codec, nor the others unless they get shorter.
     *
     * @param kind by whether they did
     */
    EncodedPage frameIfSmaller(
            Function<Boolean, PageHeader.Kind> kind, ByteOutput body, int clear, Compressor compressor) {
        if (compressor.codec() != CompressionCodec.UNCOMPRESSED && body.size() > clear) {
            int size = compress(body, clear, compressor);
            if (size < body.size()) {
                return seal(kind.apply(true), compressed, size, body.size());
            }
        }
        return seal(kind.apply(false), body.array(), body.size(), body.size());
    }

    /** What {@code bytes} would be in a page. */
    int measure(ByteOutput bytes, Compressor compressor) {
        return compressor.codec() == CompressionCodec.UNCOMPRESSED ? bytes.size() : compress(bytes, 0, compressor);
    }

    /** Fills {@link #compressed}: the first {@code clear} bytes as they are, then what the codec makes of the rest. */
    private int compress(ByteOutput body, int clear, Compressor compressor) {
        int rest = body.size() - clear;
        int most = Math.addExact(clear, compressor.maxCompressedLength(rest));
        if (compressed.length < most) {
            compressed = new byte[most];
        }
        System.arraycopy(body.array(), 0, compressed, 0, clear);
        return clear + compressor.compress(body.array(), clear, rest, compressed, clear);
    }

    private EncodedPage seal(PageHeader.Kind kind, byte[] bytes, int size, int uncompressedSize) {
        crc.reset();
        crc.update(bytes, 0, size);
        header.reset();
        PageHeaderThrift.write(header, new PageHeader(uncompressedSize, size, (int) crc.getValue(), kind));
        byte[] head = header.toByteArray();
        byte[] page = Arrays.copyOf(head, head.length + size);
        System.arraycopy(bytes, 0, page, head.length, size);
        if (compressed.length > ByteOutput.MAX_KEPT) {
            compressed = new byte[0];
        }
        return new EncodedPage(page, (long) head.length + uncompressedSize);
    }
}
