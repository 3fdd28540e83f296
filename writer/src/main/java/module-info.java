// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Values to file. */
@org.jspecify.annotations.NullMarked
module dev.inlay.writer {
    requires static transitive org.jspecify;
    requires transitive dev.inlay.encoding;

    exports dev.inlay.writer;
}
