// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.compression.Codecs;
import dev.inlay.format.CompressionCodec;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does TPC-H's lineitem take from memory into a file, on one thread?
 *
 * <p>One invocation writes the table once, to a sink that keeps nothing. The control is parquet-java in the same run, with its
 * defaults, from the same vectors: its write support hands over each value as its API wants it, numbers unboxed and texts
 * without a copy. Dictionaries, statistics, indexes and CRC are on in both; pages have 1 MiB or 20 000 rows, row groups 128 MiB. The set-up
 * prints both sizes.
 *
 * <p>{@code jmh/run LineitemBenchmark}, or {@code jmh/run LineitemBenchmark -p scaleFactor=0.1}. Scale factor 1 wants 4 GB of heap.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class LineitemBenchmark {

    @Param("1")
    public double scaleFactor;

    /** A codec; {@code -java} behind it keeps us to the codecs in Java. */
    @Param({"SNAPPY", "SNAPPY-java", "UNCOMPRESSED"})
    public String codec = "";

    private List<RecordBatch> batches = List.of();
    private WriterOptions options = WriterOptions.DEFAULT;
    private CompressionCodecName theirCodec = CompressionCodecName.UNCOMPRESSED;

    @Setup
    public void prepare() throws IOException {
        batches = Lineitem.batches(scaleFactor);
        String name = codec.replace("-java", "");
        theirCodec = CompressionCodecName.valueOf(name);
        options = WriterOptions.builder()
                .codec(CompressionCodec.valueOf(name))
                .codecs(codec.endsWith("-java") ? Codecs.pureJava() : Codecs.standard())
                .build();
        System.out.printf("%s: %d bytes, parquet-java %d%n", codec, inlay(), parquetJava());
    }

    @Benchmark
    public long inlay() throws IOException {
        try (ParquetWriter<RecordBatch> writer =
                ParquetWriter.forSchema(Lineitem.SCHEMA).options(options).open(new NullFile())) {
            for (RecordBatch batch : batches) {
                writer.write(batch);
            }
            return writer.commit().bytes();
        }
    }

    @Benchmark
    public long parquetJava() throws IOException {
        return ParquetJavaBatchWriter.write(batches, theirCodec);
    }
}
