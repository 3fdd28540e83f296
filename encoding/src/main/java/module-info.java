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

    exports dev.inlay.bloom;
    exports dev.inlay.compression to
            dev.inlay.writer;
    exports dev.inlay.encoding to
            dev.inlay.writer;
    exports dev.inlay.vector;
}
