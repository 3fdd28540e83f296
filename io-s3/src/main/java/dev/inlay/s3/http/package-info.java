// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP client of {@link dev.inlay.s3.S3Clients}: Apache's, as the SDK's own is, with bodies that leave in wide pieces.
 *
 * <pre>
 * WideHttpClient    what the SDK sees
 *   Exchange        one request and its answer
 *     Body          its bytes on their way to the socket
 *   ConnectionPool  connections, that are opened, kept and checked
 *     StoreConnection  one of them, that reads the answer of a store which refuses early
 *   SystemProxy     the way there
 * </pre>
 */
package dev.inlay.s3.http;
