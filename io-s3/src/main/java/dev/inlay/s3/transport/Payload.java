// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes that can be sent more than once: they stay as they are until the request has ended. */
public interface Payload {

    /** Number of bytes. */
    long size();

    /** CRC32C of all of them. */
    int crc32c();

    /** A new stream over them, from the first. It supports mark and reset, copies nothing, and several may be open. */
    InputStream open();

    /** Writes all of them, in pieces so wide that a call for each is nothing. */
    default void writeTo(OutputStream out) throws IOException {
        byte[] piece = new byte[128 << 10];
        try (InputStream in = open()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                out.write(piece, 0, count);
            }
        }
    }
}
