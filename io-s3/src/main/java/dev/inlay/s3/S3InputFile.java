// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.io.InputFile;
import dev.inlay.io.ReadRange;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.Fetch;
import dev.inlay.s3.transport.ObjectReads;
import dev.inlay.s3.transport.Opened;
import dev.inlay.s3.transport.ParallelReads;
import dev.inlay.s3.transport.ReadPlan;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An object, read by ranges.
 *
 * <p>Opening it is one request, for its end: that brings its length and, as a rule, all that a Parquet reader wants to know first. All later
 * requests are held to the ETag that came with it, so that what is read is always of one object: if it is replaced meanwhile they
 * fail with a {@link FileChangedException}. A body that breaks off goes on where it ended.
 *
 * <p>{@link #readFully(List)} brings many ranges with few requests, several at once.
 */
public final class S3InputFile implements InputFile {

    private final S3Location object;
    private final S3ReadOptions options;
    private final ObjectReads reads;
    private final Opened opened;
    private volatile boolean closed;

    private S3InputFile(S3Location object, S3ReadOptions options, ObjectReads reads, Opened opened) {
        this.object = object;
        this.options = options;
        this.reads = reads;
        this.opened = opened;
    }

    /** Opens {@code object} with {@link S3ReadOptions#DEFAULT}. */
    public static S3InputFile open(S3Client client, S3Location object) throws S3RequestException {
        return open(client, object, S3ReadOptions.DEFAULT);
    }

    /**
     * Opens {@code object}. The client stays the caller's.
     *
     * @throws S3RequestException if that fails, {@code NO_SUCH_KEY} if there is no such object
     */
    public static S3InputFile open(S3Client client, S3Location object, S3ReadOptions options)
            throws S3RequestException {
        ObjectReads reads = new ObjectReads(client, object, options);
        return new S3InputFile(object, options, reads, reads.open());
    }

    @Override
    public long length() {
        return opened.length();
    }

    /** The store's name for the bytes that are read, with its quotes. */
    public String etag() {
        return opened.etag();
    }

    /** The version that was opened, in a bucket that keeps them. */
    public @Nullable String versionId() {
        return opened.versionId();
    }

    @Override
    public void readFully(long position, byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position < 0) {
            throw new IllegalArgumentException(name() + ": read at position " + position);
        }
        readFully(List.of(new ReadRange(position, target, offset, length)));
    }

    @Override
    public void readFully(List<ReadRange> ranges) throws IOException {
        if (closed) {
            throw new IOException(name() + " is closed");
        }
        List<ReadRange> missing = new ArrayList<>(ranges.size());
        for (ReadRange range : ranges) {
            if (range.position() > length() - range.length()) {
                throw new EOFException(name() + ": " + range.length() + " bytes at " + range.position()
                        + " asked for, the file ends at " + length());
            }
            missing.add(range.slice(0, opened.fillFromTail(range)));
        }
        List<Fetch> fetches = ReadPlan.of(missing, options.mergeGap(), options.requestBytes());
        try {
            ParallelReads.run(reads, opened, fetches, options.parallel());
        } catch (S3RequestException e) {
            throw changed(e.kind()) ? new FileChangedException(e.kind(), message(e), e.requestId(), e) : e;
        }
    }

    private static boolean changed(Kind kind) {
        return kind == Kind.PRECONDITION_FAILED || kind == Kind.NO_SUCH_KEY || kind == Kind.NO_SUCH_RANGE;
    }

    private String message(S3RequestException e) {
        return name() + " is not the object any more that was opened, ETag " + etag() + ", " + length() + " bytes: "
                + e.getMessage();
    }

    @Override
    public String name() {
        return object.toString();
    }

    /** Ends the reading. The client stays open. */
    @Override
    public void close() {
        closed = true;
    }
}
