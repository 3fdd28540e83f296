// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.ValueEncoder;
import dev.inlay.format.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column chunk, and what they are encoded as:
 *
 * <pre>
 *  PROBING      the first page with a value is tried in all ways ({@link EncodingChooser})
 *    │ the dictionary is smallest                   │ it is not, or has outgrown its limit
 *    ▼                                              ▼
 *  DICTIONARY   RLE_DICTIONARY                    OTHER       the smallest of the column's other encodings
 *    │ next value would take the dictionary         ▲
 *    │ past its limit: the page ends before it      │
 *    └──────────────────────────────────────────────┘         if there are several: by a probe of what follows
 * </pre>
 *
 * Where there is nothing to choose, the chunk begins where it will stay: without a dictionary and with one other encoding in OTHER,
 * with a dictionary that was asked for in DICTIONARY. Pages of nothing but nulls at the start wait for the first value, so that all
 * pages of a chunk are of one encoding unless its dictionary is given up.
 *
 * <p>A page ends by {@link #decide}, after which {@link #encoding} is that of all pages up to this one, and {@link #finishPage}.
 */
final class ChunkValues {

    private enum Mode {
        PROBING,
        DICTIONARY,
        OTHER
    }

    private final ColumnPlan plan;
    private final Scratch scratch;
    /** Of the open page in OTHER; in PROBING, PLAIN. */
    private ValueEncoder encoder;
    /** What the open page may be or is encoded with. */
    private @Nullable DictionaryEncoder dictionary;
    /** What pages of the chunk were encoded with. */
    private @Nullable DictionaryEncoder used;

    private Mode mode;
    /** The values of the open page, if the probe has left them encoded. */
    private @Nullable ByteOutput probed;

    ChunkValues(ColumnPlan plan, Scratch scratch) {
        this.plan = plan;
        this.scratch = scratch;
        this.dictionary = plan.newDictionary();
        this.encoder = scratch.plain(plan);
        this.mode = plan.encodings().dictionaryAsked() ? Mode.DICTIONARY : Mode.PROBING;
        if (dictionary == null) {
            withoutDictionary();
        }
    }

    private void withoutDictionary() {
        boolean choice = plan.encodings().others().size() > 1;
        mode = choice ? Mode.PROBING : Mode.OTHER;
        encoder = choice
                ? scratch.plain(plan)
                : scratch.encoder(plan, plan.encodings().others().get(0));
    }

    /**
     * Takes the first {@code count} of {@code some} into the open page, and returns how many: fewer if the dictionary has no room
     * for the next. Then the page ends, and {@link #giveUpDictionary} follows.
     */
    int add(DenseValues some, int count) {
        if (mode != Mode.DICTIONARY) {
            some.appendTo(encoder, 0, count);
        }
        if (dictionary == null) {
            return count;
        }
        int taken = some.addTo(dictionary, 0, count);
        if (mode == Mode.PROBING && taken < count) {
            dictionary = null; // the others are tried when the page ends
            return count;
        }
        return taken;
    }

    /** The dictionary has taken the first values of a record, but not all: takes those {@code values} back. */
    void dropPartOfRecord(int values) {
        if (dictionary != null) {
            dictionary.dropLast(values);
        }
    }

    /** The dictionary is full, and the page that it was full in has ended: what follows goes without. */
    void giveUpDictionary() {
        dictionary = null;
        withoutDictionary();
    }

    /** Whether the open page must wait: it has no value, and nothing has been decided by another. */
    boolean mustWait() {
        return switch (mode) {
            case PROBING -> encoder.count() == 0;
            case DICTIONARY -> dictionary != null && dictionary.entries() == 0;
            case OTHER -> false;
        };
    }

    /**
     * Settles the encoding of the open page, and of the pages that wait.
     *
     * @param last whether the chunk ends with this page
     */
    void decide(boolean last) {
        if (mode == Mode.PROBING && encoder.count() > 0) {
            probe(last);
        } else if (mustWait()) { // and will not see a value
            dictionary = null;
            mode = Mode.OTHER;
            encoder = scratch.plain(plan);
        }
        if (mode == Mode.DICTIONARY) {
            used = dictionary;
        }
    }

    private void probe(boolean last) {
        if (dictionary != null && dictionaryWins(dictionary, last)) {
            mode = Mode.DICTIONARY;
            return;
        }
        dictionary = null;
        mode = Mode.OTHER;
        if (plan.encodings().others().size() > 1) {
            if (encoder.count() > 0) {
                scratch.chooser().measure(encoder, plan);
            }
            encoder = scratch.encoder(plan, scratch.chooser().encoding());
            probed = scratch.chooser().bytes(plan);
        }
    }

    private boolean dictionaryWins(DictionaryEncoder tried, boolean last) {
        int firstHalf = tried.entriesOfFirst(tried.count() / 2);
        ByteOutput ids = scratch.emptyIds();
        tried.finish(ids);
        boolean wins;
        if (plan.encodings().others().size() == 1) {
            wins = EncodingChooser.pays(tried, ids, encoder, last);
            if (wins) {
                encoder.finish(scratch.emptyBody());
            }
        } else {
            scratch.chooser().measure(encoder, plan);
            wins = scratch.chooser().isBeatenBy(tried, ids, firstHalf, last, plan);
        }
        probed = wins ? ids : null;
        return wins;
    }

    /** Of the pages that end now. */
    Encoding encoding() {
        return mode == Mode.DICTIONARY ? Encoding.RLE_DICTIONARY : encoder.encoding();
    }

    /** Appends the values of the open page, and begins the next. */
    void finishPage(ByteOutput out) {
        if (probed != null) {
            out.bytes(probed);
            probed = null;
            scratch.chooser().reset();
        } else if (mode == Mode.DICTIONARY && dictionary != null) {
            dictionary.finish(out);
        } else {
            encoder.finish(out);
        }
    }

    /** Appends what stands for the values of a page that has none. */
    void writeNone(ByteOutput out) {
        if (mode == Mode.DICTIONARY) {
            out.int8(0); // the width of no ids
        } else if (encoder.encoding()
                != Encoding.PLAIN) { // which would be the open page's values, and needs no bytes for none
            encoder.finish(out);
        }
    }

    /** Whether the values that come are entries of the dictionary, and that for good. */
    boolean areInDictionary() {
        return mode == Mode.DICTIONARY;
    }

    /** The chunk's dictionary, complete when the last page has ended; null if it has none. */
    @Nullable
    DictionaryEncoder dictionary() {
        return used;
    }

    /** What the dictionary comes to so far. */
    long dictionaryBytes() {
        DictionaryEncoder buffered = dictionary == null ? used : dictionary;
        return buffered == null ? 0 : buffered.dictionarySize();
    }
}
