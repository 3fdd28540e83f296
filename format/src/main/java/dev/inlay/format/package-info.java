// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a Parquet file is.
 *
 * <pre>
 *  ┌──────┬────────────────────────────────┬─────────────┬──────────────┬──────────────┬────────┬────────┬──────┐
 *  │ PAR1 │ row group 0 │ row group 1 │ … │ bloom       │ column       │ offset       │ footer │ length │ PAR1 │
 *  │      │                                │ filters     │ indexes      │ indexes      │        │        │      │
 *  └──────┴────────────────────────────────┴─────────────┴──────────────┴──────────────┴────────┴────────┴──────┘
 * </pre>
 */
package dev.inlay.format;
