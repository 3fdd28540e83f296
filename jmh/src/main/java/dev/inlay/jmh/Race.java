// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Measures works against each other: they take turns, so that whatever else the machine does meets all of them, and the median of
 * the rounds counts. Time is that of the thread's own, in which neither other processes nor the garbage collector count: numbers
 * of a busy machine stay of use, and who allocates gets off lightly.
 */
final class Race {

    /** Odd, so that the median is one of them. */
    private static final int ROUNDS = 15;

    private static final long ROUND_NANOS = 1_500_000;
    private static final int RUNS_FOR_ALLOCATION = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Keeps the works' results alive; volatile, as nobody reads it. */
    @SuppressWarnings("UnusedVariable")
    private volatile long sink;

    /** Nanoseconds of one run of each work, after so much time of running it unmeasured. */
    double[] medians(List<Contest.Work> works, long warmUpNanos) throws IOException {
        long[] runs = new long[works.size()];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = warmUp(works.get(i), warmUpNanos);
        }
        double[][] nanos = new double[runs.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int turn = 0; turn < runs.length; turn++) {
                int i = (round + turn) % runs.length; // each begins as often as the others
                nanos[i][round] = (double) time(works.get(i), runs[i]) / runs[i];
            }
        }
        double[] medians = new double[runs.length];
        for (int i = 0; i < runs.length; i++) {
            Arrays.sort(nanos[i]);
            medians[i] = nanos[i][ROUNDS / 2];
        }
        return medians;
    }

    /** Runs each work for so long, unmeasured. */
    void warmUp(List<Contest.Work> works, long nanos) throws IOException {
        for (Contest.Work work : works) {
            warmUp(work, nanos);
        }
    }

    /** Bytes that one run allocates when everything is as large as it gets. */
    double allocated(Contest.Work work) throws IOException {
        sink = work.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < RUNS_FOR_ALLOCATION; i++) {
            sink = work.run();
        }
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS_FOR_ALLOCATION;
    }

    /** Returns how many runs make a round. */
    private long warmUp(Contest.Work work, long warmUpNanos) throws IOException {
        long begin = THREADS.getCurrentThreadCpuTime();
        long now = begin;
        long half = begin;
        long runs = 0; // since half of the time is over: what was slow because it was cold doesn't count
        while (now - begin < warmUpNanos) {
            sink = work.run();
            runs++;
            now = THREADS.getCurrentThreadCpuTime();
            if (now - begin < warmUpNanos / 2) {
                half = now;
                runs = 0;
            }
        }
        return Math.max(1, ROUND_NANOS * runs / (now - half));
    }

    private long time(Contest.Work work, long runs) throws IOException {
        long begin = THREADS.getCurrentThreadCpuTime();
        for (long i = 0; i < runs; i++) {
            sink = work.run();
        }
        return THREADS.getCurrentThreadCpuTime() - begin;
    }
}
