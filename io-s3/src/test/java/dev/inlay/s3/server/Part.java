// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import org.jspecify.annotations.Nullable;

/**
 * A part of an upload that is not complete.
 *
 * @param etag without quotes
 * @param crc32c of its bytes; null if the client gave none
 */
record Part(Content content, String etag, @Nullable Integer crc32c) {}
