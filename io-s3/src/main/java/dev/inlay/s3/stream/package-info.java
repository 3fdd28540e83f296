// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * From bytes to an object, in the order in which they move.
 *
 * <pre>
 * PartStream          the state machine: writing, then commit or abort
 *   PartWriter        bytes fill a part, and full parts leave
 *     PartRoom        where a part is kept until the store has it
 *       ChunkPool     the memory that parts are made of, bounded over all streams that share it
 *       PartBuffer    one part in memory: chunks, size, CRC32C
 *       SpooledPart   one part in a file, if it is too large for that
 *       PartReading   its bytes as a stream, out of either
 *     PartSchedule    how large which part is, and where the object ends
 *     PartUploads     parts in flight: Create, UploadPart, as many at once as the store likes
 *   Publication       Complete or Put, and what became of it if nobody answered
 *   Discard           Abort, until ListParts says that nothing is left
 * </pre>
 */
package dev.inlay.s3.stream;
