// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The ETag that S3 gives to an object of parts: the MD5 of the parts' MD5s, and their number. Not so for objects that are encrypted with a
 * key of KMS or of the customer's: then it is another text, and equal to nothing computed here.
 */
final class MultipartEtag {

    private static final int MD5_DIGITS = 32;

    private MultipartEtag() {}

    /** With its quotes; empty if the parts' ETags are no MD5s. */
    static String of(List<PendingUpload.Part> parts) {
        MessageDigest md5;
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            return "";
        }
        for (PendingUpload.Part part : parts) {
            String digits = part.etag().replace("\"", "");
            try {
                if (digits.length() != MD5_DIGITS) {
                    return "";
                }
                md5.update(HexFormat.of().parseHex(digits));
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
        return '"' + HexFormat.of().formatHex(md5.digest()) + '-' + parts.size() + '"';
    }
}
