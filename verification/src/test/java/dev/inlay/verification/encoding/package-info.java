// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** Our encoders and decoders against parquet-java's, page by page and without files around them. */
package dev.inlay.verification.encoding;
