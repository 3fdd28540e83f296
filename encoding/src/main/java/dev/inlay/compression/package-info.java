// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The codecs of pages: bytes to fewer bytes and back, into the caller's buffers.
 *
 * <p>{@link dev.inlay.compression.Codecs} knows who serves which codec: SNAPPY, LZ4_RAW and ZSTD are aircompressor's and GZIP is the
 * JDK's, unless an optional jar brings a {@link dev.inlay.compression.CodecProvider} that was measured to be faster, or does what
 * nobody else can.
 */
package dev.inlay.compression;
