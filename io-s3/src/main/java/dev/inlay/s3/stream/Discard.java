// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.Workers;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gives an upload up, until the store has nothing of it left. Parts that are in flight while an upload is aborted may land after it, and
 * then stay, and cost; so the store is asked whether it has parts, and told again as long as it has.
 */
public final class Discard {

    /**
     * S3 says that there is no such upload. Some stores list no parts instead; they are believed when they have said so to so many
     * aborts.
     */
    private static final int EMPTY_LISTS = 3;

    private Discard() {}

    /**
     * Aborts the upload.
     *
     * @return why its parts may still be there; null if they are gone
     */
    public static @Nullable IOException discard(S3Requests requests, String uploadId, Deadlines deadlines) {
        try {
            return Workers.await(() -> untilGone(requests, uploadId, deadlines), deadlines.abort(), deadlines.abort());
        } catch (TimeoutException e) {
            return new IOException("upload " + uploadId + " could not be aborted within " + deadlines.abort(), e);
        } catch (ExecutionException e) {
            return new IOException("upload " + uploadId + " could not be aborted: " + e.getCause(), e.getCause());
        }
    }

    private static @Nullable IOException untilGone(S3Requests requests, String uploadId, Deadlines deadlines)
            throws InterruptedException {
        long end = System.nanoTime() + deadlines.abort().toNanos();
        for (int round = 1; ; round++) {
            IOException why = abortOnce(requests, uploadId, round >= EMPTY_LISTS);
            long delay = deadlines.delay(round).toNanos();
            if (why == null || isFinal(why) || System.nanoTime() + delay - end >= 0) {
                return why;
            }
            Thread.sleep(delay / 1_000_000, (int) (delay % 1_000_000));
        }
    }

    /** Whether the store would say the same again: who may not abort waits for nothing. */
    private static boolean isFinal(IOException why) {
        return why instanceof S3RequestException e && !Failures.isTransient(e);
    }

    private static @Nullable IOException abortOnce(S3Requests requests, String uploadId, boolean emptyIsGone) {
        S3RequestException failure = null;
        try {
            requests.abort(uploadId);
        } catch (S3RequestException e) {
            failure = e;
        }
        try {
            int left = requests.listParts(uploadId).size();
            if (failure != null || (left == 0 && emptyIsGone)) {
                return failure;
            }
            return new IOException(
                    "upload " + uploadId + " is still listed, with " + left + " parts, after it was aborted");
        } catch (S3RequestException e) {
            return switch (e.kind()) {
                case NO_SUCH_UPLOAD, NO_SUCH_BUCKET -> null;
                // who may not look has to believe the answer to the abort
                case DENIED, NOT_IMPLEMENTED -> failure;
                case UNAVAILABLE,
                        OUTCOME_UNKNOWN,
                        NO_SUCH_KEY,
                        PRECONDITION_FAILED,
                        CONFLICT,
                        CORRUPTED,
                        NO_SUCH_RANGE,
                        REJECTED,
                        CANCELLED -> failure == null ? e : failure;
            };
        }
    }
}
