// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.ParquetException;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.FileCryptoMetaDataThrift;
import dev.inlay.format.thrift.FileMetaDataThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.io.MemoryFile;
import dev.inlay.verification.corpus.Corpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real metadata with a few bytes changed: it reads, and can be written and read again, or it is a ParquetException. The seed
 * is fixed, so a failure comes again; its message says which file and which mutant.
 */
class MetadataMutationTest {

    private static final long SEED = 20_261_121;
    private static final int MUTANTS_PER_FOOTER = 400;
    private static final int MUTANTS_PER_STRUCT = 300;

    /** Bytes of memory for a byte of metadata: what {@link HostileThriftTest} finds for the worst case, twice. */
    private static final long MEMORY_PER_BYTE = 128;

    /** An exception with its stack trace, and what the JVM allocates for itself now and then. */
    private static final long MEMORY_FOR_FREE = 128 * 1024;

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.root();
    }

    @Test
    void footers() throws Exception {
        Random random = new Random(SEED);
        int read = 0;
        int refused = 0;
        for (String name : Corpus.files("data", ".parquet")) {
            byte[] file = Files.readAllBytes(Corpus.file(name));
            byte[] footer = footer(file);
            for (int i = 0; i < MUTANTS_PER_FOOTER; i++) {
                byte[] mutant = mutant(footer, random);
                String which = name + ", mutant " + i;
                if (survives(which, mutant, FileMetaDataThrift::read)) {
                    assertSaysTheSameWhenWrittenAgain(which, mutant);
                    read++;
                } else {
                    refused++;
                }
            }
        }
        // both must happen, or the mutants are too tame or too wild to say anything
        assertThat(read).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void pageHeaders() throws Exception {
        List<byte[]> headers = new ArrayList<>();
        for (String name : List.of(
                "data/alltypes_plain.parquet",
                "data/datapage_v1-uncompressed-checksum.parquet",
                "data/datapage_v2.snappy.parquet",
                "data/hadoop_lz4_compressed.parquet",
                "data/fixed_length_byte_array.parquet")) {
            byte[] file = Files.readAllBytes(Corpus.file(name));
            headers.add(Arrays.copyOfRange(file, 4, Math.min(file.length, 4 + 200)));
        }
        mutate(headers, PageHeaderThrift::read);
    }

    @Test
    void pageIndexes() throws Exception {
        List<byte[]> columnIndexes = new ArrayList<>();
        List<byte[]> offsetIndexes = new ArrayList<>();
        for (String name : List.of(
                "data/int32_with_null_pages.parquet",
                "data/floating_orders_nan_count.parquet",
                "data/repeated_primitive_no_list.parquet")) {
            byte[] file = Files.readAllBytes(Corpus.file(name));
            FileMetaData metadata = Footer.read(MemoryFile.of(file).asInput());
            metadata.rowGroups().get(0).columns().stream()
                    .filter(chunk -> chunk.columnIndexOffset() != null)
                    .forEach(chunk -> {
                        columnIndexes.add(slice(file, chunk.columnIndexOffset(), chunk.columnIndexLength()));
                        offsetIndexes.add(slice(file, chunk.offsetIndexOffset(), chunk.offsetIndexLength()));
                    });
        }
        mutate(columnIndexes, ColumnIndexThrift::read);
        mutate(offsetIndexes, OffsetIndexThrift::read);
    }

    @Test
    void fileCryptoMetaData() throws Exception {
        List<byte[]> structs = new ArrayList<>();
        for (String name : Corpus.files("data", ".encrypted")) {
            byte[] footer = footer(Files.readAllBytes(Corpus.file(name)));
            structs.add(Arrays.copyOf(footer, 64));
        }
        mutate(structs, FileCryptoMetaDataThrift::read);
    }

    private static byte[] slice(byte[] file, long offset, int length) {
        return Arrays.copyOfRange(file, (int) offset, (int) offset + length);
    }

    private static byte[] footer(byte[] file) {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        return Arrays.copyOfRange(file, file.length - 8 - length, file.length - 8);
    }

    private static void mutate(List<byte[]> structs, Reading reading) {
        Random random = new Random(SEED);
        int refused = 0;
        for (int s = 0; s < structs.size(); s++) {
            for (int i = 0; i < MUTANTS_PER_STRUCT; i++) {
                if (!survives("struct " + s + ", mutant " + i, mutant(structs.get(s), random), reading)) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(MUTANTS_PER_STRUCT / 10);
    }

    /** One to four bytes other than they were, sometimes cut off, sometimes a piece of itself copied over another. */
    private static byte[] mutant(byte[] original, Random random) {
        byte[] mutant = original.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 + random.nextInt(255));
        }
        switch (random.nextInt(8)) {
            case 0 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
            case 1 -> {
                int length = random.nextInt(mutant.length);
                System.arraycopy(
                        mutant,
                        random.nextInt(mutant.length - length + 1),
                        mutant,
                        random.nextInt(mutant.length - length + 1),
                        length);
            }
            default -> {
                // as it is
            }
        }
        return mutant;
    }

    /** Whether the mutant reads; fails on any exception but ParquetException, and on memory out of proportion. */
    private static boolean survives(String which, byte[] mutant, Reading reading) {
        long limit = MEMORY_PER_BYTE * mutant.length + MEMORY_FOR_FREE;
        boolean[] read = new boolean[1];
        Runnable work = () -> read[0] = reads(which, mutant, reading);
        long allocated = Allocation.by(work);
        if (allocated > limit) {
            // the first time on a new path loads classes; the second does not
            allocated = Allocation.by(work);
        }
        assertThat(allocated).as(which).isLessThanOrEqualTo(limit);
        return read[0];
    }

    private static boolean reads(String which, byte[] mutant, Reading reading) {
        try {
            reading.of(new ThriftReader(mutant, 0, mutant.length));
            return true;
        } catch (ParquetException e) {
            return false;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(which, e);
        }
    }

    private static void assertSaysTheSameWhenWrittenAgain(String which, byte[] mutant) throws IOException {
        FileMetaData metadata = FileMetaDataThrift.read(new ThriftReader(mutant, 0, mutant.length));
        byte[] footer = Footer.bytes(metadata);
        byte[] file =
                ByteBuffer.allocate(4 + footer.length).position(4).put(footer).array();
        assertThat(Footer.read(MemoryFile.of(file).asInput())).as(which).isEqualTo(metadata);
    }

    /** One way to read a struct. */
    private interface Reading {
        void of(ThriftReader in) throws IOException;
    }
}
