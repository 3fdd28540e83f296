// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import dev.inlay.s3.S3Commit;
import dev.inlay.s3.S3CommitUncertainException;
import dev.inlay.s3.S3ConflictException;
import dev.inlay.s3.S3Location;
import dev.inlay.s3.S3RequestException;
import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.transport.Payload;
import dev.inlay.s3.transport.S3Requests;
import dev.inlay.s3.transport.S3Requests.Head;
import dev.inlay.s3.transport.S3Requests.Stored;
import dev.inlay.s3.transport.Workers;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one request that makes an object visible, and what became of it if its answer does not say.
 *
 * <pre>
 *  answer                     the object has our token     it has not, and our upload is
 *                                                          there          gone, and the place is
 *                                                                         empty     taken
 *  lost, unclear              committed                    send again     failed    create only: exists already
 *  no such upload             committed                    –              failed    if-match, as before: failed; else uncertain
 *  412 precondition failed    committed                    exists already, or conflict
 *  409 conflict               committed                    conflict; once an answer was lost: send again
 *  any other clear no         committed                    failed
 * </pre>
 *
 * A PutObject has no upload, and can always be sent again. All of it ends with the deadline, {@linkplain S3CommitUncertainException
 * uncertain} if it must.
 */
public final class Publication {

    private final S3Requests requests;
    private final S3Location object;
    private final boolean createOnly;
    private final @Nullable String ifMatch;
    private final Deadlines deadlines;

    /**
     * @param createOnly whether the requests carry {@code If-None-Match: *}
     * @param ifMatch the ETag that they carry as {@code If-Match}, or null
     */
    public Publication(
            S3Requests requests, S3Location object, boolean createOnly, @Nullable String ifMatch, Deadlines deadlines) {
        this.requests = requests;
        this.object = object;
        this.createOnly = createOnly;
        this.ifMatch = ifMatch;
        this.deadlines = deadlines;
    }

    /** Sends the object by one PutObject. */
    S3Commit put(Payload payload, @Nullable String token) throws IOException {
        return publish(Candidate.ofPut(requests, object, payload, token));
    }

    /**
     * Completes an upload.
     *
     * @throws FileAlreadyExistsException if the key had to be free, and is not
     * @throws S3ConflictException if another write to the key came before
     * @throws S3RequestException if the object is not there for another reason; the upload may be
     * @throws S3CommitUncertainException if nothing can tell
     */
    public S3Commit complete(PendingUpload upload) throws IOException {
        return publish(Candidate.ofUpload(requests, upload));
    }

    /**
     * What became of an upload that somebody tried to complete.
     *
     * @return nothing if it was not completed, and cannot be any more unless somebody completes it from now on
     * @throws S3CommitUncertainException if nothing can tell
     */
    public Optional<S3Commit> resolve(PendingUpload upload) throws IOException {
        Candidate candidate = Candidate.ofUpload(requests, upload);
        return within(candidate, search -> {
            Head head = search.look(true);
            if (candidate.isOurs(head)) {
                return Optional.of(candidate.found(head));
            }
            if (search.isAlive()) {
                return Optional.empty();
            }
            // it may have been completed between the two questions
            head = search.look(true);
            if (candidate.isOurs(head)) {
                return Optional.of(candidate.found(head));
            }
            if (!search.isBlind() && isProofOfAbsence(head)) {
                return Optional.empty();
            }
            throw search.uncertain("the upload is gone, and the object there is another, or may not be looked at");
        });
    }

    private interface Work<T> {
        T run(Search search) throws IOException;
    }

    private <T> T within(Candidate candidate, Work<T> work) throws IOException {
        Search search = new Search(requests, candidate, deadlines);
        try {
            return Workers.await(() -> work.run(search), deadlines.commit(), deadlines.quiet());
        } catch (TimeoutException e) {
            throw search.uncertain(
                    Thread.currentThread().isInterrupted()
                            ? "the thread was interrupted"
                            : "no answer within " + deadlines.commit());
        } catch (ExecutionException e) {
            throw Failures.rethrown(e.getCause());
        }
    }

    private S3Commit publish(Candidate candidate) throws IOException {
        return within(candidate, search -> {
            for (int round = 1; ; round++) {
                S3Commit commit = send(candidate, search);
                if (commit != null) {
                    return commit;
                }
                search.pause(round);
            }
        });
    }

