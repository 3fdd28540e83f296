// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Levels and values to bytes: every encoding, without pages or files around it.
 *
 * <p>Begin with {@link dev.inlay.encoding.EncodingTable}: which encoding may hold which type, and the encoder and the decoder of each.
 * Both deal in <em>dense values</em>, those of the rows that have one, as (array, offset, count); {@link
 * dev.inlay.encoding.DenseValues} gets them out of a vector. What happens to the rows that have none is the business of {@link
 * dev.inlay.encoding.LevelEncoder} and {@link dev.inlay.encoding.LevelDecoder}. All bytes end up in a {@link
 * dev.inlay.encoding.ByteOutput}, and come back out of a {@link dev.inlay.encoding.ByteInput}, which believes none of them.
 *
 * <p>For the library's own modules; not a promise to anybody else.
 */
package dev.inlay.encoding;
