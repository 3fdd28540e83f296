// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.s3.server.Operation;
import dev.inlay.s3.server.S3Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The store in its own process. It prints its address, then an answer to each line of the input, and ends with it.
 *
 * <pre>
 *  pace MILLIS BYTES_PER_SECOND   the latency of every request, and the rate of every body, 0 is no limit → ok
 *  keep | discard                 what becomes of bodies from now on; at first they are discarded → ok
 *  forget                         the requests so far → ok
 *  requests                       those since then → PUT_OBJECT=1 HEAD_OBJECT=1
 * </pre>
 */
final class StoreMain {

    static final String BUCKET = "bucket";

    private StoreMain() {}

    public static void main(String[] arguments) throws IOException {
        try (FaultS3Server server = FaultS3Server.start(BUCKET)) {
            server.rules().discard(true).awsChunked(true);
            System.out.println(server.endpoint());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(server, line.split(" ", -1)));
            }
        }
    }

    private static String answer(FaultS3Server server, String[] words) {
        return switch (words[0]) {
            case "pace" -> {
                server.rules()
                        .latency(Duration.ofMillis(Long.parseLong(words[1])))
                        .bytesPerSecond(Long.parseLong(words[2]));
                yield "ok";
            }
            case "keep", "discard" -> {
                server.rules().discard(words[0].equals("discard"));
                yield "ok";
            }
            case "forget" -> {
                server.clearRequests();
                yield "ok";
            }
            case "requests" -> counts(server);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String counts(FaultS3Server server) {
        Map<Operation, Long> counts = server.requests().stream()
                .collect(Collectors.groupingBy(
                        S3Request::operation, () -> new EnumMap<>(Operation.class), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
