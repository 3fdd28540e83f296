// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The clock of the store, as the {@code Date} of its answers shows it, in whole seconds. */
final class StoreClock {

    private StoreClock() {}

    private static final Duration STEP = Duration.ofSeconds(1);

    /** How far the store's clock is ahead of this one's, by an answer that came just now; zero if it does not tell. */
    static Duration ahead(@Nullable SdkHttpResponse answer) {
        Instant now = Instant.now();
        return ahead(answer, now, now);
    }

    /**
     * How far the store's clock is ahead of this one's, at least: an answer that took its time was given at any moment from {@code asked} to
     * {@code answered}, and clocks that may agree are taken to.
     */
    static Duration ahead(@Nullable SdkHttpResponse answer, Instant asked, Instant answered) {
        if (answer == null) {
            return Duration.ZERO;
        }
        return answer.firstMatchingHeader("Date")
                .map(date -> ahead(date, asked, answered))
                .orElse(Duration.ZERO);
    }

    private static Duration ahead(String date, Instant asked, Instant answered) {
        Instant there;
        try {
            there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
        if (there.isAfter(answered)) {
            return Duration.between(answered, there);
        }
        Instant next = there.plus(STEP);
        return next.isAfter(asked) ? Duration.ZERO : Duration.between(asked, next);
    }
}
