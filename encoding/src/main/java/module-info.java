// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Values to bytes and back, without files: vectors, levels, encodings, codecs. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the modules that packages are exported to are compiled later
module dev.inlay.encoding {
    requires static transitive org.jspecify;
    requires transitive dev.inlay.format;
    requires aircompressor;
    // aircompressor reads arrays through sun.misc.Unsafe
    requires jdk.unsupported;
    // optional codecs: there if their jars are
    requires static com.aayushatharva.brotli4j;
    requires static com.github.luben.zstd_jni;
    requires static snappy.java;

    exports dev.inlay.bloom;
    exports dev.inlay.compression;
    exports dev.inlay.encoding to
            dev.inlay.writer;
    exports dev.inlay.vector;

    uses dev.inlay.compression.CodecProvider;

    provides dev.inlay.compression.CodecProvider with
            dev.inlay.compression.provider.AircompressorV3Provider,
            dev.inlay.compression.provider.Brotli4jProvider,
            dev.inlay.compression.provider.SnappyJavaProvider,
            dev.inlay.compression.provider.ZstdJniProvider;
}
