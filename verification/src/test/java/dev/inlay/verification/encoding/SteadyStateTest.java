// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.LevelDecoder;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.encoding.ValueDecoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PhysicalType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No allocation for a page: once buffers have the size that pages need, every encoder, decoder and codec works in them. Counted is
 * what the thread allocates on the heap, for pages of a few thousand values, after some to warm up. A class that is loaded late may
 * cost a little; what a page allocates is multiplied by {@value #PAGES}.
 */
class SteadyStateTest {

    private static final int WARM_UP = 60;
    private static final int PAGES = 40;
    private static final int MAX_BYTES_PER_PAGE = 1024;

    private static final int VALUES = 3000;
    private static final int WIDTH = 13;

    /** Makes its tables anew for each page, and has no way to use them again: see spec-notes/29-codecs.md. */
    private static final String ALLOCATING = "java ZSTD";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @FunctionalInterface
    private interface Work {
        void page() throws IOException;
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Encoding.values())
                .filter(encoding -> encoding != Encoding.PLAIN_DICTIONARY)
                .flatMap(encoding -> Arrays.stream(PhysicalType.values())
                        .filter(type -> EncodingTable.allows(encoding, type))
                        .filter(type -> encoding != Encoding.RLE_DICTIONARY || type != PhysicalType.BOOLEAN)
                        .map(type -> Arguments.of(encoding, type)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void valuesOfAPage(Encoding encoding, PhysicalType type) throws IOException {
        Page page = new Page(type);
        ByteOutput out = new ByteOutput(0);
        ValueDecoder decoder;
        if (encoding == Encoding.RLE_DICTIONARY) {
            DictionaryEncoder encoder = EncodingTable.dictionary(type, WIDTH, 1 << 20);
            assertSteady(() -> {
                out.reset();
                page.addTo(encoder);
                encoder.finish(out);
            });
            ByteOutput body = new ByteOutput(0);
            encoder.writeDictionary(body);
            decoder = EncodingTable.decoder(
                    encoding,
                    type,
                    WIDTH,
                    EncodingTable.readDictionary(
                            Encoding.PLAIN, type, WIDTH, body.array(), 0, body.size(), encoder.entries()));
        } else {
            ValueEncoder encoder = EncodingTable.encoder(encoding, type, WIDTH);
            assertSteady(() -> {
                out.reset();
                page.appendTo(encoder);
                encoder.finish(out);
            });
            decoder = EncodingTable.decoder(encoding, type, WIDTH);
        }
        Page read = new Page(type);
        assertSteady(() -> {
            decoder.begin(out.array(), 0, out.size(), VALUES);
            decoder.skip(100);
            read.decodeFrom(decoder, VALUES - 100);
        });
        if (type == PhysicalType.BYTE_ARRAY) {
            long[] spans = new long[VALUES];
            assertSteady(() -> {
                decoder.begin(out.array(), 0, out.size(), VALUES);
                decoder.skip(100);
                decoder.spans(ByteOutput.MAX_SIZE, spans, 0, VALUES - 100);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void levelsOfAPage(int maxLevel) throws IOException {
        Random random = new Random(maxLevel);
        int[] levels = random.ints(VALUES, 0, maxLevel + 1).toArray();
        Arrays.fill(levels, 500, 900, maxLevel);
        LevelEncoder encoder = new LevelEncoder(maxLevel);
        LevelDecoder decoder = new LevelDecoder(maxLevel);
        ByteOutput out = new ByteOutput(0);
        int[] read = new int[VALUES];
        long[] validity = new long[VALUES / 64 + 1];
        OpenEnum<Encoding> rle = OpenEnum.of(Encoding.RLE);
        assertSteady(() -> {
            out.reset();
            encoder.levels(levels, 0, VALUES);
            encoder.run(maxLevel, 100);
            encoder.finishV1(out);
            decoder.beginV1(rle, out.array(), 0, out.size(), VALUES + 100);
            decoder.levels(read, 0, 1000);
            decoder.validity(validity, 0, 1000);
            decoder.skip(1000);
        });
        assertThat(read).startsWith(Arrays.copyOf(levels, 1000));
        assertSteady(() -> {
            out.reset();
            encoder.levels(levels, 0, VALUES);
            int size = encoder.finishV2(out);
            decoder.beginV2(out.array(), 0, size, VALUES);
            decoder.levels(read, 0, VALUES);
        });
        assertThat(read).isEqualTo(levels);
    }

    static Stream<Arguments> codecs() {
        return Stream.of("java", "zstd-jni", "snappy-java", "brotli4j", "aircompressor-v3")
                .flatMap(provider -> Codecs.using(provider).report().stream()
                        .filter(service -> service.provider() != null)
                        .map(service -> service.codec())
                        .distinct()
                        .filter(codec -> codec != CompressionCodec.LZ4 && codec != CompressionCodec.LZO) // read only
                        .map(codec -> Arguments.of(provider, codec)));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void aCompressedPage(String provider, CompressionCodec codec) throws IOException {
        byte[] page = text();
        byte[] read = new byte[page.length];
        Codecs codecs = Codecs.using(provider);
        try (Compressor compressor = codecs.compressor(codec, null);
                Decompressor decompressor = codecs.decompressor(codec)) {
            byte[] compressed = new byte[compressor.maxCompressedLength(page.length)];
            int size = compressor.compress(page, 0, page.length, compressed, 0);
            Work compress = () -> compressor.compress(page, 0, page.length, compressed, 0);
            Work decompress = () -> decompressor.decompress(compressed, 0, size, read, 0, read.length);
            if (ALLOCATING.equals(provider + " " + codec)) {
                assertThat(bytesPerPage(compress)).isGreaterThan(MAX_BYTES_PER_PAGE);
            } else {
                assertSteady(compress);
                assertSteady(decompress);
            }
        }
    }

    /** Hadoop's frames, which are read only: one block of LZ4_RAW in one frame. */
    @Test
    void aPageOfHadoopsLz4() throws IOException {
        byte[] page = text();
        byte[] read = new byte[page.length];
        try (Compressor raw = Codecs.pureJava().compressor(CompressionCodec.LZ4_RAW, null);
                Decompressor decompressor = Codecs.pureJava().decompressor(CompressionCodec.LZ4)) {
            byte[] frame = new byte[8 + raw.maxCompressedLength(page.length)];
            int size = raw.compress(page, 0, page.length, frame, 8);
            ByteBuffer.wrap(frame).putInt(page.length).putInt(size);
            assertSteady(() -> decompressor.decompress(frame, 0, 8 + size, read, 0, read.length));
            assertThat(read).isEqualTo(page);
        }
    }

    private static void assertSteady(Work work) throws IOException {
        assertThat(bytesPerPage(work)).as("bytes allocated for each page").isLessThanOrEqualTo(MAX_BYTES_PER_PAGE);
    }

    private static long bytesPerPage(Work work) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            work.page();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PAGES; i++) {
            work.page();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / PAGES;
    }

    private static byte[] text() {
        Random random = new Random(6);
        ByteBuffer text = ByteBuffer.allocate(50_000);
        while (text.hasRemaining()) {
            text.put((byte) ('a' + random.nextInt(1 + random.nextInt(26))));
        }
        return text.array();
    }

    /** The values of a page, of few digits, few enough for a dictionary, some of them alike. */
    private static final class Page {

        private final PhysicalType type;
        private final int[] ints = new int[VALUES + 1];
        private final long[] longs = new long[VALUES];
        private final float[] floats = new float[VALUES];
        private final double[] doubles = new double[VALUES];
        private final byte[] fixed = new byte[VALUES * WIDTH];
        private final ByteOutput strings = new ByteOutput(0);

        Page(PhysicalType type) {
            this.type = type;
            Random random = new Random(5);
            for (int i = 0; i < VALUES; i++) {
                int value = random.nextInt(400);
                longs[i] = value * 1_000_000_007L;
                floats[i] = value / 4f;
                doubles[i] = i % 1000 == 7 ? Math.PI : value / 100.0;
                fixed[i * WIDTH] = (byte) value;
                if (type == PhysicalType.BYTE_ARRAY) {
                    strings.bytes(new byte[value % 90]);
                    ints[i + 1] = strings.size();
                } else {
                    ints[i] = value;
                }
            }
        }

        void appendTo(ValueEncoder encoder) {
            switch (type) {
                case BOOLEAN -> encoder.booleans(longs, 0, VALUES);
                case INT32 -> encoder.int32s(ints, 0, VALUES);
                case INT64 -> encoder.int64s(longs, 0, VALUES);
                case FLOAT -> encoder.floats(floats, 0, VALUES);
                case DOUBLE -> encoder.doubles(doubles, 0, VALUES);
                case BYTE_ARRAY -> encoder.byteArrays(strings.array(), ints, 0, VALUES);
                case INT96, FIXED_LEN_BYTE_ARRAY -> encoder.fixedByteArrays(fixed, 0, VALUES);
            }
        }

        void addTo(DictionaryEncoder encoder) {
            int added = switch (type) {
                case BOOLEAN -> 0;
                case INT32 -> encoder.addInt32s(ints, 0, VALUES);
                case INT64 -> encoder.addInt64s(longs, 0, VALUES);
                case FLOAT -> encoder.addFloats(floats, 0, VALUES);
                case DOUBLE -> encoder.addDoubles(doubles, 0, VALUES);
                case BYTE_ARRAY -> encoder.addByteArrays(strings.array(), ints, 0, VALUES);
                case INT96, FIXED_LEN_BYTE_ARRAY -> encoder.addFixedByteArrays(fixed, 0, VALUES);
            };
            if (added != VALUES) {
                throw new AssertionError("only " + added + " values went into the dictionary");
            }
        }

        void decodeFrom(ValueDecoder decoder, int count) throws IOException {
            switch (type) {
                case BOOLEAN -> decoder.booleans(longs, 0, count);
                case INT32 -> decoder.int32s(ints, 0, count);
                case INT64 -> decoder.int64s(longs, 0, count);
                case FLOAT -> decoder.floats(floats, 0, count);
                case DOUBLE -> decoder.doubles(doubles, 0, count);
                case BYTE_ARRAY -> {
                    strings.reset();
                    decoder.byteArrays(strings, ByteOutput.MAX_SIZE, ints, 0, count);
                }
                case INT96, FIXED_LEN_BYTE_ARRAY -> decoder.fixedByteArrays(fixed, 0, count);
            }
        }
    }
}
