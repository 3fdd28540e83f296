// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the streams and files ask of the store, and how it is asked.
 *
 * <pre>
 * S3Requests        one method for each operation about one object: what a stream knows of a store
 *   SdkRequests     the same through the SDK
 *     ObjectRequests    where each option goes in a request
 *     LostUploads       uploads whose names never arrived
 *     PayloadUnderway   the bytes of a request, for the HTTP client below the SDK
 * ObjectReads       the requests of a file that is read
 *   ReadPlan        which requests bring a number of ranges
 *   Fetch           one of them, and how far its body has come
 *   ParallelReads   several at once
 * UploadListing     the uploads under a prefix
 *
 * Attempts          one request from its first attempt to its last: deadline, delays, what is tried again
 *   Answer          what a failed attempt means
 *   Backoff         how long to wait
 *   RequestTime     how long a request may take
 *   FailureText     what is said in the end
 *
 * Workers           the threads that all of it runs on
 * </pre>
 */
package dev.inlay.s3.transport;
