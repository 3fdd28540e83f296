// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3CommitUncertainException;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.S3Requests.Head;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The questions about one commit, each put until there is an answer or the time is up. For one thread, but for {@link #uncertain}. */
final class Search {

    private final S3Requests requests;
    private final Candidate candidate;
    private final Deadlines deadlines;
    private final long end;
    private volatile @Nullable S3RequestException cause;
    private boolean doubted;
    /** Why the object could not be looked at the last time; null if it could. */
    private volatile @Nullable S3RequestException unseen;

    Search(S3Requests requests, Candidate candidate, Deadlines deadlines) {
        this.requests = requests;
        this.candidate = candidate;
        this.deadlines = deadlines;
        this.end = System.nanoTime() + deadlines.commit().toNanos();
    }

    /** Remembers that the object may have become visible. */
    void doubt(S3RequestException failure) {
        if (!doubted) {
            cause = failure;
        }
        doubted = true;
    }

    /** Remembers a failure for the message, unless there is one of more weight. */
    void note(S3RequestException failure) {
        if (!doubted) {
            cause = failure;
        }
    }

    /** Whether the object may have become visible. */
    boolean doubted() {
        return doubted;
    }

    /** Whether the store did not show the object, so that nothing follows from not seeing it. */
    boolean isBlind() {
        return unseen != null;
    }

    /**
     * What is at the place; null if nothing is, or if that cannot be seen.
     *
     * @param patient whether to ask until there is an answer; else it is one request, with the transport's retries
     */
    @Nullable
    Head look(boolean patient) throws IOException {
        for (int round = 1; ; round++) {
            unseen = null;
            try {
                return requests.head();
            } catch (S3RequestException e) {
                if (!Failures.isTransient(e) || !patient) {
                    unseen = e;
                    return null;
                }
                pause(round);
            }
        }
    }

    /** Whether the upload is still there, so that it was not completed, and can be. */
    boolean isAlive() throws IOException {
        String uploadId = candidate.uploadId();
        if (uploadId == null) {
            return true;
        }
        for (int round = 1; ; round++) {
            try {
                requests.listParts(uploadId);
                return true;
            } catch (S3RequestException e) {
                if (e.kind() == Kind.NO_SUCH_UPLOAD) {
                    return false;
                }
                if (!Failures.isTransient(e)) {
                    return true; // one that must not be looked at can still be completed: the answer to that tells
                }
                pause(round);
            }
        }
    }

    /** Waits before the next question, or gives up: with what the store said if that was a clear no, and uncertain otherwise. */
    void pause(int round) throws IOException {
        long delay = deadlines.delay(round).toNanos();
        if (System.nanoTime() + delay - end >= 0) {
            throw givenUp("no answer within " + deadlines.commit());
        }
        try {
            Thread.sleep(delay / 1_000_000, (int) (delay % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp("the thread was interrupted");
        }
    }

    private IOException givenUp(String why) {
        S3RequestException known = cause;
        return doubted || known == null ? uncertain(why) : known;
    }

    /** Nothing can tell. */
    S3CommitUncertainException uncertain(String why) {
        S3RequestException known = cause;
        S3RequestException look = unseen;
        String message = candidate.object() + ": whether the commit took effect is not known, " + why
                + (candidate.uploadId() == null ? "" : " (upload " + candidate.uploadId() + ")")
                + (known == null ? "" : ": " + known.getMessage())
                + (look == null ? "" : "; then " + look.getMessage());
        return new S3CommitUncertainException(
                candidate.object(), candidate.token(), candidate.upload(), message, known);
    }
}
