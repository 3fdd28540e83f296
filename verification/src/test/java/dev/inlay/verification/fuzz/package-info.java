// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Hostile bytes that learn: a fuzzer which sees what code each input has run looks for the next. {@link
 * dev.inlay.verification.fuzz.FuzzTarget} has one target for each decoder, {@link dev.inlay.verification.fuzz.Fuzz} runs them under Jazzer,
 * and what they have found is kept and run again by {@link dev.inlay.verification.fuzz.KeptInputsTest}, which needs no Jazzer.
 *
 * <p>What every target demands: a result or a {@code ParquetException} with its place, nothing else; memory in proportion to the bytes
 * and to what was asked for; the same answer wherever the bytes lie, whatever lies around them and in however many calls they are
 * read; no byte written outside of what was handed in; and of what was taken for values, the same values again after writing them.
 */
package dev.inlay.verification.fuzz;
