// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Values to bytes and back, without files: vectors, levels, encodings, codecs. */
@org.jspecify.annotations.NullMarked
module dev.inlay.encoding {
    requires static transitive org.jspecify;
    requires transitive dev.inlay.format;
    requires aircompressor;
    // aircompressor reads arrays through sun.misc.Unsafe
    requires jdk.unsupported;

    exports dev.inlay.bloom;
    exports dev.inlay.vector;
}
