// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.ParquetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many MB/s does each codec provider compress and decompress, and how small does it get a page? What comes out decides the
 * fixed table in {@code Ranking}.
 *
 * <p>One operation is a byte of the page, so operations per microsecond are MB/s. One invocation takes {@value #PAGES} PLAIN pages of
 * {@value #PAGE} bytes, near to the 20 000 rows of a page, through the face that the writer uses. The control is the pure-Java provider;
 * the set-up prints the ratio, and refuses a provider whose pages do not come back from the pure-Java decompressor (where there is
 * one).
 *
 * <p>{@code jmh/run CodecBenchmark}; aircompressor-v3 needs {@code JAVA_HOME} to be Java 22 or newer, and is skipped otherwise.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(CodecBenchmark.PAGES * CodecBenchmark.PAGE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    static final int PAGES = 5;
    static final int PAGE = 200_000;

    @Param({"l_comment", "l_extendedprice", "l_orderkey"})
    public String column = "";

    /** Codec, level ("-" for codecs that have none), provider. */
    @Param({
        "SNAPPY - java",
        "SNAPPY - snappy-java",
        "SNAPPY - aircompressor-v3",
        "LZ4_RAW - java",
        "LZ4_RAW - aircompressor-v3",
        "ZSTD 3 java",
        "ZSTD 3 zstd-jni",
        "ZSTD 3 aircompressor-v3",
        "ZSTD 1 zstd-jni",
        "ZSTD 9 zstd-jni",
        "GZIP 6 java",
        "BROTLI 1 brotli4j",
        "BROTLI 5 brotli4j"
    })
    public String codec = "";

    private final byte[][] pages = new byte[PAGES][];
    private final byte[][] compressed = new byte[PAGES][];
    private final byte[] page = new byte[PAGE];
    private byte[] room = {};
    private Compressor compressor;
    private Decompressor decompressor;

    @Setup
    public void prepare() throws ParquetException, MalformedDataException {
        String[] words = codec.split(" ", 3);
        CompressionCodec name = CompressionCodec.valueOf(words[0]);
        Codecs codecs = Codecs.using(words[2]);
        compressor = codecs.compressor(name, words[1].equals("-") ? null : Integer.valueOf(words[1]));
        decompressor = codecs.decompressor(name);
        byte[] plain = plain(DataSets.column(column));
        room = new byte[compressor.maxCompressedLength(PAGE)];
        long size = 0;
        for (int i = 0; i < PAGES; i++) {
            pages[i] = Arrays.copyOfRange(plain, i * PAGE, (i + 1) * PAGE);
            compressed[i] = Arrays.copyOf(room, compressor.compress(pages[i], 0, PAGE, room, 0));
            size += compressed[i].length;
            check(name == CompressionCodec.BROTLI ? codecs : Codecs.pureJava(), name, i);
        }
        System.out.printf("%s %s: ratio %.2f%n", column, codec, (double) PAGES * PAGE / size);
    }

    private void check(Codecs control, CompressionCodec name, int i) throws ParquetException, MalformedDataException {
        try (Decompressor java = control.decompressor(name)) {
            java.decompress(compressed[i], 0, compressed[i].length, page, 0, PAGE);
        }
        if (!Arrays.equals(page, pages[i])) {
            throw new IllegalStateException("page " + i + " did not come back");
        }
    }

    private static byte[] plain(Column column) {
        ValueEncoder encoder = EncodingTable.encoder(Encoding.PLAIN, column.type(), 0);
        switch (column.type()) {
            case INT64 -> encoder.int64s(column.longs(), 0, DataSets.VALUES);
            case DOUBLE -> encoder.doubles(column.doubles(), 0, DataSets.VALUES);
            case BYTE_ARRAY ->
                encoder.byteArrays(column.texts().bytes(), column.texts().offsets(), 0, DataSets.VALUES);
            case INT32, BOOLEAN, FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException("a column of fewer than " + PAGES * PAGE + " bytes");
        }
        ByteOutput out = new ByteOutput(1 << 20);
        encoder.finish(out);
        return Arrays.copyOf(out.array(), out.size());
    }

    @TearDown
    public void close() {
        compressor.close();
        decompressor.close();
    }

    @Benchmark
    public int compress() {
        int size = 0;
        for (byte[] in : pages) {
            size += compressor.compress(in, 0, PAGE, room, 0);
        }
        return size;
    }

    @Benchmark
    public byte[] decompress() throws MalformedDataException {
        for (byte[] in : compressed) {
            decompressor.decompress(in, 0, in.length, page, 0, PAGE);
        }
        return page;
    }
}
