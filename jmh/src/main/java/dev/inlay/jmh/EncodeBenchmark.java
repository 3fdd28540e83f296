// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
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
 * How long does a value take to be encoded, here and by parquet-java?
 *
 * <p>One invocation encodes a column chunk of {@link DataSets#VALUES} values in pages of {@value #PAGE}, from the arrays that a caller
 * of each library has: primitive arrays here, a call for each value there. The control is parquet-java's own values writers in the
 * same JVM settings. The set-up refuses a pair whose sizes differ by more than 1 % against us, and prints both.
 *
 * <p>{@code jmh/run EncodeBenchmark}, or {@code jmh/run EncodeBenchmark -p column=l_orderkey -p encoding=PLAIN}; pairs of column and
 * encoding that do not exist are left out.
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

    @Param({
        "l_orderkey",
        "l_partkey",
        "l_quantity",
        "l_linenumber",
        "l_shipdate",
        "l_extendedprice",
        "l_discount",
        "l_returnflag",
        "l_shipmode",
        "l_comment",
        "int64 random",
        "int64 constant",
        "int64 sorted",
        "int32 random",
        "int32 range 2^16",
        "double random"
    })
    public String column = "";

    @Param({"PLAIN", "RLE_DICTIONARY"})
    public Encoding encoding = Encoding.PLAIN;

    private InlayEncode inlay;
    private ParquetJavaEncode parquetJava;

    @Setup
    public void prepare() {
        Column values = DataSets.column(column);
        inlay = new InlayEncode(values, encoding);
        parquetJava = new ParquetJavaEncode(values, encoding);
        long ours = inlay.run();
        long theirs = parquetJava.run();
        System.out.printf("%s as %s: %d bytes, parquet-java %d%n", column, encoding, ours, theirs);
        if (ours > theirs * 1.01 && theirs >= 0) {
            throw new IllegalStateException("larger than parquet-java's");
        }
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public long inlay() {
        return inlay.run();
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public long parquetJava() {
        return parquetJava.run();
    }
}
