// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;

/**
 * Measures what a page of values comes to in each encoding that its column may use. The page is the <em>probe</em> of its chunk: the
 * first one with a value, whose result holds for those that follow.
 *
 * <p>Where PLAIN is all there is beside a dictionary, bytes before the codec decide, which costs nothing:
 *
 * <pre>
 *  dictionary  if  entries as PLAIN + ids  &lt;  values as PLAIN
 * </pre>
 *
 * or if the chunk goes on and the dictionary's own probe found that it will pay: 60 000 keys in random order are no gain on a page of
 * 20 000 values, and halve a chunk of a million.
 *
 * Where there is a choice, bytes behind the codec decide, since BYTE_STREAM_SPLIT does not save any before it. A dictionary page is
 * paid once and serves many pages, so it counts with what it would still grow by on each of them. That is read off the probe: of its
 * n values, the first n/2 brought h entries and all of them e, so that pages like its second half bring 2 · (e − h) each:
 *
 * <pre>
 *  dictionary  if  z(ids) + z(entries as PLAIN) · 2 · (e − h) / e   &lt;   least z(values) of all encodings
 * </pre>
 *
 * Few different values are all seen early: h is e, and the ids alone count. Different values throughout: h is e/2, and the whole
 * dictionary counts. If the chunk ends with its probe, nothing follows that could share the dictionary, and it counts whole.
 *
 * <p>One for a writer; what {@link #measure} finds is valid until the next time.
 */
final class EncodingChooser {

    private final PageFramer framer;
    private final PlainReplay replay = new PlainReplay();
    private final ByteOutput entries = new ByteOutput(0);
    private final ByteOutput plain = new ByteOutput(0);
    private ByteOutput best = new ByteOutput(0);
    private ByteOutput trial = new ByteOutput(0);
    private Encoding encoding = Encoding.PLAIN;
    private long size;

    EncodingChooser(PageFramer framer) {
        this.framer = framer;
    }

    /**
     * Whether the dictionary makes the chunk smaller than PLAIN does, where nothing else is possible.
     *
     * @param last whether the chunk ends with this page
     */
    static boolean pays(DictionaryEncoder dictionary, ByteOutput ids, ValueEncoder plain, boolean last) {
        if (!last && dictionary.foundWorthwhile()) {
            return true;
        }
        return (long) dictionary.dictionarySize() + ids.size() < plain.size();
    }

    /** Ends the page of PLAIN {@code values}, and finds the smallest of the column's encodings for it. */
    void measure(ValueEncoder values, ColumnPlan plan) {
        int count = values.count();
        plain.reset();
        values.finish(plain);
        size = Long.MAX_VALUE;
        for (Encoding candidate : plan.encodings().others()) {
            trial.reset();
            if (candidate == Encoding.PLAIN) {
                trial.bytes(plain);
            } else {
                encode(candidate, count, plan);
            }
            int measured = framer.measure(trial, plan.compressor());
            if (measured < size) {
                size = measured;
                encoding = candidate;
                ByteOutput worse = best;
                best = trial;
                trial = worse;
            }
        }
    }

    // An encoder of its own for each trial: none brings along what it learnt from another column.
    private void encode(Encoding candidate, int count, ColumnPlan plan) {
        ValueEncoder encoder =
                EncodingTable.encoder(candidate, plan.type(), plan.node().typeLength());
        replay.replay(plain, count, plan, encoder);
        encoder.finish(trial);
    }

    /** The smallest encoding, as measured. */
    Encoding encoding() {
        return encoding;
    }

    /** The page's values in it. */
    ByteOutput bytes() {
        return best;
    }

    /**
     * Whether the dictionary is better than what was measured.
     *
     * @param ids of the page
     * @param firstHalf entries that the first half of the page's values brought
     * @param last whether the chunk ends with this page
     */
    boolean isBeatenBy(DictionaryEncoder dictionary, ByteOutput ids, int firstHalf, boolean last, ColumnPlan plan) {
        long idSize = framer.measure(ids, plan.compressor());
        if (idSize >= size) {
            return false;
        }
        entries.reset();
        dictionary.writeDictionary(entries);
        double share = last ? 1 : 2.0 * (dictionary.entries() - firstHalf) / dictionary.entries();
        return idSize + framer.measure(entries, plan.compressor()) * share < size;
    }
}
