// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

/** The two kinds of data pages (README.md of parquet-format, "Data Pages"; rows G05 to G13). */
public enum DataPageVersion {

    /** The whole page goes through the codec. Every reader knows it. */
    V1,
    /**
     * Levels are in clear, so that nulls and rows can be counted without the codec, and values that the codec does not make smaller
     * are stored as they are. In the format since 2013.
     */
    V2
}
