// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Bits;
import java.util.Arrays;

/**
 * RLE_DICTIONARY – Encodings.md, "Dictionary Encoding (PLAIN_DICTIONARY = 2 and RLE_DICTIONARY = 8)". Every type; both names. The
 * layout is drawn at {@link DictionaryEncoder}: a bit width, then runs of ids.
 *
 * <p>Ids are unpacked {@value #CHUNK} at a time, checked against the number of entries, and replaced by their entries. A long RLE
 * run is looked up once. Ids that are skipped are not unpacked, so they are not checked either.
 *
 * <p>Where there are no values nothing is read: some writers leave out the width byte then, or write one and no dictionary.
 */
final class DictionaryDecoder extends ValueDecoder {

    private static final int CHUNK = 1024;

    /** An RLE run of so many values is worth a look-up of its own; shorter ones go with what is around them. */
    private static final int LONG_RUN = 64;

    private final Dictionary dictionary;
    private final RleBitPackingHybridDecoder runs = new RleBitPackingHybridDecoder(in);

    /** Ids of the next {@code ready} values: one each from {@code chunkAt} on, or if {@code repeated} the same for all. */
    private final int[] chunk = new int[CHUNK];

    /** Where the entries of the next values are, if they are BYTE_ARRAY and their bytes are wanted in one piece. */
    private final long[] spans;

    private int chunkAt;
    private int ready;
    private boolean repeated;

    DictionaryDecoder(Dictionary dictionary) {
        super(dictionary.type(), dictionary.width);
        this.dictionary = dictionary;
        this.spans = new long[dictionary.type() == PhysicalType.BYTE_ARRAY ? CHUNK : 0];
    }

    @Override
    public Encoding encoding() {
        return Encoding.RLE_DICTIONARY;
    }

    @Override
    void open(int count) throws MalformedDataException {
        ready = 0;
        if (count == 0) {
            return;
        }
        if (in.remaining() == 0) {
            throw in.malformed("no bytes for " + count + " ids");
        }
        int start = in.position();
        int bitWidth = in.int8();
        if (bitWidth > RleBitPackingHybridDecoder.MAX_WIDTH) {
            throw in.malformed(
                    "ids of width " + bitWidth + ", the limit is " + RleBitPackingHybridDecoder.MAX_WIDTH, start);
        }
        runs.begin(bitWidth, count);
    }

    @Override
    void pass(int unwanted) throws MalformedDataException {
        int step = Math.min(ready, unwanted);
        handedOver(step);
        runs.skip(unwanted - step);
    }

    @Override
    void decode(int[] into, int offset, int wanted) throws MalformedDataException {
        int[] entries = dictionary.ints;
        for (int at = offset, end = offset + wanted, step; at < end; at += step) {
            step = takeIds(end - at);
            if (repeated) {
                Arrays.fill(into, at, at + step, entries[chunk[chunkAt]]);
            } else {
                for (int i = 0; i < step; i++) {
                    into[at + i] = entries[chunk[chunkAt + i]];
                }
            }
            handedOver(step);
        }
    }

    @Override
    void decode(long[] into, int offset, int wanted) throws MalformedDataException {
        long[] entries = dictionary.longs;
        for (int at = offset, end = offset + wanted, step; at < end; at += step) {
            step = takeIds(end - at);
            if (repeated) {
                Arrays.fill(into, at, at + step, entries[chunk[chunkAt]]);
            } else {
                for (int i = 0; i < step; i++) {
                    into[at + i] = entries[chunk[chunkAt + i]];
                }
            }
            handedOver(step);
        }
    }

    @Override
    void decode(float[] into, int offset, int wanted) throws MalformedDataException {
        float[] entries = dictionary.floats;
        for (int at = offset, end = offset + wanted, step; at < end; at += step) {
            step = takeIds(end - at);
            if (repeated) {
                Arrays.fill(into, at, at + step, entries[chunk[chunkAt]]);
            } else {
                for (int i = 0; i < step; i++) {
                    into[at + i] = entries[chunk[chunkAt + i]];
                }
            }
            handedOver(step);
        }
    }

    @Override
    void decode(double[] into, int offset, int wanted) throws MalformedDataException {
        double[] entries = dictionary.doubles;
        for (int at = offset, end = offset + wanted, step; at < end; at += step) {
            step = takeIds(end - at);
            if (repeated) {
                Arrays.fill(into, at, at + step, entries[chunk[chunkAt]]);
            } else {
                for (int i = 0; i < step; i++) {
                    into[at + i] = entries[chunk[chunkAt + i]];
                }
            }
            handedOver(step);
        }
    }

