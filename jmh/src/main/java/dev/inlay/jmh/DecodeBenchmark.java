// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * How long does a value take to be decoded, here and by parquet-java, and how long do its bytes take to be copied?
 *
 * <p>One invocation decodes a column chunk of {@link DataSets#VALUES} values in pages of {@link EncodeBenchmark#PAGE}, its dictionary
 * included, to what a caller of each library gets: primitive arrays, and for strings their bytes in one array here, an object for
 * each there. Both read the same bytes. The controls are parquet-java's own values readers, and {@code System.arraycopy} of as many
 * bytes as the pages have, which is the speed that PLAIN numbers can have. The set-up refuses a pair that does not decode to the
 * same values.
 *
 * <p>{@code jmh/run DecodeBenchmark}, or {@code jmh/run DecodeBenchmark -p column=l_orderkey -p encoding=PLAIN}; pairs of column and
 * encoding that do not exist are left out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {

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

    private InlayDecode inlay;
    private ParquetJavaDecode parquetJava;
    private EncodedColumn chunk;
    private byte[] copied;

    @Setup
    public void prepare() throws IOException {
        Column values = DataSets.column(column);
        chunk = EncodedColumn.of(values, encoding);
        copied = new byte
                [chunk.pages().stream().mapToInt(page -> page.length).max().orElse(0)];
        inlay = new InlayDecode(values, chunk);
        parquetJava = new ParquetJavaDecode(values, chunk);
        Object[] ours = new Object[DataSets.VALUES];
        inlay.run(page -> {
            for (int i = 0; i < EncodeBenchmark.PAGE; i++) {
                ours[page * EncodeBenchmark.PAGE + i] = copyOf(inlay.value(i));
            }
        });
        int decoded = parquetJava.run(page -> {
            for (int i = 0; i < EncodeBenchmark.PAGE; i++) {
                int row = page * EncodeBenchmark.PAGE + i;
                if (!parquetJava.value(i).equals(ours[row])) {
                    throw new IllegalStateException("value " + row + " differs");
                }
            }
        });
        System.out.printf("%s as %s: %d bytes for %d values%n", column, encoding, chunk.size(), decoded);
    }

    /** The bytes of a value outlive the page's. */
    private static Object copyOf(Object value) {
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return ByteBuffer.wrap(copy);
        }
        return value;
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public int inlay() throws IOException {
        return inlay.run();
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public int parquetJava() throws IOException {
        return parquetJava.run();
    }

    @Benchmark
    @OperationsPerInvocation(DataSets.VALUES)
    public byte[] copy() {
        for (byte[] page : chunk.pages()) {
            System.arraycopy(page, 0, copied, 0, page.length);
        }
        return copied;
    }
}
