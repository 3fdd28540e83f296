// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The store's process, of which all uploaders of one run are clients. */
final class Store implements AutoCloseable {

    /** Its memory is for what is on the way: it keeps no bytes as a rule. */
    private static final String HEAP = "-Xmx512m";

    private final LineProcess process;
    private final String endpoint;

    Store() throws IOException {
        process = LineProcess.java(List.of(HEAP), StoreMain.class);
        endpoint = process.line();
    }

    String endpoint() {
        return endpoint;
    }

    /**
     * @param latencyMillis every request waits so long before it is handled
     * @param bytesPerSecond the rate of every body, so of every connection; 0 is no limit
     */
    void pace(int latencyMillis, long bytesPerSecond) throws IOException {
        process.ask("pace " + latencyMillis + " " + bytesPerSecond);
    }

    /** Keeps bodies from now on, or forgets them but for their size and checksum. */
    void keep(boolean bodies) throws IOException {
        process.ask(bodies ? "keep" : "discard");
    }

    /** Forgets the requests so far. */
    void forget() throws IOException {
        process.ask("forget");
    }

    /** The requests since then, {@code PUT_OBJECT=1 HEAD_OBJECT=1}. */
    String requests() throws IOException {
        return process.ask("requests");
    }

    /** How many those are. */
    static int count(String requests) {
        return requests.isEmpty()
                ? 0
                : Stream.of(requests.split(" ", -1))
                        .mapToInt(entry -> Integer.parseInt(entry.substring(entry.indexOf('=') + 1)))
                        .sum();
    }

    @Override
    public void close() {
        process.close();
    }
}
