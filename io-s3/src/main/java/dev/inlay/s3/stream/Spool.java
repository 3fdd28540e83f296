// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import java.nio.file.Path;

/**
 * Files in place of memory, for parts that are too large for it.
 *
 * @param directory where they are
 * @param bytes how many bytes they have at once, at most
 * @param above the size of a part, in bytes, up to which it is kept in memory
 */
public record Spool(Path directory, long bytes, long above) {

    /** Whether a part of {@code size} bytes is kept in a file. */
    public boolean takes(long size) {
        return size > above && size <= bytes;
    }
}
