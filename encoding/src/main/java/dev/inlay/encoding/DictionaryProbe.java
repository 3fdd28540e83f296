// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.util.Arrays;

/**
 * The early answer to "is this column worth a dictionary?", from the first {@value #VALUES} values of a column chunk: so that
 * comments, keys and measurements are not hashed by the million for a dictionary that is thrown away.
 *
 * <p><b>The question.</b> How large would the chunk become, up to where its dictionary is full, or to {@value #HORIZON} values if it
 * never is? The dictionary pays if entries and ids are then smaller than the values in PLAIN.
 *
 * <p><b>The arithmetic.</b> How often values were seen tells how many there still are. Of the n values looked at, let {@code once}
 * entries have occurred once and {@code twice} twice:
 *
 * <pre>
 *  share of new values now       s = once / n                           (Good and Turing)
 *  entries not yet seen          u = once² / (2 · twice)                (Chao)
 *  new entries in m more values  u · (1 − e^(−m·s/u)),  and m · s if nothing has occurred twice
 * </pre>
 *
 * <p>Of values drawn evenly from D, u comes to D − entries by the birthday paradox: 4096 out of 50 000 repeat 164 times, and that is
 * enough. If all are different, a dictionary of 1 MiB would hold at most a few repeats of them. A column that is half constant and half
 * unique has s = 1/2 for ever, and one that is sorted and has each value a few times has small {@code once} and goes on.
 *
 * <p><b>What it doesn't see</b> is a repeat that comes later by rule and not by chance: a list of 10 000 different values over and over looks
 * unique for 4096 values and is given up, although a dictionary would hold it. And it looks at whole values only: the size of the first
 * page still decides between PLAIN and a dictionary that passed here.
 */
final class DictionaryProbe {

    /** Values that are looked at. Fewer see too few repeats: of 131 072 numbers, the most that 1 MiB holds of INT64, 64 here. */
    static final int VALUES = 4096;

    private static final int LEAST = 16;

    /** Values of a chunk at the writer's default size of a row group. */
    private static final int HORIZON = 1 << 20;

    private int[] occurrences = {};
    private int seen;

    /** Values to come before the answer. */
    int left() {
        return VALUES - seen;
    }

    /** Counts the values whose ids these are. */
    void count(int[] ids, int from, int to) {
        for (int i = from; i < to; i++) {
            int id = ids[i];
            if (id
                    >= occurrences
                            .length) { // a column of few values takes little room: there may be ten thousand columns
                occurrences = Arrays.copyOf(occurrences, Math.max(LEAST, 2 * id));
            }
            occurrences[id]++;
        }
        seen += to - from;
    }

    /** The answer, from what {@code dictionary} holds after so many values and what it may hold. */
    boolean isWorthwhile(DictionaryEncoder dictionary, int limit) {
        int once = 0;
        int twice = 0;
        long onceBytes = 0;
        long plainBytes = 0;
        for (int id = 0; id < dictionary.entries(); id++) {
            int size = dictionary.entrySize(id);
            plainBytes += (long) size * occurrences[id];
            if (occurrences[id] == 1) {
                once++;
                onceBytes += size;
            } else if (occurrences[id] == 2) {
                twice++;
            }
        }
        if (once == 0) {
            return size(VALUES, dictionary.entries(), dictionary.dictionarySize()) < plainBytes;
        }
        double entrySize = (double) onceBytes / once;
        double room = (limit - dictionary.dictionarySize()) / entrySize;
        double values = Math.min(HORIZON - VALUES, valuesUntil(room, once, twice));
        double fresh = newEntries(values, once, twice);
        double withDictionary =
                size(VALUES + values, dictionary.entries() + fresh, dictionary.dictionarySize() + fresh * entrySize);
        return withDictionary < (VALUES + values) * plainBytes / VALUES;
    }

    /** New entries in so many more values. StrictMath, so that a file does not depend on the processor. */
    private static double newEntries(double values, int once, int twice) {
        double share = (double) once / VALUES;
        if (twice == 0) {
            return values * share;
        }
        double unseen = unseen(once, twice);
        return unseen * -StrictMath.expm1(-values * share / unseen);
    }

    /** The same the other way round: values until there are so many new entries, or infinity. */
    private static double valuesUntil(double entries, int once, int twice) {
        double share = (double) once / VALUES;
        if (twice == 0) {
            return entries / share;
        }
        double unseen = unseen(once, twice);
        return entries >= unseen ? Double.POSITIVE_INFINITY : -unseen / share * StrictMath.log1p(-entries / unseen);
    }

    private static double unseen(int once, int twice) {
        return (double) once * once / (2.0 * twice);
    }

    private static double size(double values, double entries, double dictionaryBytes) {
        int width = RleBitPackingHybridEncoder.bitWidth(Math.max(0, (int) StrictMath.ceil(entries) - 1));
        return dictionaryBytes + values * width / 8;
    }
}
