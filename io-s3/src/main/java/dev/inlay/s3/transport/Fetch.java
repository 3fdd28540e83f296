// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.io.ReadRange;
import dev.inlay.s3.S3RequestException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request's bytes and where they go: ranges in the order of the object, none over another, and between them gaps that nobody wants. It
 * remembers how far it has come, so that a body that broke off goes on where it ended.
 */
public final class Fetch {

    private static final int SCRATCH = 16 * 1024;

    private final List<ReadRange> ranges;
    private final long end;
    private long position;
    private int current;
    private byte @Nullable [] scratch;

    /** A fetch of {@code ranges}, at least one. */
    public Fetch(List<ReadRange> ranges) {
        this.ranges = List.copyOf(ranges);
        this.position = ranges.get(0).position();
        this.end = ranges.get(ranges.size() - 1).end();
    }

    /** The byte of the object that comes next. */
    long position() {
        return position;
    }

    /** The position behind the last byte. */
    long end() {
        return end;
    }

    /** Takes the bytes from {@link #position} to {@link #end} out of {@code body}. */
    void takeFrom(InputStream body, BooleanSupplier stop) throws IOException {
        while (position < end) {
            if (stop.getAsBoolean()) {
                throw new DecidedException(Kind.CANCELLED, "another request of the same call has failed");
            }
            ReadRange range = ranges.get(current);
            if (position < range.position()) {
                position += skip(body, range.position() - position);
            } else if (position == range.end()) {
                current++;
            } else {
                int done = (int) (position - range.position());
                position += read(body, range.target(), range.offset() + done, range.length() - done);
            }
        }
    }

    private static int read(InputStream body, byte[] target, int offset, int length) throws IOException {
        int count = body.read(target, offset, length);
        if (count < 0) {
            throw new EOFException("the answer ends before its range");
        }
        return count;
    }

    private long skip(InputStream body, long count) throws IOException {
        if (scratch == null) {
            scratch = new byte[SCRATCH];
        }
        return read(body, scratch, 0, (int) Math.min(count, SCRATCH));
    }

    /** Reads over what lies before {@link #position} in a body that begins with the object. */
    void skipTo(InputStream body) throws IOException {
        for (long left = position; left > 0; ) {
            left -= skip(body, left);
        }
    }
}
