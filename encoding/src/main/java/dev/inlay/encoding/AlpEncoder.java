// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.util.Arrays;

/**
 * ALP – Encodings.md, "Adaptive Lossless floating-Point (ALP = 10)"; a preview of the specification. FLOAT, DOUBLE. Most floating
 * point numbers of the world were decimal ones with a few digits, and are integers again when multiplied by the right power of
 * ten; integers are packed. What does not come back bit by bit is stored as it is, as an exception.
 *
 * <pre>
 *  page    │ compression mode 0 │ integer encoding 0 │ log vector size │ number of values │     1, 1, 1, 4 bytes
 *          │ offset × vectors │ vector │ vector …           4 bytes each, from the start of the offsets; vectors of {@value #VECTOR}
 *  vector  │ exponent │ factor │ exceptions │ reference │ width │                        1, 1, 2, 4 or 8, 1 bytes
 *          │ packed │ exception positions │ exception values │              ⌈n · width / 8⌉ bytes, 2 each, 4 or 8 each
 *
 *  encode   integer = round(value · 10^exponent · 10^−factor), packed is integer − reference
 *  decode   value = (reference + packed) · 10^factor · 10^−exponent            two roundings, in this order, in the value's own type
 *
 *  1500.0 NaN 2500.0 333.5, exponent 4, factor 3   →  00 00 0a 04 00 00 00 │ 04 00 00 00
 *                      │ 04 03 01 00 07 0d 00 00 00 00 00 00 0f │ 91 ad c8 56 28 15 00 00 │ 01 00 │ 00 00 00 00 00 00 f8 7f
 *                      integers 15000 (15000) 25000 3335, reference 3335, packed 11665 11665 21665 0 at width 15
 * </pre>
 *
 * <p><b>Which exponent and factor.</b> There are 190 pairs for DOUBLE and 66 for FLOAT; the same integer comes from several, but not
 * all survive the way back. All are tried on a sample of one vector in {@value #SAMPLED} of a page's first {@value #STRETCH}, the
 * best of each votes, and the {@value #CANDIDATES} pairs with the most votes are the page's candidates: each vector tries only these,
 * on a small sample of its own. When a stretch of vectors takes clearly more than the sample promised, the data has turned, and the
 * next one is sampled anew. A page depends on no other: to sample each costs 2 ns a value in pages of 20 000, of 7.
 *
 * <p><b>Which width.</b> That at which a vector takes the fewest bits, exceptions included: {@link AlpVectors#excludeOutliers}.
 */
final class AlpEncoder extends ValueEncoder {

    private static final int LOG_VECTOR = 10;
    private static final int VECTOR = 1 << LOG_VECTOR;

    /** Vectors that wait for each other, so that the first sample sees more than the first values. */
    private static final int STRETCH = 8;

    /** One of so many of them is looked at. */
    private static final int SAMPLED = 3;

    private static final int CANDIDATES = 5;
    private static final int SAMPLE = 256;
    private static final int SMALL_SAMPLE = 32;
    private static final int HEADER = 7;

    /** So many times the promised size is clearly more: a sample of a quarter is not off by that. */
    private static final double DISAPPOINTING = 1.125;

    private final AlpVectors vectors;
    private final ByteOutput encoded = new ByteOutput(0);
    private int[] starts = new int[16]; // of the vectors, in encoded
    private int vectorCount;
    private int waiting;
    private int count;

    private final int[] candidates = new int[CANDIDATES]; // exponent << 8 | factor
    private int candidateCount; // 0: to be sampled
    private double promised; // bits for a value

    private final int[] winners = new int[STRETCH];
    private final int[] votes = new int[STRETCH];

    AlpEncoder(PhysicalType type) {
        super(type);
        vectors = type == PhysicalType.FLOAT
                ? new AlpFloatVectors(VECTOR, STRETCH)
                : new AlpDoubleVectors(VECTOR, STRETCH);
    }

