// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The codecs of pages: bytes to fewer bytes and back, into the caller's buffers.
 *
 * <p>{@link dev.inlay.compression.Compressors} and {@link dev.inlay.compression.Decompressors} are the switches over the codecs.
 * SNAPPY, LZ4_RAW and ZSTD are aircompressor's, GZIP is the JDK's; no native library is loaded.
 *
 * <p>For the library's own modules; not a promise to anybody else.
 */
package dev.inlay.compression;
