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

    /** How far the store's clock is ahead of this one's; zero if the answer does not tell. */
    static Duration ahead(@Nullable SdkHttpResponse answer) {
        if (answer == null) {
            return Duration.ZERO;
        }
        return answer.firstMatchingHeader("Date").map(StoreClock::ahead).orElse(Duration.ZERO);
    }

    private static Duration ahead(String date) {
        try {
            Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Duration.between(Instant.now(), there);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
