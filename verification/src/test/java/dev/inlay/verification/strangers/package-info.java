// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Proof by strangers: what Inlay writes is read by pyarrow, DuckDB, Polars, fastparquet and parquet-java, and every value of
 * every row is compared.
 *
 * <pre>
 *  PythonVenv    the private environment with pinned readers, made by the tests themselves
 *  Strangers     one long-lived Python process that has them all (worker.py); a line of JSON in, a line out
 *  ParquetJava   the fifth reader, in this JVM
 *  Canonical     one text form for a value, whoever read it; canonical.py says the same in Python
 *  Expectation   what a file must hold: the cells of a CSV as Python's csv module reads them, or values a test knows
 * </pre>
 */
package dev.inlay.verification.strangers;
