// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Files on S3 and on stores that speak its protocol: {@link dev.inlay.s3.S3OutputFile} writes one as a multipart stream of bounded
 * memory, {@link dev.inlay.s3.S3InputFile} reads one by ranges.
 *
 * <pre>
 * writer → S3OutputFile.create() → stream.PartStream      parts out of pooled chunks, uploaded while the next are filled
 *                                       │ S3Requests      one method an operation; deadlines, retries, errors by kind
 * reader → S3InputFile ─────────────────┤
 *                                       ▼
 *                              transport.SdkRequests      AWS SDK for Java v2
 * </pre>
 */
package dev.inlay.s3;
