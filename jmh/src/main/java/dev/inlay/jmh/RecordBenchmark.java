// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import com.jerolba.carpet.CarpetWriter;
import dev.inlay.format.CompressionCodec;
import dev.inlay.vector.RecordBatch;
import dev.inlay.writer.ParquetFiles;
import dev.inlay.writer.ParquetWriter;
import dev.inlay.writer.RowAppender;
import dev.inlay.writer.WriteReceipt;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many records a second become a file, here and by Carpet, which writes records by parquet-java? And how many rows by the row
 * appender?
 *
 * <p>One invocation writes a file of {@value #ROWS} records, SNAPPY, to a sink that keeps nothing. The control is Carpet in the
 * same JVM settings, with its own defaults, which are nearly ours: row groups of 128 MiB, pages of 1 MiB or 20 000 rows,
 * dictionaries, statistics, indexes. The set-up prints the sizes of both files, and refuses ours if it is larger by more than 5 %.
 *
 * <p>{@code jmh/run RecordBenchmark}, or {@code jmh/run RecordBenchmark -p shape=flat -prof gc}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecordBenchmark {

    /** Rows of a file. */
    static final int ROWS = 200_000;

    private static final WriterOptions OPTIONS =
            WriterOptions.builder().codec(CompressionCodec.SNAPPY).build();

    @Param({"flat", "nested"})
    public String shape = "";

    private Case<?> records;

    @Setup
    public void prepare() throws IOException {
        records = shape.equals("flat")
                ? new Case<>(Records.Flat.class, Records.flat(ROWS), Records::append)
                : new Case<>(Records.Order.class, Records.nested(ROWS), Records::append);
        long ours = inlay();
        long theirs = carpet();
        System.out.printf("%s: %d bytes, by rows %d, Carpet %d%n", shape, ours, inlayRows(), theirs);
        if (ours > theirs * 1.05) {
            throw new IllegalStateException("larger than Carpet's");
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long inlay() throws IOException {
        return records.inlay();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long inlayRows() throws IOException {
        return records.inlayRows();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long carpet() throws IOException {
        return records.carpet();
    }

    private interface Append<T> {
        void append(RowAppender row, T record) throws IOException;
    }

    private record Case<T extends Record>(Class<T> type, List<T> records, Append<T> append) {

        long inlay() throws IOException {
            return ParquetFiles.write(new NullFile(), type, OPTIONS, records).bytes();
        }

        long inlayRows() throws IOException {
            try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(
                            ParquetWriter.forRecord(type).schema())
                    .options(OPTIONS)
                    .open(new NullFile())) {
                RowAppender row = writer.rows();
                for (T record : records) {
                    append.append(row, record);
                }
                WriteReceipt receipt = writer.commit();
                return receipt.bytes();
            }
        }

        long carpet() throws IOException {
            Counting out = new Counting();
            try (CarpetWriter<T> writer = new CarpetWriter.Builder<>(out, type)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .build()) {
                for (T record : records) {
                    writer.write(record);
                }
            }
            return out.bytes;
        }
    }

    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            bytes += length;
        }
    }
}
