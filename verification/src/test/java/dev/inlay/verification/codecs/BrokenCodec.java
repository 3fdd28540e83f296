// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.codecs;

import dev.inlay.compression.CodecProvider;
import dev.inlay.compression.Codecs;
import dev.inlay.compression.Compressor;
import dev.inlay.compression.Decompressor;
import dev.inlay.compression.Levels;
import dev.inlay.format.CompressionCodec;

/**
 * A provider that compresses SNAPPY, and fails at one of its calls: as {@link #failAt} says, which counts for the compressors that the
 * same thread makes next. Others are asked before it where nobody asks for it by name.
 */
public final class BrokenCodec implements CodecProvider {

    static final String NAME = "broken-for-tests";

    /** What goes wrong. */
    enum Way {
        /** An exception. */
        THROWS,
        /** As a native library that does not link. */
        DIES,
        NEGATIVE_LENGTH,
        NO_LENGTH,
        /** More than there may be, but no more than the writer's buffer holds. */
        IMPOSSIBLE_LENGTH,
        /** More than any array holds may come of it. */
        OUTGROWS
    }

    private static final ThreadLocal<Breaking> CALLS = new ThreadLocal<>();

    private static final class Breaking {
        private final Way way;
        private int left;

        Breaking(Way way, int left) {
            this.way = way;
            this.left = left;
        }

        boolean now(boolean compressing) {
            return (way == Way.OUTGROWS) != compressing && left-- == 0;
        }
    }

    /** The call, from 0, at which things go wrong. */
    static void failAt(Way way, int call) {
        CALLS.set(new Breaking(way, call));
    }

    /** Whether there have been so many calls. */
    static boolean hasFailed() {
        return CALLS.get().left < 0;
    }

    private record Failing(Compressor sound, Breaking breaking) implements Compressor {

        @Override
        public CompressionCodec codec() {
            return sound.codec();
        }

        @Override
        public int maxCompressedLength(int n) {
            if (breaking.now(false)) {
                throw new IllegalArgumentException(n + " bytes may outgrow an array");
            }
            return sound.maxCompressedLength(n);
        }

        @Override
        public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
            if (!breaking.now(true)) {
                return sound.compress(in, inOffset, inLength, out, outOffset);
            }
            return switch (breaking.way) {
                case THROWS -> throw new IllegalArgumentException("out of order");
                case DIES -> throw new UnsatisfiedLinkError("no library");
                case NEGATIVE_LENGTH -> -1;
                case NO_LENGTH -> 0;
                case IMPOSSIBLE_LENGTH -> sound.maxCompressedLength(inLength) + 1;
                case OUTGROWS -> throw new AssertionError("does not compress");
            };
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String artifact() {
        return null;
    }

    @Override
    public String problem() {
        return null;
    }

    @Override
    public Levels compresses(CompressionCodec codec) {
        return codec == CompressionCodec.SNAPPY ? Levels.NONE : null;
    }

    @Override
    public boolean decompresses(CompressionCodec codec) {
        return false;
    }

    @Override
    public Compressor compressor(CompressionCodec codec, int level) {
        return new Failing(Codecs.pureJava().compressor(codec, null), CALLS.get());
    }

    @Override
    public Decompressor decompressor(CompressionCodec codec) {
        throw new UnsupportedOperationException(codec + " is only compressed");
    }
}
