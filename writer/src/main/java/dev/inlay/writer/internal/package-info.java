// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The engine of the writer. {@link dev.inlay.writer.internal.WritePath} shows the way of a row and names each stage on
 * it; the words of ours in it are the plan (options held against the schema), the cutters (where pages and row groups
 * end), the frame (codec, checksum and header of a page) and bounds (smallest and largest value).
 */
package dev.inlay.writer.internal;