    @Override
    void decodeBits(long[] words, int offset, int wanted) throws MalformedDataException {
        for (int at = offset, end = offset + wanted, step; at < end; at += step) {
            step = takeIds(end - at);
            for (int i = 0; i < step; i++) {
                Bits.put(words, at + i, Bits.get(dictionary.longs, id(i)) ? 1 : 0, 1);
            }
            handedOver(step);
        }
    }

    @Override
    void decode(byte[] into, int offset, int wanted) throws MalformedDataException {
        byte[] entries = dictionary.bytes;
        int slackEnd = (offset + wanted) * width - ShortCopy.SLACK; // what lies behind the last value is not ours
        for (int done = 0, step; done < wanted; done += step) {
            step = takeIds(wanted - done);
            int at = (offset + done) * width;
            for (int i = 0; i < step; i++) {
                if (at + width <= slackEnd) {
                    ShortCopy.copy(entries, id(i) * width, into, at, width);
                } else {
                    System.arraycopy(entries, id(i) * width, into, at, width);
                }
                at += width;
            }
            handedOver(step);
        }
    }

    @Override
    int decode(ByteOutput bytes, int limit, int[] offsets, int offset, int wanted) throws MalformedDataException {
        int done = 0;
        while (done < wanted) {
            int step = takeIds(wanted - done);
            int fitting = repeated
                    ? copyRepeated(bytes, limit, offsets, offset + done, step)
                    : copy(bytes, limit, offsets, offset + done, step);
            handedOver(fitting);
            done += fitting;
            if (fitting < step) {
                break;
            }
        }
        return done;
    }

    @Override
    int locate(int limit, long[] into, int offset, int wanted) throws MalformedDataException {
        decode(into, offset, wanted); // as if the spans were INT64 values
        return wanted;
    }

    @Override
    byte[] locatedIn() {
        return dictionary.bytes;
    }

    private int copy(ByteOutput bytes, int limit, int[] offsets, int offset, int step) {
        long[] entries = dictionary.longs;
        for (int i = 0; i < step; i++) {
            spans[i] = entries[chunk[chunkAt + i]];
        }
        return SpanCopy.append(dictionary.bytes, spans, 0, step, bytes, limit, offsets, offset);
    }

    /** One value many times: what is there is copied behind itself, twice as much each time. Returns how many there was room for. */
    private int copyRepeated(ByteOutput bytes, int limit, int[] offsets, int offset, int step) {
        long span = dictionary.longs[chunk[chunkAt]];
        int length = Span.length(span);
        int first = bytes.size();
        int room = limit - first;
        int fitting = length <= 0 ? (room < 0 ? 0 : step) : Math.max(0, Math.min(step, room / length));
        int size = fitting * length;
        byte[] into = bytes.room(size);
        System.arraycopy(dictionary.bytes, Span.start(span), into, first, Math.min(length, size));
        for (int done = length; done < size; ) {
            int more = Math.min(done, size - done);
            System.arraycopy(into, first, into, first + done, more);
            done += more;
        }
        for (int i = 1; i <= fitting; i++) {
            offsets[offset + i] = first + i * length;
        }
        bytes.advance(size);
        return fitting;
    }

    /** The id of the value {@code i} places ahead, which is ready. */
    private int id(int i) {
        return chunk[repeated ? chunkAt : chunkAt + i];
    }

    /** Makes the ids of the next values ready, where none are; returns how many are, at most {@code wanted}. */
    private int takeIds(int wanted) throws MalformedDataException {
        if (ready == 0) {
            int run = runs.run(wanted);
            repeated = run >= LONG_RUN && !runs.packed();
            ready = repeated ? run : Math.min(wanted, CHUNK);
            chunkAt = 0;
            if (repeated) {
                chunk[0] = runs.value();
                runs.passRepeated(run);
                check(1);
            } else {
                runs.decode(chunk, 0, ready);
                check(ready);
            }
        }
        return Math.min(wanted, ready);
    }

    private void handedOver(int values) {
        ready -= values;
        if (!repeated) {
            chunkAt += values;
        }
    }

    /** Fails if one of the first {@code count} ids of the chunk has no entry. */
    private void check(int count) throws MalformedDataException {
        int last = dictionary.size() - 1;
        int differences = 0;
        for (int i = 0; i < count; i++) {
            differences |= (last - chunk[i]) | chunk[i]; // negative if an id is too large, or has all of 32 bits
        }
        if (differences < 0) {
            for (int i = 0; i < count; i++) {
                if (Integer.compareUnsigned(chunk[i], last) > 0 || last < 0) {
                    throw in.malformed("id " + Integer.toUnsignedString(chunk[i]) + " in a dictionary of "
                            + dictionary.size() + " entries");
                }
            }
        }
    }
}
