// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every request, and how many of each operation were under way at once. */
final class RequestLog {

    private final List<S3Request> requests = new ArrayList<>();
    private final Map<Operation, Integer> inFlight = new EnumMap<>(Operation.class);
    private final Map<Operation, Integer> peak = new EnumMap<>(Operation.class);
    private long arrived;

    synchronized S3Request arrived(HttpExchange exchange) {
        S3Request request = S3Request.of(++arrived, exchange);
        requests.add(request);
        int now = inFlight.merge(request.operation(), 1, Integer::sum);
        peak.merge(request.operation(), now, Math::max);
        return request;
    }

    synchronized void left(S3Request request) {
        inFlight.merge(request.operation(), -1, Integer::sum);
        notifyAll();
    }

    synchronized List<S3Request> requests() {
        return List.copyOf(requests);
    }

    synchronized int inFlight(Operation operation) {
        return inFlight.getOrDefault(operation, 0);
    }

    synchronized int peak(Operation operation) {
        return peak.getOrDefault(operation, 0);
    }

    synchronized void clear() {
        requests.clear();
        peak.clear();
    }
}
