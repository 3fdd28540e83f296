// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a test of one module cannot say: foreign readers and their files, hostile bytes, the documents. This package itself
 * holds what serves all of that.
 */
package dev.inlay.verification;
