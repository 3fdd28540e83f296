// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.io.ReadRange;
import org.jspecify.annotations.Nullable;

/** An object as it was when it was opened, and its last bytes. */
public final class Opened {

    private final long length;
    private final String etag;
    private final @Nullable String versionId;
    private final byte[] tail;

    Opened(long length, String etag, @Nullable String versionId, byte[] tail) {
        this.length = length;
        this.etag = etag;
        this.versionId = versionId;
        this.tail = tail;
    }

    public long length() {
        return length;
    }

    /** The store's name for these bytes, with its quotes; every later request is held to it. */
    public String etag() {
        return etag;
    }

    /** The version, in a bucket that keeps them. */
    public @Nullable String versionId() {
        return versionId;
    }

    /** Fills what of {@code range} is in the tail, and returns how many of its bytes, from its first, are not. */
    public int fillFromTail(ReadRange range) {
        long tailPosition = length - tail.length;
        int before = (int) Math.min(Math.max(tailPosition - range.position(), 0), range.length());
        int from = (int) (range.position() + before - tailPosition);
        if (before < range.length()) {
            System.arraycopy(tail, from, range.target(), range.offset() + before, range.length() - before);
        }
        return before;
    }
}
