// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code inlay} command. {@link dev.inlay.cli.Inlay} is the door, one class per subcommand behind it.
 *
 * <p>The way of a value, which {@link dev.inlay.cli.Conversion} shows in one screen:
 * <pre>
 *  SourceBytes       a file or standard input, opened as often as needed; gzip, byte order mark, encoding
 *  CsvInput          CsvRecords      records and fields, line numbers, ragged rows, null spellings
 *                    Inference       first pass over the sample: what type has each column
 *                    ColumnBuilder   second pass: text to value, straight into the vectors of a batch
 *  JsonInput         JsonRecords     records as tokens, line numbers
 *                    JsonInference   first pass over the sample: a tree of what is where
 *                    JsonSink        second pass: a tree of sinks, a ColumnBuilder in each leaf
 *  ParquetWriter     batches to a file, published whole or not at all
 * </pre>
 */
package dev.inlay.cli;
