// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import dev.inlay.s3.server.FaultS3Server;
import dev.inlay.verification.strangers.PythonVenv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/**
 * The servers that the S3 tests run against. Each is started when it is first asked for, serves all test classes of this JVM, and
 * ends with it. One that cannot be had on this machine skips the tests that need it, with the reason; one that can be had and does not
 * start fails them.
 */
enum S3Servers {

    /** Ours: as strict as S3's documentation. */
    FAULT {
        @Override
        S3Server start() {
            FaultS3Server server = FaultS3Server.start();
            return new S3Server() {
                @Override
                public String name() {
                    return "FaultS3Server";
                }

                @Override
                public URI endpoint() {
                    return server.endpoint();
                }

                @Override
                public void close() {
                    server.close();
                }
            };
        }
    },

    /** Checks signatures. */
    S3PROXY {
        @Override
        S3Server start() throws IOException {
            return S3ProxyServer.start();
        }
    },

    /** Strict about parts. */
    S3MOCK {
        @Override
        S3Server start() throws IOException {
            return S3MockServer.start();
        }
    },

    /** The one that most people test their own programs with. */
    LOCALSTACK {
        @Override
        S3Server start() throws IOException, PythonVenv.Unavailable {
            return LocalStackServer.start();
        }
    };

    private static final Map<S3Servers, S3Server> RUNNING = new EnumMap<>(S3Servers.class);
    /** Trying again for every test would take minutes. */
    private static final Map<S3Servers, RuntimeException> FAILED = new EnumMap<>(S3Servers.class);

    /** What it does otherwise than S3. */
    Set<Quirk> quirks() {
        return switch (this) {
            case FAULT -> EnumSet.of(Quirk.ANY_SECRET);
            case S3PROXY ->
                EnumSet.of(
                        Quirk.NO_TAGS,
                        Quirk.OBJECT_SIZE_REFUSED,
                        Quirk.SECOND_COMPLETE_OK,
                        Quirk.PARTS_IN_ANY_ORDER,
                        Quirk.PARTS_AFTER_ABORT,
                        Quirk.PARTS_IN_ONE_PAGE);
            case S3MOCK ->
                EnumSet.of(
                        Quirk.ANY_SECRET,
                        Quirk.TAGS_KEPT_ENCODED,
                        Quirk.ABORT_REMOVES_OBJECT,
                        Quirk.ABORT_REMOVES_PARTS,
                        Quirk.CREATE_RACES,
                        Quirk.OBJECT_SIZE_UNCHECKED,
                        Quirk.SECOND_COMPLETE_OK);
            case LOCALSTACK -> EnumSet.of(Quirk.ANY_SECRET, Quirk.CREATE_RACES, Quirk.EMPTY_SUFFIX_OK);
        };
    }

    abstract S3Server start() throws IOException, PythonVenv.Unavailable;

    /**
     * The running server.
     *
     * @throws TestAbortedException if this machine cannot have it
     */
    S3Server orSkip() {
        synchronized (RUNNING) {
            if (FAILED.containsKey(this)) {
                throw FAILED.get(this);
            }
            return RUNNING.computeIfAbsent(this, S3Servers::started);
        }
    }

    private static S3Server started(S3Servers which) {
        RuntimeException failure;
        try {
            S3Server server = which.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (PythonVenv.Unavailable e) {
            failure = new TestAbortedException(which + ": " + e.getMessage());
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
        }
        FAILED.put(which, failure);
        throw failure;
    }
}
