// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.RowGroup;
import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.LocalInputFile;
import dev.inlay.io.MemoryFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All metadata of all files that must read: footers, page headers, page indexes and bloom filter headers parse, and what
 * is written from the records says the same when it is read again.
 */
class MetadataCorpusTest {

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.root();
    }

    /** How much of each kind there is, so that a walk that finds nothing does not pass for one that found no fault. */
    private static final class Count {
        int columnChunks;
        int pageHeaders;
        int columnIndexes;
        int offsetIndexes;
        int bloomFilters;
    }

    static List<String> files() {
        return Stream.of("data", "shredded_variant")
                .flatMap(folder -> Corpus.files(folder, ".parquet").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void parsesAndSaysTheSameWhenWrittenAgain(String name) throws Exception {
        check(name, new Count());
    }

    @Test
    void thereIsEnoughOfEachKind() throws Exception {
        Count count = new Count();
        for (String name : files()) {
            check(name, count);
        }
        // what the commit of 2026-06 holds; later ones will hold more
        assertThat(count.columnChunks).isGreaterThanOrEqualTo(1_531);
        assertThat(count.pageHeaders).isGreaterThanOrEqualTo(53_759);
        assertThat(count.columnIndexes).isGreaterThanOrEqualTo(821);
        assertThat(count.offsetIndexes).isGreaterThanOrEqualTo(984);
        assertThat(count.bloomFilters).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theVectorOfH15IsWhatTheFileHolds() throws Exception {
        byte[] file = Files.readAllBytes(Corpus.file("data/bloom_filter.xxhash.bin"));
        ThriftReader in = new ThriftReader(file, 0, file.length);
        assertThat(BloomFilterHeaderThrift.read(in).numBytes()).isEqualTo(1024);
        assertThat(in.position()).isEqualTo(16);
        assertThat(file).hasSize(16 + 1024);
    }

    @Test
    void theBloomFilterBeforeTheFormatWasFixedIsNoThrift() throws Exception {
        // B12: twelve bytes of binary header, murmur3
        byte[] file = Files.readAllBytes(Corpus.file("data/bloom_filter.bin"));
        assertThatThrownBy(() -> BloomFilterHeaderThrift.read(new ThriftReader(file, 0, file.length)))
                .isInstanceOf(MalformedDataException.class);
    }

    private static void check(String name, Count count) throws Exception {
        byte[] file = Files.readAllBytes(Corpus.file(name));
        FileMetaData metadata = readFooter(name);
        assertThat(readAgain(metadata)).isEqualTo(metadata);
        for (RowGroup rowGroup : metadata.rowGroups()) {
            for (ColumnChunk chunk : rowGroup.columns()) {
                count.columnChunks++;
                checkPages(file, chunk, count);
                checkIndexes(file, chunk, count);
                checkBloomFilter(file, chunk, count);
            }
        }
    }

    static FileMetaData readFooter(String name) throws Exception {
        try (LocalInputFile file = LocalInputFile.open(Corpus.file(name))) {
            return Footer.read(file);
        }
    }

    static FileMetaData readAgain(FileMetaData metadata) throws Exception {
        byte[] footer = Footer.bytes(metadata);
        byte[] file = ByteBuffer.allocate(4 + footer.length)
                .putInt(0x50415231)
                .put(footer)
                .array();
        return Footer.read(MemoryFile.of(file).asInput());
    }

    private static void checkPages(byte[] file, ColumnChunk chunk, Count count) throws Exception {
        ColumnMetaData column = chunk.metaData();
        for (ChunkPages.Found page : ChunkPages.of(file, column)) {
            count.pageHeaders++;
            assertThat(readAgain(PageHeaderThrift::write, PageHeaderThrift::read, page.header()))
                    .isEqualTo(page.header());
        }
    }

    private static void checkIndexes(byte[] file, ColumnChunk chunk, Count count) throws Exception {
        if (chunk.columnIndexOffset() != null) {
            count.columnIndexes++;
            ColumnIndex index = ColumnIndexThrift.read(
                    new ThriftReader(file, chunk.columnIndexOffset().intValue(), chunk.columnIndexLength()));
            assertThat(readAgain(ColumnIndexThrift::write, ColumnIndexThrift::read, index))
                    .isEqualTo(index);
        }
        if (chunk.offsetIndexOffset() != null) {
            count.offsetIndexes++;
            OffsetIndex index = OffsetIndexThrift.read(
                    new ThriftReader(file, chunk.offsetIndexOffset().intValue(), chunk.offsetIndexLength()));
            assertThat(readAgain(OffsetIndexThrift::write, OffsetIndexThrift::read, index))
                    .isEqualTo(index);
        }
    }

    private static void checkBloomFilter(byte[] file, ColumnChunk chunk, Count count) throws Exception {
        if (chunk.metaData().bloomFilterOffset() != null) {
            count.bloomFilters++;
            int offset = chunk.metaData().bloomFilterOffset().intValue();
            ThriftReader in = new ThriftReader(file, offset, file.length - offset);
            BloomFilterHeader header = BloomFilterHeaderThrift.read(in);
            assertThat(header.numBytes()).isPositive();
            if (chunk.metaData().bloomFilterLength() != null) {
                assertThat(in.position() + header.numBytes())
                        .isEqualTo(chunk.metaData().bloomFilterLength());
            }
            assertThat(readAgain(BloomFilterHeaderThrift::write, BloomFilterHeaderThrift::read, header))
                    .isEqualTo(header);
        }
    }

    /** The read side of a struct's class. */
    interface Read<T> {
        T from(ThriftReader in) throws MalformedDataException;
    }

    static <T> T readAgain(BiConsumer<ThriftWriter, T> write, Read<T> read, T struct) throws MalformedDataException {
        ThriftWriter out = new ThriftWriter();
        write.accept(out, struct);
        byte[] bytes = out.toByteArray();
        ThriftReader in = new ThriftReader(bytes, 0, bytes.length);
        T again = read.from(in);
        assertThat(in.position()).as("bytes consumed").isEqualTo(bytes.length);
        return again;
    }
}
