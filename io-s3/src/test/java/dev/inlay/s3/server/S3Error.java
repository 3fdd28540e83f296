// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

/** A refusal in S3's form. */
final class S3Error extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    S3Error(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static S3Error invalidRequest(String message) {
        return new S3Error(400, "InvalidRequest", message);
    }

    static S3Error noSuchUpload(String uploadId) {
        return new S3Error(404, "NoSuchUpload", "The specified upload does not exist: " + uploadId);
    }

    static S3Error preconditionFailed(String condition) {
        return new S3Error(412, "PreconditionFailed", "At least one of the pre-conditions did not hold: " + condition);
    }

    static S3Error notImplemented(String what) {
        return new S3Error(501, "NotImplemented", "This server does not do " + what);
    }

    Answer answer() {
        return Answer.error(status, code, getMessage());
    }
}
