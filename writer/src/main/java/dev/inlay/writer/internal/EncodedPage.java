// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

/** A page on its way into the file: header and body, as they will lie there. */
final class EncodedPage {

    private final byte[] bytes;
    private final long uncompressedSize;

    /**
     * @param uncompressedSize of header and body before the codec: what the page adds to
     *     {@code total_uncompressed_size}
     */
    EncodedPage(byte[] bytes, long uncompressedSize) {
        this.bytes = bytes;
        this.uncompressedSize = uncompressedSize;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Bytes in the file. */
    int size() {
        return bytes.length;
    }

    long uncompressedSize() {
        return uncompressedSize;
    }
}
