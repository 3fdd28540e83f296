// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** What the streams ask of the store, and how it is asked: one method an operation, with its deadline and its retries. */
package dev.inlay.s3.transport;
