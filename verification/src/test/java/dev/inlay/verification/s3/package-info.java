// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Inlay's S3 streams against servers that others wrote.
 *
 * <pre>
 *  S3Servers         which there are, started once for each run
 *  S3ProxyServer     in this JVM under a class loader of its own; checks signatures
 *  S3MockServer      in a JVM of its own; strict about parts
 *  LocalStackServer  Python, in a private environment, no Docker
 *  Quirk             what each does otherwise than S3
 *  S3Contract        what a stream promises, on every server; UploadsTest and InputFileTest say the rest
 * </pre>
 */
package dev.inlay.verification.s3;
