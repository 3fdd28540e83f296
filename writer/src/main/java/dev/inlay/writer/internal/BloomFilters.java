// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.format.BloomFilterAlgorithm;
import dev.inlay.format.BloomFilterCompression;
import dev.inlay.format.BloomFilterHash;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.OutputSink;
import java.io.IOException;

/**
 * Writes bloom filters (rows B07, B08): behind the column chunks of their row group, so that no more of them are held than one row
 * group has. BloomFilter.md allows this place, and the one before the page indexes.
 *
 * <pre>
 *  … │ column chunk │ header (Thrift) │ bits │ header │ bits │ … next row group, or page indexes
 * </pre>
 */
final class BloomFilters {

    private BloomFilters() {}

    /** Writes {@code filter}, and returns {@code chunk} with its place. */
    static ColumnMetaData write(SplitBlockBloomFilter filter, ColumnMetaData chunk, OutputSink sink)
            throws IOException {
        ThriftWriter thrift = new ThriftWriter();
        BloomFilterHeaderThrift.write(
                thrift,
                new BloomFilterHeader(
                        filter.sizeInBytes(),
                        OpenEnum.of(BloomFilterAlgorithm.BLOCK),
                        OpenEnum.of(BloomFilterHash.XXHASH),
                        OpenEnum.of(BloomFilterCompression.UNCOMPRESSED)));
        byte[] header = thrift.toByteArray();
        byte[] bits = filter.toByteArray();
        long offset = sink.position();
        sink.write(header, 0, header.length);
        sink.write(bits, 0, bits.length);
        return chunk.withBloomFilter(offset, header.length + bits.length);
    }
}
