// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who serves a codec in one direction: a line of {@link Codecs#report}.
 *
 * @param levels of the codec, when compressing; {@link Levels#NONE} if it has none, and when decompressing
 * @param provider the name of who serves, null if nobody does
 * @param absent those who would be asked before that one, and cannot serve
 */
public record CodecService(
        CompressionCodec codec,
        Direction direction,
        Levels levels,
        @Nullable String provider,
        List<Absence> absent) {

    public CodecService {
        absent = List.copyOf(absent);
    }

    /** Whether all but the levels is the same. */
    boolean servedAs(CodecService other) {
        return equals(new CodecService(other.codec, other.direction, levels, other.provider, other.absent));
    }

    CodecService from(int lowest) {
        return new CodecService(codec, direction, new Levels(lowest, levels.highest()), provider, absent);
    }

    /** Of a codec. */
    public enum Direction {
        COMPRESS,
        DECOMPRESS
    }

    /**
     * Somebody who cannot serve.
     *
     * @param artifact {@code group:artifact} of the jar that is needed, null if none is
     * @param problem why not: the jar is missing, its native library does not load
     */
    public record Absence(String provider, @Nullable String artifact, String problem) {

        /** {@code com.github.luben:zstd-jni (not found)}. */
        @Override
        public String toString() {
            return (artifact == null ? provider : artifact) + " (" + problem + ")";
        }
    }
}
