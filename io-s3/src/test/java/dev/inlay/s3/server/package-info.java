// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/** A store for tests: S3 in memory, with faults by script. {@link dev.inlay.s3.server.FaultS3Server} is where to begin. */
@org.jspecify.annotations.NullMarked
package dev.inlay.s3.server;
