// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Schemas beside those of parquet-java: the same text, both ways. */
package dev.inlay.verification.schema;
