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
 *  PROBING      the first page with a value goes both ways; pages of nothing but nulls before it wait
 *    │ dictionary + ids smaller than PLAIN          │ not smaller, or past the dictionary's limit
 *    ▼                                              ▼
 *  DICTIONARY   RLE_DICTIONARY                    PLAIN       there is a dictionary page if it was ever DICTIONARY
 *    │ next value would take the dictionary         ▲
 *    │ past its limit: the page ends before it      │
 *    └──────────────────────────────────────────────┘
 * </pre>
 *
 * A page ends by {@link #decide}, after which {@link #encoding} is that of all pages up to this one, and {@link #finishPage}.
 */
final class ChunkValues {

    private enum Mode {
        PROBING,
        DICTIONARY,
        PLAIN
    }

    private final Scratch scratch;
    private final ValueEncoder plain;
    private @Nullable DictionaryEncoder dictionary;
    private Mode mode;
    /** The values of the open page, if the probe has left them encoded. */
    private @Nullable ByteOutput probed;

    ChunkValues(ColumnPlan plan, Scratch scratch) {
        this.scratch = scratch;
        this.plain = scratch.plain(plan);
        this.dictionary = plan.newDictionary();
        this.mode = dictionary == null ? Mode.PLAIN : Mode.PROBING;
    }

    /**
     * Takes the first {@code count} of {@code some} into the open page, and returns how many: fewer if the dictionary has no room
     * for the next. Then the page ends, and {@link #giveUpDictionary} follows.
     */
    int add(DenseValues some, int count) {
        if (mode != Mode.DICTIONARY) {
            some.appendTo(plain, 0, count);
        }
        if (mode == Mode.PLAIN || dictionary == null) {
            return count;
        }
        int taken = some.addTo(dictionary, 0, count);
        if (mode == Mode.PROBING && taken < count) {
            dictionary = null; // the probe ends with its page all the same
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
        mode = Mode.PLAIN;
    }

    /** Whether the open page must wait: nothing has been decided yet, and it has no value to decide by. */
    boolean mustWait() {
        return mode == Mode.PROBING && plain.count() == 0;
    }

    /** Settles the encoding of the open page, and of the pages that wait. */
    void decide() {
        if (mode != Mode.PROBING) {
            return;
        }
        mode = Mode.PLAIN;
        if (dictionary != null && dictionary.entries() > 0) {
            ByteOutput ids = scratch.emptyIds();
            dictionary.finish(ids);
            if (dictionary.dictionarySize() + ids.size() < plain.size()) {
                mode = Mode.DICTIONARY;
                plain.finish(scratch.emptyBody());
                probed = ids;
            }
        }
        if (mode == Mode.PLAIN) {
            dictionary = null;
        }
    }

    /** Of the pages that end now. */
    Encoding encoding() {
        return mode == Mode.DICTIONARY ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    }

    /** Appends the values of the open page, and begins the next. */
    void finishPage(ByteOutput out) {
        if (probed != null) {
            out.bytes(probed);
            probed = null;
        } else if (mode == Mode.DICTIONARY && dictionary != null) {
            dictionary.finish(out);
        } else {
            plain.finish(out);
        }
    }

    /** Appends what stands for the values of a page that has none. */
    void writeNone(ByteOutput out) {
        if (mode == Mode.DICTIONARY) {
            out.int8(0); // the width of no ids
        }
    }

    /** Whether the values that come are entries of the dictionary, and that for good. */
    boolean areInDictionary() {
        return mode == Mode.DICTIONARY;
    }

    /** The chunk's dictionary, complete when the last page has ended; null if it has none. */
    @Nullable
    DictionaryEncoder dictionary() {
        return dictionary;
    }

    /** What the dictionary comes to so far. */
    long dictionaryBytes() {
        return dictionary == null ? 0 : dictionary.dictionarySize();
    }
}
