// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpResponse;

class StoreClockTest {

    private static final Instant DATE = Instant.parse("2026-11-21T18:00:00Z");

    private static Duration ahead(String date, Instant asked, Instant answered) {
        SdkHttpResponse.Builder answer = SdkHttpResponse.builder().statusCode(200);
        if (date != null) {
            answer.putHeader("Date", date);
        }
        return StoreClock.ahead(answer.build(), asked, answered);
    }

    /** Times of this clock in milliseconds from the store's date, which stands for the second that begins with it. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "999, 999, 0",
        "1000, 1000, 0",
        "1001, 1001, -1",
        // the answer lay about for 40 s, on its way or on this machine
        "500, 40000, 0",
        "-40000, 0, 0",
        "-40000, -1, 1",
        "2500, 40000, -1500",
        "3600000, 3600000, -3599000",
    })
    void clocksThatMayAgreeAreTakenTo(long asked, long answered, long ahead) {
        assertThat(ahead("Sat, 21 Nov 2026 18:00:00 GMT", DATE.plusMillis(asked), DATE.plusMillis(answered)))
                .isEqualTo(Duration.ofMillis(ahead));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday"})
    void anAnswerWithoutATimeSaysNothing(String date) {
        assertThat(ahead(date, DATE, DATE)).isZero();
    }
}
