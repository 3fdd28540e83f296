// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The metadata of {@link dev.inlay.format} as bytes: Thrift's compact protocol, both directions.
 *
 * <p>One class for each struct of parquet.thrift. It names the field ids once, and has {@code write} above {@code read}.
 * {@link dev.inlay.format.thrift.ThriftWriter} and {@link dev.inlay.format.thrift.ThriftReader} are the thin faces of
 * libthrift's {@code TCompactProtocol}; the reader adds what bytes from strangers need: bounds, a limit of depth, offsets in
 * messages, and one checked exception for everything that can be wrong.
 *
 * <p>The other packages of Inlay use this one; to anybody else it is not promised.
 */
package dev.inlay.format.thrift;