    /** One round: null if it has to be sent again. */
    private @Nullable S3Commit send(Candidate candidate, Search search) throws IOException {
        Stored stored;
        try {
            stored = answer(candidate);
        } catch (S3RequestException e) {
            return decide(candidate, search, e);
        }
        return candidate.stored(stored);
    }

    private Stored answer(Candidate candidate) throws S3RequestException {
        Stored stored;
        try {
            stored = candidate.send();
        } catch (RuntimeException e) {
            // nobody foresaw it, so nobody knows whether the request was sent
            throw new S3RequestException(
                    Kind.OUTCOME_UNKNOWN, object + ": " + candidate.operation() + ": " + e, null, e);
        }
        if (stored.etag() == null) {
            String id = stored.requestId();
            throw new S3RequestException(
                    Kind.OUTCOME_UNKNOWN,
                    object + ": " + candidate.operation() + " was answered without an ETag (request id " + id + ")",
                    id,
                    null);
        }
        return stored;
    }

    private @Nullable S3Commit decide(Candidate candidate, Search search, S3RequestException failure)
            throws IOException {
        boolean doubted = search.doubted();
        switch (failure.kind()) {
            case OUTCOME_UNKNOWN, CANCELLED -> search.doubt(failure);
            case UNAVAILABLE,
                    NO_SUCH_UPLOAD,
                    PRECONDITION_FAILED,
                    CONFLICT,
                    NO_SUCH_KEY,
                    NO_SUCH_BUCKET,
                    DENIED,
                    CORRUPTED,
                    NO_SUCH_RANGE,
                    NOT_IMPLEMENTED,
                    REJECTED -> search.note(failure);
        }
        Head head = search.look(search.doubted() || failure.kind() == Kind.NO_SUCH_UPLOAD);
        if (candidate.isOurs(head)) {
            return candidate.found(head);
        }
        return switch (failure.kind()) {
            case OUTCOME_UNKNOWN, CANCELLED -> again(candidate, search, failure);
            case NO_SUCH_UPLOAD -> throw gone(head, search, failure);
            case PRECONDITION_FAILED -> throw conditionFailed(search, failure, doubted);
            case NO_SUCH_KEY -> throw ifMatch != null ? conflict(failure) : failure;
            case CONFLICT -> {
                if (doubted) {
                    yield again(candidate, search, failure);
                }
                throw conflict(failure);
            }
            case UNAVAILABLE, NO_SUCH_BUCKET, DENIED, CORRUPTED, NO_SUCH_RANGE, NOT_IMPLEMENTED, REJECTED -> {
                if (doubted) {
                    yield again(candidate, search, failure);
                }
                throw failure;
            }
        };
    }

    private @Nullable S3Commit again(Candidate candidate, Search search, S3RequestException failure)
            throws IOException {
        if (search.isAlive()) {
            return null;
        }
        // it may have been completed since the object was looked at
        Head head = search.look(true);
        if (candidate.isOurs(head)) {
            return candidate.found(head);
        }
        throw gone(head, search, failure);
    }

    /** The upload is gone, and ours is not at the place. */
    private IOException gone(@Nullable Head head, Search search, S3RequestException failure) {
        if (search.isBlind()) {
            return search.uncertain("the upload is gone, and the object may not be looked at");
        }
        if (head != null && createOnly) {
            return exists(failure);
        }
        if (isProofOfAbsence(head)) {
            return new S3RequestException(
                    Kind.NO_SUCH_UPLOAD,
                    object + ": the upload is gone, and was not completed: " + failure.getMessage(),
                    failure.requestId(),
                    failure);
        }
        return search.uncertain("the upload is gone, and another object is there");
    }

    /** What is at the place shows that ours never was: nothing, something although it had to be free, or what had to be there. */
    private boolean isProofOfAbsence(@Nullable Head head) {
        return head == null || createOnly || head.etag().equals(ifMatch);
    }

    private IOException conditionFailed(Search search, S3RequestException failure, boolean doubted) throws IOException {
        if (createOnly) {
            return exists(failure);
        }
        // once an answer was lost, ours may have been there, and be what another one replaced
        return doubted && !search.isAlive() ? search.uncertain("another object is there") : conflict(failure);
    }

    private FileAlreadyExistsException exists(S3RequestException failure) {
        FileAlreadyExistsException exists =
                new FileAlreadyExistsException(object.toString(), null, failure.getMessage());
        exists.initCause(failure);
        return exists;
    }

    private S3ConflictException conflict(S3RequestException failure) {
        return new S3ConflictException(
                object, object + ": another write came before: " + failure.getMessage(), failure);
    }
}
