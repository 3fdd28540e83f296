// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Values to a Parquet file. {@link dev.inlay.writer.ParquetWriter} takes rows and publishes a file,
 * {@link dev.inlay.writer.WriterOptions} says how it is laid out, {@link dev.inlay.writer.WriteReceipt} what came of
 * it.
 */
package dev.inlay.writer;
