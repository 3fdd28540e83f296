// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
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
 * How long does a value take to become an id of a dictionary, and an id to become bits of a page?
 *
 * <p>{@code ids} and {@code chunk} take a column chunk of the writer's default size, the column {@value #ROUNDS} times over, in pages of
 * {@link EncodeBenchmark#PAGE} values, with a new dictionary each time: the first forgets the ids of each page, the second encodes them.
 * {@code pages} is one round, where a larger part of the values is new; {@code parquetJava} is its control, the dictionary writer of that library
 * in the same JVM settings. The set-up prints both sizes.
 *
 * <p>{@code jmh/run DictionaryBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class DictionaryBenchmark {

    private static final int ROUNDS = 5;

    @Param({
        "int32 range 2^16",
        "int64 range 2^16",
        "l_linenumber",
        "l_quantity",
        "l_shipdate",
        "l_orderkey",
        "l_partkey",
        "l_discount",
        "l_returnflag",
        "l_linestatus",
        "l_shipmode",
        "l_shipinstruct"
    })
    public String column = "";

    private Column values;
    private InlayEncode inlay;
    private ParquetJavaEncode parquetJava;
    private final ByteOutput out = new ByteOutput(1 << 20);

    @Setup
    public void prepare() {
        values = DataSets.column(column);
        inlay = new InlayEncode(values, Encoding.RLE_DICTIONARY);
        parquetJava = new ParquetJavaEncode(values, Encoding.RLE_DICTIONARY);
        System.out.printf("%s: %d bytes, parquet-java %d%n", column, inlay.run(), parquetJava.run());
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * DataSets.VALUES)
    public int ids() {
        DictionaryEncoder dictionary = newDictionary();
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
                dictionary.dropLast(values.addTo(dictionary, at, EncodeBenchmark.PAGE));
            }
        }
        return dictionary.entries();
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * DataSets.VALUES)
    public int chunk() {
        DictionaryEncoder dictionary = newDictionary();
        int bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 0; at < DataSets.VALUES; at += EncodeBenchmark.PAGE) {
                values.addTo(dictionary, at, EncodeBenchmark.PAGE);
                out.reset();
                dictionary.finish(out);
                bytes += out.size();
            }
        }
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public long pages() {
        return inlay.run();
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public long parquetJava() {
        return parquetJava.run();
    }

    private DictionaryEncoder newDictionary() {
        return EncodingTable.dictionary(values.type(), values.width(), EncodedColumn.DICTIONARY_LIMIT);
    }
}
