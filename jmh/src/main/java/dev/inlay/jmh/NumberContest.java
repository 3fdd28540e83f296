// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelDecoder;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.encoding.RleBitPackingHybridEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * One page of levels or dictionary ids, here and by parquet-java, which has a call for each number. Decoding is that of a {@link
 * LevelDecoder}, whose maximum is all that the width can hold, so the check of each number is in it.
 */
final class NumberContest {

    static final int COUNT = EncodeBenchmark.PAGE;

    private final int[] values;
    private final int width;
    private final boolean areLevels;

    private final ByteOutput out = new ByteOutput(1 << 17);
    private final LevelEncoder levelEncoder;
    private final LevelDecoder levelDecoder;
    private final RunLengthBitPackingHybridEncoder theirEncoder;
    private byte[] page;
    private final int[] ours = new int[COUNT];
    private final int[] theirs = new int[COUNT];

    private NumberContest(int[] values, int width, boolean areLevels) {
        this.values = values;
        this.width = width;
        this.areLevels = areLevels;
        int max = -1 >>> (32 - width);
        levelEncoder = new LevelEncoder(max);
        levelDecoder = new LevelDecoder(max);
        theirEncoder = new RunLengthBitPackingHybridEncoder(
                width, ParquetJavaWriters.SLAB, ParquetJavaWriters.PAGE_BYTES, ParquetJavaWriters.HEAP);
        encode();
        page = out.toByteArray();
    }

    /**
     * The contest of {@link Numbers} of {@code width} bits.
     *
     * @param areLevels whether they are encoded as levels, which are looked at first; else as ids
     */
    static Contest of(String name, int width, boolean areLevels) throws IOException {
        NumberContest contest = new NumberContest(Numbers.make(name, width, COUNT), width, areLevels);
        byte[] ourPage = contest.page;
        contest.writeTheirs();
        byte[] theirPage = ParquetJavaWriters.bytes(contest.theirEncoder.toBytes());
        contest.theirEncoder.reset();
        contest.check();
        contest.page = theirPage;
        contest.check();
        contest.page = ourPage;
        return new Contest(
                COUNT,
                ourPage.length,
                theirPage.length,
                new Contest.Sides(contest::encode, contest::encodeTheirs, null, contest::encode),
                new Contest.Sides(contest::decode, contest::decodeTheirs, null, contest::decode));
    }

    private void check() throws IOException {
        decode();
        decodeTheirs();
        if (!Arrays.equals(ours, values) || !Arrays.equals(theirs, values)) {
            throw new IllegalStateException("different numbers at width " + width);
        }
    }

    private long encode() {
        out.reset();
        if (areLevels) {
            levelEncoder.levels(values, 0, COUNT);
            levelEncoder.finishV2(out);
        } else {
            RleBitPackingHybridEncoder.encode(values, 0, COUNT, width, out);
        }
        return out.size();
    }

    private long encodeTheirs() throws IOException {
        writeTheirs();
        long size = theirEncoder.toBytes().size();
        theirEncoder.reset();
        return size;
    }

    private void writeTheirs() throws IOException {
        for (int value : values) {
            theirEncoder.writeInt(value);
        }
    }

    private long decode() throws IOException {
        levelDecoder.beginV2(page, 0, page.length, COUNT);
        return levelDecoder.levels(ours, 0, COUNT);
    }

    private long decodeTheirs() throws IOException {
        RunLengthBitPackingHybridDecoder decoder =
                new RunLengthBitPackingHybridDecoder(width, ByteBufferInputStream.wrap(ByteBuffer.wrap(page)));
        for (int i = 0; i < COUNT; i++) {
            theirs[i] = decoder.readInt();
        }
        return theirs[COUNT - 1];
    }
}
