// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.util.function.Predicate;

/** The requests that a fault is for: {@code server.when(UPLOAD_PART).part(3).times(1, 2).inject(Fault.reset())}. */
public final class When {

    private final FaultScript script;
    private final Predicate<S3Request> matches;
    private final long first;
    private final long last;

    When(FaultScript script, Predicate<S3Request> matches) {
        this(script, matches, 1, Long.MAX_VALUE);
    }

    private When(FaultScript script, Predicate<S3Request> matches, long first, long last) {
        this.script = script;
        this.matches = matches;
        this.first = first;
        this.last = last;
    }

    /** Only those that also satisfy this. */
    public When where(Predicate<S3Request> also) {
        return new When(script, matches.and(also), first, last);
    }

    /** Only those of this part. */
    public When part(int number) {
        return where(request -> request.partNumber() == number);
    }

    /** Only those of this key. */
    public When key(String key) {
        return where(request -> request.key().equals(key));
    }

    /** Only the nth of them, from 1. */
    public When nth(long ordinal) {
        return times(ordinal, ordinal);
    }

    /** Only those from one ordinal to another, both counted from 1 and included. */
    public When times(long from, long to) {
        return new When(script, matches, from, to);
    }

    /** From now on. */
    public void inject(Fault fault) {
        script.add(matches, first, last, fault);
    }
}
