// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

/**
 * What one of the servers does otherwise than S3 documents it. {@link QuirksTest} holds each against each server, so this is the table of
 * their differences:
 *
 * <pre>
 *                            FaultS3Server  S3Proxy 4.1.0  S3Mock 5.2.0  LocalStack 4.13.1
 *  ANY_SECRET                      x                             x               x
 *  NO_TAGS                                        x
 *  TAGS_KEPT_ENCODED                                             x
 *  ABORT_REMOVES_OBJECT                                          x
 *  ABORT_REMOVES_PARTS                                           x
 *  CREATE_RACES                                                  x               x
 *  OBJECT_SIZE_REFUSED                            x
 *  OBJECT_SIZE_UNCHECKED                                         x
 *  SECOND_COMPLETE_OK                             x              x
 *  PARTS_IN_ANY_ORDER                             x
 *  PARTS_AFTER_ABORT                              x
 *  PARTS_IN_ONE_PAGE                              x
 *  EMPTY_SUFFIX_OK                                                               x
 * </pre>
 */
enum Quirk {

    /** Signatures are not checked. */
    ANY_SECRET,

    /** {@code x-amz-tagging} is answered with 501. */
    NO_TAGS,

    /** Tags that came in the header stay percent-encoded. */
    TAGS_KEPT_ENCODED,

    /** AbortMultipartUpload also removes the object that is there under the key. */
    ABORT_REMOVES_OBJECT,

    /**
     * AbortMultipartUpload also removes the parts of other uploads to the key: of racing writers, one that loses may take the parts of one that
     * has not completed yet, whose Complete is then told 400 InvalidPart.
     */
    ABORT_REMOVES_PARTS,

    /**
     * Of several writers with {@code If-None-Match: *} at the same time more than one may win; one after the other they don't. S3Mock let 4 and 6
     * of 8 win, by Put and by Complete, LocalStack 3 by Complete: it looks at the condition before it puts the parts together.
     */
    CREATE_RACES,

    /** {@code x-amz-mp-object-size} is answered with 501. */
    OBJECT_SIZE_REFUSED,

    /** A wrong {@code x-amz-mp-object-size} is taken. */
    OBJECT_SIZE_UNCHECKED,

    /** CompleteMultipartUpload says 200 a second time. */
    SECOND_COMPLETE_OK,

    /** CompleteMultipartUpload takes parts that are not listed in ascending order. */
    PARTS_IN_ANY_ORDER,

    /** UploadPart is taken after AbortMultipartUpload. */
    PARTS_AFTER_ABORT,

    /** ListParts has one page whatever {@code max-parts} says. */
    PARTS_IN_ONE_PAGE,

    /** The last n bytes of an empty object are 200 and no bytes instead of 416. */
    EMPTY_SUFFIX_OK
}
