// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

/**
 * Which readers must be able to read a file: what its values may be encoded as. Of what a profile offers, each column chunk gets the
 * encoding that makes its first page smallest.
 */
public enum Profile {

    /** PLAIN and dictionaries: every reader there is. */
    COMPATIBLE,
    /**
     * Also the delta encodings, BYTE_STREAM_SPLIT, and RLE for BOOLEAN: in the format since 2.x, and read by current engines. Older
     * ones may refuse the file.
     */
    MODERN,
    /** Also what the specification calls a preview, which is ALP: hardly any reader knows it yet. */
    PREVIEW
}
