// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Which requests go wrong, and how: the first rule that matches decides. */
final class FaultScript {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** Counts the requests that it matches, from 1, and has its fault for some of them. */
    private static final class Rule {
        final Predicate<S3Request> matches;
        final long first;
        final long last;
        final Fault fault;
        private long seen;

        Rule(Predicate<S3Request> matches, long first, long last, Fault fault) {
            this.matches = matches;
            this.first = first;
            this.last = last;
            this.fault = fault;
        }

        synchronized boolean strikes(S3Request request) {
            if (!matches.test(request)) {
                return false;
            }
            seen++;
            return first <= seen && seen <= last;
        }
    }

    void add(Predicate<S3Request> matches, long first, long last, Fault fault) {
        rules.add(new Rule(matches, first, last, fault));
    }

    void clear() {
        rules.clear();
    }

    /** Every rule counts the request, also those that come after the one that decides. */
    Fault next(S3Request request) {
        Fault fault = Fault.NONE;
        for (Rule rule : rules) {
            if (rule.strikes(request) && fault == Fault.NONE) {
                fault = rule.fault;
            }
        }
        return fault;
    }
}
