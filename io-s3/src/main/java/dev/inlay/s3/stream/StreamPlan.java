// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.S3Listener;
import dev.inlay.s3.S3Location;
import org.jspecify.annotations.Nullable;

/**
 * What a stream does with its bytes.
 *
 * @param object where they go
 * @param schedule into parts of what size
 * @param mostInFlight how many of them are sent at once
 * @param withToken whether the object carries a token by which it is known again
 * @param createOnly whether its requests carry {@code If-None-Match: *}
 * @param ifMatch the ETag that they carry as {@code If-Match}, or null
 * @param listener who hears of it
 * @param deadlines how long it waits
 * @param spool files for parts that are too large for the memory; null if all parts are kept there
 */
public record StreamPlan(
        S3Location object,
        PartSchedule schedule,
        int mostInFlight,
        boolean withToken,
        boolean createOnly,
        @Nullable String ifMatch,
        S3Listener listener,
        Deadlines deadlines,
        @Nullable Spool spool) {

    public StreamPlan {
        if (mostInFlight < 1) {
            throw new IllegalArgumentException(mostInFlight + " parts in flight");
        }
    }

    /** All parts are kept in memory. */
    public StreamPlan(
            S3Location object,
            PartSchedule schedule,
            int mostInFlight,
            boolean withToken,
            boolean createOnly,
            @Nullable String ifMatch,
            S3Listener listener,
            Deadlines deadlines) {
        this(object, schedule, mostInFlight, withToken, createOnly, ifMatch, listener, deadlines, null);
    }
}
