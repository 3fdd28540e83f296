// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The files of parquet-testing, written by many hands over many years. They are looked for where the environment variable
 * {@code PARQUET_TESTING} says, or in {@code ../shared/corpus} beside the checkout; without them these tests are skipped.
 */
package dev.inlay.verification.corpus;
