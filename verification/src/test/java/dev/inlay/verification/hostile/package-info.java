// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Bytes that lie: the only answers are a result and a {@code ParquetException}, at a cost in proportion to the bytes. */
package dev.inlay.verification.hostile;
