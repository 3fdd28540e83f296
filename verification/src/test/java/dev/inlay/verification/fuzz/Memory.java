// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.ParquetException;
import dev.inlay.verification.hostile.Allocation;
import java.util.concurrent.Callable;

/** What decoding may allocate. */
final class Memory {

    /** An exception with its stack trace, the decoder's own buffers, and what the JVM and the fuzzer allocate now and then. */
    static final long FREE = 512 * 1024;

    /** For a byte of input: twice what the worst metadata takes that {@code HostileThriftTest} knows. */
    static final long PER_BYTE = 128;

    /** What the fuzzer allocates on the thread it runs on, while it rewrites the classes that an input is the first to load: 13 MB were seen. */
    private static final long REWRITING = 64 << 20;

    private static volatile long free = FREE;

    private Memory() {}

    /** From here on the classes are those of a fuzzer. What it finds is run again without it, and without this allowance. */
    static void allowForRewriting() {
        free = FREE + REWRITING;
    }

    /** Does {@code work}, which may take {@link #FREE} and {@link #PER_BYTE} for each of {@code inputLength}, and {@code extra}. */
    static <T> T within(long inputLength, long extra, Callable<T> work) throws ParquetException {
        long limit = free + PER_BYTE * inputLength + extra;
        Outcome<T> outcome = new Outcome<>(work);
        long allocated = Allocation.by(outcome);
        if (allocated > limit) {
            throw new Exceeded(allocated + " bytes allocated, the limit is " + limit);
        }
        return outcome.get();
    }

    /** More than was allowed. Another try may take less: the first time on a new path loads classes. */
    static final class Exceeded extends AssertionError {

        private static final long serialVersionUID = 1;

        Exceeded(String message) {
            super(message);
        }
    }

    /** Keeps what came of the work until it has been measured. */
    private static final class Outcome<T> implements Runnable {

        private final Callable<T> work;
        private T result;
        private Exception failure;

        Outcome(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.call();
            } catch (Exception e) {
                failure = e;
            }
        }

        T get() throws ParquetException {
            if (failure instanceof ParquetException refused) {
                throw refused;
            }
            if (failure != null) {
                throw new AssertionError("neither a result nor a ParquetException", failure);
            }
            return result;
        }
    }
}
