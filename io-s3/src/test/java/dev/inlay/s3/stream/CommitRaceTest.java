// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static dev.inlay.s3.stream.Streams.PART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.s3.S3RequestException.Kind;
import dev.inlay.s3.server.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight writers to one key that must be free, whose answers get lost: one wins, it knows, and nobody else thinks so. */
class CommitRaceTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART, 2 * PART + 1})
    void oneOfEightWins(int length) throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            race(length, seed);
        }
    }

    private void race(int length, int seed) throws Exception {
        Random random = new Random(seed);
        List<FakeStore.@Nullable Fault> faults = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int dice = random.nextInt(4);
            faults.add(
                    dice == 0
                            ? FakeStore.failAfter(Kind.OUTCOME_UNKNOWN)
                            : dice == 1 ? FakeStore.failBefore(Kind.OUTCOME_UNKNOWN) : null);
        }
        AtomicInteger next = new AtomicInteger();
        FakeStore shared = new FakeStore().script((operation, nth) -> switch (operation) {
            case PUT_OBJECT, COMPLETE_MULTIPART_UPLOAD, HEAD_OBJECT, LIST_PARTS ->
                faults.get(next.getAndIncrement() % faults.size());
            default -> null;
        });
        byte[] same = Streams.bytes(length, seed);
        Deadlines patient =
                new Deadlines(Patience.LIMIT, Patience.LIMIT, Patience.LIMIT, Patience.LIMIT, Duration.ofMillis(1));
        int winners = Streams.creators(threads, same, () -> {
            Streams own = new Streams();
            own.createOnly = true;
            own.deadlines = patient;
            return own.open(shared);
        });
        assertThat(winners).as("seed " + seed).isEqualTo(1);
        assertThat(PartStreamTest.objectOf(shared)).isEqualTo(same);
        assertThat(shared.openUploads()).as("seed " + seed).isEmpty();
    }
}
