// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InFlightLimitTest {

    /** Wherever a clock that only counts begins, the first request to slow down is one. */
    private final AtomicLong nanos = new AtomicLong(-7);

    private final InFlightLimit limit = new InFlightLimit(8, nanos::get);

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void send(int parts) {
        for (int i = 0; i < parts; i++) {
            limit.sent();
        }
    }

    @Test
    void halvesOnceForAllThatWereSentTogether() {
        limit.slowDown();
        pass(999);
        limit.slowDown();
        assertThat(limit.limit()).isEqualTo(4);
        pass(1);
        limit.slowDown();
        assertThat(limit.limit()).isEqualTo(2);
    }

    @Test
    void keepsOne() {
        for (int i = 0; i < 5; i++) {
            limit.slowDown();
            pass(1000);
        }
        assertThat(limit.limit()).isEqualTo(1);
    }

    @Test
    void growsByOneForEachRoundThatGetsThrough() {
        limit.slowDown();
        send(3);
        assertThat(limit.limit()).isEqualTo(4);
        send(1);
        assertThat(limit.limit()).isEqualTo(5);
        send(4);
        assertThat(limit.limit()).isEqualTo(5);
        send(1 + 6 + 7);
        assertThat(limit.limit()).isEqualTo(8);
        send(100);
        assertThat(limit.limit()).isEqualTo(8);
    }
}
