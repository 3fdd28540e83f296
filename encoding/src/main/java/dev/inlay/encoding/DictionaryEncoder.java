// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.PhysicalType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * RLE_DICTIONARY – Encodings.md, "Dictionary Encoding (PLAIN_DICTIONARY = 2 and RLE_DICTIONARY = 8)". Every type but BOOLEAN, for
 * which it is legal and pointless. A column chunk has one dictionary page, which holds each distinct value once, and data pages
 * that hold the number of each value's entry.
 *
 * <pre>
 *  dictionary page body   │ entry │ entry │ …            PLAIN, in the order in which they were first seen
 *  data page values       │ bit width │ runs │           1 byte, then {@link RleBitPackingHybridEncoder} runs of ids, no length
 *
 *  INT32 7 7 9 7   →   07 00 00 00 │ 09 00 00 00         01 │ 03 04
 * </pre>
 *
 * <p>The bit width is the least that holds all ids of the dictionary <em>so far</em>: early pages of a growing dictionary are
 * narrower. One entry has width 0, and so has a page without values.
 *
 * <p>The dictionary is limited: each {@code add} method returns how many values it took, and stops before the one whose entry would
 * make the dictionary page larger than the limit. What was taken stays valid; the caller finishes the page and encodes the rest
 * otherwise. A later value may still be taken if it has an entry; that is for the caller to want or not. A dictionary that is
 * {@linkplain #probed() probed} stops for ever after its first {@value DictionaryProbe#VALUES} values if it is not worth going on.
 *
 * <p>Values are compared byte by byte. FLOAT and DOUBLE are raw bits: 0.0 and −0.0 are two entries, and so are two NaNs with
 * different payloads.
 */
public abstract class DictionaryEncoder {

    private final PhysicalType type;
    private final int limit;
    private @Nullable DictionaryProbe probe;
    private boolean worthwhile = true;
    private boolean probed;
    private int entries;

    /** Ids of this page; subclasses write from {@link #idCount} on, after {@link #ensureIds}. */
    int[] ids = {};

    int idCount;

    DictionaryEncoder(PhysicalType type, int limit) {
        if (limit < 0 || limit > ByteOutput.MAX_SIZE) {
            throw new IllegalArgumentException("a dictionary limit of " + limit + " bytes is not in [0, 2^31 - 9]");
        }
        this.type = type;
        this.limit = limit;
    }

    /**
     * Has it judge itself by its first {@value DictionaryProbe#VALUES} values, however they are divided into calls and pages, and
     * take no more if that says that it will not be smaller than PLAIN. To be called before the first value.
     *
     * @return this
     */
    public final DictionaryEncoder probed() {
        if (entries > 0) {
            throw new IllegalStateException("a dictionary of " + entries + " entries is too late to be probed");
        }
        probe = new DictionaryProbe();
        probed = true;
        return this;
    }

    /** False from when a probe found that the dictionary will not pay; it takes no value then. */
    public final boolean isWorthwhile() {
        return worthwhile;
    }

    /**
     * Whether a probe was asked, after its {@value DictionaryProbe#VALUES} values, and found that the dictionary pays in a chunk
     * that goes on.
     */
    public final boolean foundWorthwhile() {
        return probed && probe == null;
    }

    /** The type of the values. */
    public final PhysicalType type() {
        return type;
    }

    /** Number of entries so far. */
    public final int entries() {
        return entries;
    }

    /** Bytes of the dictionary page's body so far. */
    public abstract int dictionarySize();

    /** Appends the body of the dictionary page: all entries, PLAIN. */
    public abstract void writeDictionary(ByteOutput out);

    /** Number of values of this data page so far. */
    public final int count() {
        return idCount;
    }

    /**
     * How many entries the first {@code values} values of this page need: of all up to the newest among them. On the
     * first page that is how many they brought.
     */
    public final int entriesOfFirst(int values) {
        Objects.checkIndex(values, idCount + 1);
        int newest = -1;
        for (int i = 0; i < values; i++) {
            newest = Math.max(newest, ids[i]);
        }
        return newest + 1;
    }

    /** Takes the last {@code values} values of this page back; the entries they brought stay. */
    public final void dropLast(int values) {
        Objects.checkIndex(values, idCount + 1);
        idCount -= values;
    }

    /** Bytes of this page's values will not be more than this if it ended now. */
    public final long size() {
        return 1 + RleBitPackingHybridEncoder.maxSize(idCount, idWidth());
    }

    /** Bits of an id if the page ended now. */
    public final int idWidth() {
        return entries <= 1 ? 0 : RleBitPackingHybridEncoder.bitWidth(entries - 1);
    }

    /** Appends this page's values to {@code out}: bit width and ids. Begins the next page. */
    public final void finish(ByteOutput out) {
        int width = idWidth();
        out.int8(width);
        RleBitPackingHybridEncoder.encode(ids, 0, idCount, width, out);
        idCount = 0;
    }

    /** INT32 values. Returns how many were taken, from the first on. */
    public final int addInt32s(int[] values, int offset, int count) {
        int first = untilProbed(count);
        int taken = takeInt32s(values, offset, first);
        return goesOn(taken, first, count) ? taken + takeInt32s(values, offset + taken, count - taken) : taken;
    }

    /** INT64 values. Returns how many were taken, from the first on. */
    public final int addInt64s(long[] values, int offset, int count) {
        int first = untilProbed(count);
        int taken = takeInt64s(values, offset, first);
        return goesOn(taken, first, count) ? taken + takeInt64s(values, offset + taken, count - taken) : taken;
    }

    /** FLOAT values. Returns how many were taken, from the first on. */
    public final int addFloats(float[] values, int offset, int count) {
        int first = untilProbed(count);
        int taken = takeFloats(values, offset, first);
        return goesOn(taken, first, count) ? taken + takeFloats(values, offset + taken, count - taken) : taken;
    }

    /** DOUBLE values. Returns how many were taken, from the first on. */
    public final int addDoubles(double[] values, int offset, int count) {
        int first = untilProbed(count);
        int taken = takeDoubles(values, offset, first);
        return goesOn(taken, first, count) ? taken + takeDoubles(values, offset + taken, count - taken) : taken;
    }

    /**
     * BYTE_ARRAY values. Returns how many were taken, from the first on.
     *
     * @param offset the first value is {@code bytes[offsets[offset] .. offsets[offset + 1])}
     */
    public final int addByteArrays(byte[] bytes, int[] offsets, int offset, int count) {
        int first = untilProbed(count);
        int taken = takeByteArrays(bytes, offsets, offset, first);
        return goesOn(taken, first, count)
                ? taken + takeByteArrays(bytes, offsets, offset + taken, count - taken)
                : taken;
    }

    /**
     * FIXED_LEN_BYTE_ARRAY or INT96 values. Returns how many were taken, from the first on.
     *
     * @param offset in values: the first one begins at {@code bytes[offset * width]}
     */
    public final int addFixedByteArrays(byte[] bytes, int offset, int count) {
        int first = untilProbed(count);
        int taken = takeFixedByteArrays(bytes, offset, first);
        return goesOn(taken, first, count) ? taken + takeFixedByteArrays(bytes, offset + taken, count - taken) : taken;
    }

    /** Bytes of an entry in PLAIN. */
    abstract int entrySize(int id);

    int takeInt32s(int[] values, int offset, int count) {
        throw holdsNo("INT32");
    }

    int takeInt64s(long[] values, int offset, int count) {
        throw holdsNo("INT64");
    }

    int takeFloats(float[] values, int offset, int count) {
        throw holdsNo("FLOAT");
    }

    int takeDoubles(double[] values, int offset, int count) {
        throw holdsNo("DOUBLE");
    }

    int takeByteArrays(byte[] bytes, int[] offsets, int offset, int count) {
        throw holdsNo("BYTE_ARRAY");
    }

    int takeFixedByteArrays(byte[] bytes, int offset, int count) {
        throw holdsNo("FIXED_LEN_BYTE_ARRAY");
    }

    /** The id of a new entry. */
    final int newId() {
        return entries++;
    }

    /** All ids below {@code end} belong to entries now. */
    final void newIdsTo(int end) {
        entries = end;
    }

    /** Whether an entry of {@code bytes} bytes keeps the dictionary within its limit. */
    final boolean fits(long bytes) {
        return dictionarySize() + bytes <= limit;
    }

    final void ensureIds(int more) {
        int needed = Math.addExact(idCount, more);
        if (needed > ids.length) {
            ids = Arrays.copyOf(ids, (int) Math.min(Math.max(needed, 2L * ids.length), ByteOutput.MAX_SIZE));
        }
    }

    private int untilProbed(int count) {
        return probe == null ? count : Math.min(count, probe.left());
    }

    /** Whether the rest of {@code count} values is to be taken, after {@code taken} of the {@code first} up to the end of a probe. */
    private boolean goesOn(int taken, int first, int count) {
        if (probe == null || !worthwhile) {
            return false;
        }
        probe.count(ids, idCount - taken, idCount);
        if (probe.left() > 0) {
            return false;
        }
        worthwhile = probe.isWorthwhile(this, limit);
        if (worthwhile) {
            probe = null;
        }
        return worthwhile && first < count;
    }

    private IllegalStateException holdsNo(String given) {
        return new IllegalStateException(given + " values handed to the dictionary of " + type);
    }
}