    @Override
    public Encoding encoding() {
        return Encoding.ALP;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long size() {
        long open = waiting / VECTOR * (4 + vectors.maxSize(VECTOR)) + 4 + vectors.maxSize(waiting % VECTOR);
        return HEADER + 4L * vectorCount + encoded.size() + open;
    }

    @Override
    public void floats(float[] values, int offset, int more) {
        requireType(PhysicalType.FLOAT);
        float[] into = ((AlpFloatVectors) vectors).waiting();
        for (int done = 0, step; done < more; done += step) {
            step = Math.min(more - done, into.length - waiting);
            System.arraycopy(values, offset + done, into, waiting, step);
            taken(step);
        }
    }

    @Override
    public void doubles(double[] values, int offset, int more) {
        requireType(PhysicalType.DOUBLE);
        double[] into = ((AlpDoubleVectors) vectors).waiting();
        for (int done = 0, step; done < more; done += step) {
            step = Math.min(more - done, into.length - waiting);
            System.arraycopy(values, offset + done, into, waiting, step);
            taken(step);
        }
    }

    @Override
    public void finish(ByteOutput out) {
        encodeStretch();
        out.int8(0);
        out.int8(0);
        out.int8(LOG_VECTOR);
        out.int32(count);
        for (int i = 0; i < vectorCount; i++) {
            out.int32(4 * vectorCount + starts[i]);
        }
        out.bytes(encoded);
        encoded.reset();
        vectorCount = 0;
        count = 0;
        candidateCount = 0;
    }

    private void taken(int step) {
        count += step;
        waiting += step;
        if (waiting == STRETCH * VECTOR) {
            encodeStretch();
        }
    }

    private void encodeStretch() {
        if (waiting == 0) {
            return;
        }
        if (candidateCount == 0) {
            chooseCandidates();
        }
        long before = encoded.size();
        for (int from = 0; from < waiting; from += VECTOR) {
            int size = Math.min(VECTOR, waiting - from);
            int pair = choose(from, size);
            if (vectorCount == starts.length) {
                starts = Arrays.copyOf(starts, 2 * vectorCount);
            }
            starts[vectorCount++] = encoded.size();
            vectors.write(from, size, pair >>> 8, pair & 0xff, encoded);
        }
        if (8.0 * (encoded.size() - before) > DISAPPOINTING * promised * waiting) {
            candidateCount = 0;
        }
        waiting = 0;
    }

    /** The pairs that are best for most of the waiting vectors. */
    private void chooseCandidates() {
        int voted = 0;
        Arrays.fill(votes, 0);
        double bits = 0;
        int best = 0;
        int sampled = 0;
        for (int from = 0; from < waiting; from += SAMPLED * VECTOR) {
            int size = Math.min(VECTOR, waiting - from);
            sampled += size;
            int sample = Math.min(size, SAMPLE);
            int first = Math.min(size, SMALL_SAMPLE);
            long least = cost(from, size, sample, best, Long.MAX_VALUE); // that of the vector before, as a first guess
            for (int exponent = 0; exponent <= vectors.maxExponent(); exponent++) {
                for (int factor = 0; factor <= exponent; factor++) {
                    int pair = exponent << 8 | factor;
                    long allowed = least * first / sample;
                    if (cost(from, size, first, pair, allowed) < allowed) { // most pairs need no more than a glance
                        long cost = cost(from, size, sample, pair, least);
                        if (cost < least) {
                            least = cost;
                            best = pair;
                        }
                    }
                }
            }
            bits += 8.0 * vectors.maxSize(0) + (double) least / sample * size;
            int winner = 0;
            while (winner < voted && winners[winner] != best) {
                winner++;
            }
            winners[winner] = best;
            votes[winner]++;
            voted = Math.max(voted, winner + 1);
        }
        promised = bits / sampled;
        candidateCount = Math.min(voted, CANDIDATES);
        for (int i = 0; i < candidateCount; i++) {
            int most = 0;
            for (int winner = 1; winner < voted; winner++) {
                most = votes[winner] > votes[most] ? winner : most;
            }
            candidates[i] = winners[most];
            votes[most] = 0;
        }
    }

    /** The candidate for a vector. */
    private int choose(int from, int size) {
        int best = candidates[0];
        if (candidateCount > 1) {
            int sample = Math.min(size, SMALL_SAMPLE);
            long least = cost(from, size, sample, best, Long.MAX_VALUE);
            for (int i = 1; i < candidateCount; i++) {
                long cost = cost(from, size, sample, candidates[i], least);
                if (cost < least) {
                    least = cost;
                    best = candidates[i];
                }
            }
        }
        return best;
    }

    private long cost(int from, int size, int sample, int pair, long limit) {
        return vectors.cost(from, size / sample, sample, pair >>> 8, pair & 0xff, limit);
    }
}
