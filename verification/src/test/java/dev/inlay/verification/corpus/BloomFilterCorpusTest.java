// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.bloom.SplitBlockBloomFilter;
import dev.inlay.bloom.XxHash64;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The filter of the corpus, made again from the words that are in it: rows B01 to B07, H15. */
class BloomFilterCorpusTest {

    private static final List<String> WORDS = List.of("hello", "parquet", "bloom", "filter");

    @Test
    void theSameWordsGiveTheSameBytes() throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file("data/bloom_filter.xxhash.bin"));
        ThriftReader in = new ThriftReader(file, 0, file.length);
        BloomFilterHeader header = BloomFilterHeaderThrift.read(in);
        byte[] stored = Arrays.copyOfRange(file, in.position(), file.length);
        assertThat(stored).hasSize(header.numBytes());

        SplitBlockBloomFilter made = SplitBlockBloomFilter.ofBytes(header.numBytes());
        WORDS.forEach(word -> made.add(hash(word)));

        assertThat(made.toByteArray()).isEqualTo(stored);
        SplitBlockBloomFilter read = SplitBlockBloomFilter.fromBytes(stored, 0, stored.length);
        assertThat(WORDS).allMatch(word -> read.mightContain(hash(word)));
        assertThat(read.mightContain(hash("absent"))).isFalse();
    }

    private static long hash(String word) {
        byte[] bytes = word.getBytes(UTF_8);
        return XxHash64.hash(bytes, 0, bytes.length);
    }
}
