// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One of those that are raced: its process, and what was seen of it. */
final class Uploader implements AutoCloseable {

    private static final double MIB_OF_GIB = 1024;

    private final String name;
    private final LineProcess process;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> cpuSecondsOfGib = new ArrayList<>();
    private double price;
    private double peakBufferMib;
    private double residentBeforeMib;
    private int objects;

    Uploader(String name, LineProcess process) {
        this.name = name;
        this.process = process;
    }

    String name() {
        return name;
    }

    /** Objects that don't count. What is resident after the first, a small one, is what the process costs anyway. */
    void warmUp(int times, int mib) throws IOException {
        put(1);
        residentBeforeMib = process.residentMib();
        for (int i = 0; i < times; i++) {
            put(mib);
        }
        startOver();
    }

    /** Writes one object, and counts it. */
    void turn(int mib) throws IOException {
        double cpuBefore = cpuSeconds();
        seconds.add(put(mib));
        cpuSecondsOfGib.add((cpuSeconds() - cpuBefore) * MIB_OF_GIB / mib);
    }

    private double put(int mib) throws IOException {
        String[] words = process.ask(name + "-" + ++objects + " " + mib).split(" ", -1);
        if (words.length > 1) {
            peakBufferMib = Math.max(peakBufferMib, Double.parseDouble(words[1]) / StreamUpload.MIB);
        }
        return Double.parseDouble(words[0]) / 1e9;
    }

    private double cpuSeconds() {
        return process.cpu().toNanos() / 1e9;
    }

    /** Forgets the turns so far. */
    void startOver() {
        seconds.clear();
        cpuSecondsOfGib.clear();
    }

    double medianSeconds() {
        return median(seconds);
    }

    /** Keeps what the turns so far cost, whatever comes after them. */
    void priceOfTurns() {
        price = median(cpuSecondsOfGib);
    }

    /** Processor seconds of a GiB, in the turns before {@link #priceOfTurns}. */
    double cpuSecondsOfGib() {
        return price;
    }

    /** The other's time by this one's, for each turn that both had after another, and of these the median: over 1 is faster. */
    double speedAgainst(Uploader other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            ratios.add(other.seconds.get(i) / seconds.get(i));
        }
        return median(ratios);
    }

    /** The most bytes of parts that were held at once, as the uploader itself counts them; 0 if it doesn't. */
    double peakBufferMib() {
        return peakBufferMib;
    }

    double peakResidentMib() throws IOException {
        return process.peakMib();
    }

    double residentBeforeMib() {
        return residentBeforeMib;
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : Arrays.stream(sorted, half - 1, half + 1).average().orElse(0);
    }

    @Override
    public void close() {
        process.close();
    }
}
