// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.transport;

import dev.inlay.s3.S3Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what it hears. */
final class Heard implements RequestListener {

    final Map<String, Integer> attempts = new TreeMap<>();
    final List<Duration> retries = new ArrayList<>();
    int throttled;

    @Override
    public void attempt(S3Operation operation, int attempt) {
        attempts.merge(operation.toString(), 1, Integer::sum);
    }

    @Override
    public void retry(S3Operation operation, int attempt, Exception cause, Duration delay) {
        retries.add(delay);
    }

    @Override
    public void throttled(S3Operation operation) {
        throttled++;
    }
}
