// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

/** The requests that are made of a store, under S3's own names. */
public enum S3Operation {
    PUT_OBJECT("PutObject"),
    CREATE_MULTIPART_UPLOAD("CreateMultipartUpload"),
    UPLOAD_PART("UploadPart"),
    COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload"),
    ABORT_MULTIPART_UPLOAD("AbortMultipartUpload"),
    LIST_PARTS("ListParts"),
    LIST_MULTIPART_UPLOADS("ListMultipartUploads"),
    HEAD_OBJECT("HeadObject"),
    GET_OBJECT("GetObject");

    private final String title;

    S3Operation(String title) {
        this.title = title;
    }

    /** S3's name for it, {@code UploadPart}. */
    @Override
    public String toString() {
        return title;
    }
}
