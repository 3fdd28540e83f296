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
 * One for a writer: its buffers grow to the largest page and stay.
 */
final class PageFramer {

    private final ThriftWriter header = new ThriftWriter();
    private final CRC32 crc = new CRC32();
    private byte[] compressed = new byte[0];

    EncodedPage frame(PageHeader.Kind kind, ByteOutput body, Compressor compressor) {
        byte[] bytes = body.array();
        int size = body.size();
        if (compressor.codec() != CompressionCodec.UNCOMPRESSED) {
            int most = compressor.maxCompressedLength(size);
            if (compressed.length < most) {
                compressed = new byte[most];
            }
            bytes = compressed;
            size = compressor.compress(body.array(), 0, body.size(), compressed, 0);
        }
        crc.reset();
        crc.update(bytes, 0, size);
        header.reset();
        PageHeaderThrift.write(header, new PageHeader(body.size(), size, (int) crc.getValue(), kind));
        byte[] head = header.toByteArray();
        byte[] page = Arrays.copyOf(head, head.length + size);
        System.arraycopy(bytes, 0, page, head.length, size);
        return new EncodedPage(page, (long) head.length + body.size());
    }
}
