// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelDecoder;
import dev.inlay.encoding.RleBitPackingHybridEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
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
 * How long does a level or an id take to be decoded out of the hybrid of runs and bit packing, here and by parquet-java?
 *
 * <p>One invocation decodes a page of {@value #COUNT} numbers to an {@code int[]}. Here that is a {@link LevelDecoder}, whose maximum
 * is all that the width can hold, so the check of each number is in it; there it is a call of {@code readInt} for each, as all of its
 * readers do. Numbers are random (which makes it bit unpacking and nothing else), come in runs of 20 on average, or are all the
 * same. Both read the same bytes, and the set-up refuses different numbers.
 *
 * <p>{@code jmh/run RunsBenchmark}, or {@code jmh/run RunsBenchmark -p width=3 -p numbers=random}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RunsBenchmark {

    static final int COUNT = 20_000;

    @Param({"1", "2", "3", "5", "7", "8", "10", "13", "16", "17", "20", "25", "31"})
    public int width;

    @Param({"random", "runs", "constant"})
    public String numbers = "";

    private byte[] page;
    private LevelDecoder levels;
    private final int[] ours = new int[COUNT];
    private final int[] theirs = new int[COUNT];

    @Setup
    public void prepare() throws IOException {
        int mask = -1 >>> (32 - width);
        int[] values = Numbers.make(numbers, width, COUNT);
        ByteOutput out = new ByteOutput(1 << 16);
        RleBitPackingHybridEncoder.encode(values, 0, COUNT, width, out);
        page = out.toByteArray();
        levels = new LevelDecoder(mask);
        inlay();
        parquetJava();
        if (!Arrays.equals(ours, values) || !Arrays.equals(theirs, values)) {
            throw new IllegalStateException("different numbers");
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int inlay() throws IOException {
        levels.beginV2(page, 0, page.length, COUNT);
        return levels.levels(ours, 0, COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int[] parquetJava() throws IOException {
        RunLengthBitPackingHybridDecoder decoder =
                new RunLengthBitPackingHybridDecoder(width, ByteBufferInputStream.wrap(ByteBuffer.wrap(page)));
        for (int i = 0; i < COUNT; i++) {
            theirs[i] = decoder.readInt();
        }
        return theirs;
    }
}
