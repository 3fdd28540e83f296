// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import java.util.Arrays;

/** A bloom filter as it lies in the file: │ header │ bitset …. */
final class BloomFilterCheck implements FuzzTarget.Check {

    private static final FuzzTarget.Check HEADER =
            new StructCheck<>(BloomFilterHeaderThrift::read, BloomFilterHeaderThrift::write);

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        byte[] bytes = in.rest();
        if (!HEADER.accepts(new FuzzInput(bytes))) {
            return false;
        }
        ThriftReader reader = new ThriftReader(bytes, 0, bytes.length);
        BloomFilterHeader header = BloomFilterHeaderThrift.read(reader);
        int start = reader.position();
        int length = header.numBytes();
        if (length > bytes.length - start) {
            return false;
        }
        SplitBlockBloomFilter filter;
        try {
            filter = SplitBlockBloomFilter.fromBytes(bytes, start, length);
        } catch (IllegalArgumentException e) {
            if (length > 0 && length % SplitBlockBloomFilter.BLOCK_BYTES == 0) {
                throw new AssertionError(e);
            }
            return false;
        }
        if (!Arrays.equals(filter.toByteArray(), Arrays.copyOfRange(bytes, start, start + length))) {
            throw new AssertionError("the bitset is another after reading");
        }
        requireAnswersAfterFolding(filter);
        return true;
    }

    /** Folding may add answers, and loses none. */
    private static void requireAnswersAfterFolding(SplitBlockBloomFilter filter) throws MalformedDataException {
        long hash = 1;
        for (int i = 0; i < 50; i++) {
            hash *= 0x9e3779b97f4a7c15L;
            if (filter.mightContain(hash) && !filter.folded(0.9).mightContain(hash)) {
                throw new AssertionError("hash " + hash + " was lost by folding");
            }
            filter.add(hash);
            if (!filter.mightContain(hash)) {
                throw new AssertionError("hash " + hash + " was added and is absent");
            }
        }
    }
}
