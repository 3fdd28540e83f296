// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The seams to storage, and the two storages that need nothing but Java. A file is written through an
 * {@link dev.inlay.io.OutputFile}, which publishes it whole or not at all, and read through an {@link dev.inlay.io.InputFile}.
 * {@link dev.inlay.io.LocalOutputFile} and {@link dev.inlay.io.LocalInputFile} are files of the operating system,
 * {@link dev.inlay.io.MemoryFile} is both in memory.
 */
package dev.inlay.io;
