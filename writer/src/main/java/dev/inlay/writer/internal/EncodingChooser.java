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
 * paid once and serves many pages, so it counts with what it would still grow by on the next of them. That is read off the probe: of
 * its n values, the first n/2 brought h entries and all of them e. If values are drawn from a pool, each half finds the same part q of
 * the pool still unseen, q = (e − h) / h, so that after the probe's two halves the next two bring e · q²:
 *
 * <pre>
 *  dictionary  if  z(ids) + z(entries as PLAIN) · q²   &lt;   least z(values) of all encodings
 * </pre>
 *
 * Few different values are all seen early: h is e, and the ids alone count. Different values throughout: h is e/2, q is 1, and the
 * whole dictionary counts. If the chunk ends with its probe, nothing follows that could share the dictionary, and it counts whole.
 *
 * <p>A page may be very large: a single value is a page's least. What is measured is at most its first {@value #MAX_SAMPLE} bytes,
 * and the rest is taken to be like them.
 *
 * <p>One for a writer; what {@link #measure} finds is valid until the next time.
 */
final class EncodingChooser {

    /** Of a page as PLAIN: eight pages of the usual size. All that is measured is held several times over. */
    private static final int MAX_SAMPLE = 8 << 20;

    private final PageFramer framer;
    private final PlainReplay replay = new PlainReplay();
    private final ByteOutput entries = new ByteOutput(0);
    private final ByteOutput plain = new ByteOutput(0);
    private ByteOutput best = new ByteOutput(0);
    private ByteOutput trial = new ByteOutput(0);
    private Encoding encoding = Encoding.PLAIN;
    private long size;
    private int count;
    /** Whether the page has more values than were measured, so that it is yet to be encoded. */
    private boolean sampled;

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
        count = values.count();
        plain.reset();
        values.finish(plain);
        PlainReplay.Prefix sample = PlainReplay.prefix(MAX_SAMPLE, plain, count, plan);
        sampled = sample.count() < count;
        if (sample.count()
                == 0) { // the first value is larger: there is nothing about it that an encoding could shorten
            encoding = Encoding.PLAIN;
            size = plain.size();
            return;
        }
        size = Long.MAX_VALUE;
        for (Encoding candidate : plan.encodings().others()) {
            trial.reset();
            if (candidate == Encoding.PLAIN) {
                trial.bytes(plain.array(), 0, sample.bytes());
            } else {
                encode(candidate, sample.count(), plan);
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
        if (sampled) {
            size = (long) ((double) size / sample.bytes() * plain.size());
        }
    }

    // An encoder of its own for each trial: none brings along what it learnt from another column.
    private void encode(Encoding candidate, int values, ColumnPlan plan) {
        ValueEncoder encoder =
                EncodingTable.encoder(candidate, plan.type(), plan.node().typeLength());
        replay.replay(plain, values, plan, encoder);
        encoder.finish(trial);
    }

    /** The smallest encoding, as measured. */
    Encoding encoding() {
        return encoding;
    }

    /** The page's values in it; to be called once. */
    ByteOutput bytes(ColumnPlan plan) {
        if (!sampled) {
            return best;
        }
        if (encoding == Encoding.PLAIN) {
            return plain;
        }
        trial.reset();
        encode(encoding, count, plan);
        plain.reset();
        return trial;
    }

    /** Lets go of what a page of unusual size has left. */
    void reset() {
        plain.reset();
        best.reset();
        trial.reset();
        entries.reset();
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
        double unseen = last || firstHalf == 0 ? 1 : (double) (dictionary.entries() - firstHalf) / firstHalf;
        return idSize + framer.measure(entries, plan.compressor()) * unseen * unseen < size;
    }
}
