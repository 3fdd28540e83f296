// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a value take to be encoded, here and by parquet-java, and what does a page allocate?
 *
 * <p>One invocation encodes a column chunk of {@link DataSets#VALUES} values in pages of {@value #PAGE}, from the arrays that a caller
 * of each library has: primitive arrays here, a call for each value there. The control is parquet-java's own values writers in the
 * same JVM settings. The set-up prints both sizes, and refuses a pair where one side reads other values than were written.
 *
 * <p>{@code jmh/run EncodeBenchmark} for a row of each encoding and type; {@code jmh/run EncodeBenchmark -p 'row=RLE_DICTIONARY
 * l_partkey'} for any other column of {@link DataSets}; with {@code -prof gc} the bytes that {@code inlayPage} allocates are those
 * of a page. {@link Bars} has all rows in one table.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncodeBenchmark {

    /** Values of a page. */
    static final int PAGE = 20_000;

    /** Encoding and column. */
    @Param({
        "PLAIN boolean random",
        "PLAIN l_shipdate",
        "PLAIN l_orderkey",
        "PLAIN l_extendedprice float",
        "PLAIN l_extendedprice",
        "PLAIN l_shipmode",
        "PLAIN fixed random",
        "RLE l_returnflag = R",
        "RLE_DICTIONARY l_shipdate",
        "RLE_DICTIONARY l_orderkey",
        "RLE_DICTIONARY l_discount float",
        "RLE_DICTIONARY l_extendedprice",
        "RLE_DICTIONARY l_shipmode",
        "RLE_DICTIONARY l_extendedprice decimal",
        "DELTA_BINARY_PACKED l_shipdate",
        "DELTA_BINARY_PACKED l_orderkey",
        "DELTA_LENGTH_BYTE_ARRAY l_comment",
        "DELTA_BYTE_ARRAY text sorted",
        "DELTA_BYTE_ARRAY l_extendedprice decimal",
        "BYTE_STREAM_SPLIT int32 random",
        "BYTE_STREAM_SPLIT int64 sorted",
        "BYTE_STREAM_SPLIT l_extendedprice float",
        "BYTE_STREAM_SPLIT l_extendedprice",
        "BYTE_STREAM_SPLIT fixed random",
        "ALP l_extendedprice float",
        "ALP l_extendedprice"
    })
    public String row = "";

    private Contest.Sides sides;

    @Setup
    public void prepare() throws IOException {
        String[] words = row.split(" ", 2);
        Contest contest = Contest.of(DataSets.column(words[1]), Encoding.valueOf(words[0]));
        System.out.printf(
                "%s: %d bytes for %d values, parquet-java %d%n",
                row, contest.ourSize(), contest.values(), contest.theirSize());
        sides = contest.encode();
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public long inlay() throws IOException {
        return sides.ours().run();
    }

    /** Of ALP, which it does not know, nothing. */
    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public long parquetJava() throws IOException {
        return sides.theirs() == null ? 0 : sides.theirs().run();
    }

    /** What no page may allocate in, with what is there already: encoder, buffers and dictionary. For {@code -prof gc}. */
    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES / PAGE)
    public long inlayPage() throws IOException {
        return sides.steady().run();
    }
}
