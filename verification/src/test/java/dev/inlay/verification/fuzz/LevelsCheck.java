// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelDecoder;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.ParquetException;
import dev.inlay.vector.Bits;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Levels: │ form │ maximum │ count │ stride │ way of reading │ levels …. */
final class LevelsCheck implements FuzzTarget.Check {

    static final List<Integer> MAXIMA =
            List.of(1, 0, 2, 3, 4, 7, 8, 15, 16, 127, 128, 255, 256, 65_535, Integer.MAX_VALUE);

    private static final List<Form> FORMS = List.of(Form.values());

    /** Where levels are found. */
    private enum Form {
        V1_RLE,
        V1_BIT_PACKED,
        V2
    }

    @Override
    public boolean accepts(FuzzInput in) throws ParquetException {
        Form form = in.pick(FORMS);
        int maximum = in.pick(MAXIMA);
        int count = in.count();
        int stride = 1 + in.choice(100);
        boolean skips = in.choice(2) == 1;
        byte[] bytes = in.rest();
        int[] levels = new int[Math.min(count, PageOfValues.MOST)];
        LevelDecoder decoder = new LevelDecoder(maximum);
        int atMaximum;
        try {
            atMaximum = Memory.within(bytes.length, 0, () -> {
                begin(decoder, form, bytes, 0, bytes.length, count);
                return decoder.levels(levels, 0, levels.length);
            });
        } catch (MalformedDataException e) {
            requireEnded(decoder, e, bytes.length);
            requireRefusedInSteps(form, maximum, count, stride, bytes, levels.length);
            return false;
        }
        requireLevels(levels, maximum, atMaximum);
        LevelDecoder steps = new LevelDecoder(maximum);
        begin(steps, form, Surrounded.by((byte) 0xa5, bytes), Surrounded.FRONT, bytes.length, count);
        readInSteps(steps, levels, maximum, stride, skips);
        if (form != Form.V1_BIT_PACKED) {
            requireSameLevelsAgain(form, maximum, levels);
        }
        return true;
    }

    private static void begin(LevelDecoder decoder, Form form, byte[] bytes, int offset, int length, int count)
            throws ParquetException {
        switch (form) {
            case V1_RLE, V1_BIT_PACKED -> {
                Encoding encoding = form == Form.V1_RLE ? Encoding.RLE : Encoding.BIT_PACKED;
                int size = decoder.beginV1(OpenEnum.of(encoding), bytes, offset, length, count);
                if (size < 0 || size > length) {
                    throw new AssertionError("levels of " + size + " bytes in " + length);
                }
            }
            case V2 -> decoder.beginV2(bytes, offset, length, count);
        }
    }

    private static void requireLevels(int[] levels, int maximum, int atMaximum) {
        for (int level : levels) {
            if (level < 0 || level > maximum) {
                throw new AssertionError("level " + level + ", the maximum is " + maximum);
            }
        }
        requireCount(Arrays.stream(levels).filter(level -> level == maximum).count(), atMaximum);
    }

    private static void requireCount(long expected, int atMaximum) {
        if (expected != atMaximum) {
            throw new AssertionError(atMaximum + " levels at the maximum, there are " + expected);
        }
    }

    /** As bits and, with {@code skips}, passed over: each way in its turn says the same as the numbers. */
    private static void readInSteps(LevelDecoder decoder, int[] levels, int maximum, int stride, boolean skips)
            throws MalformedDataException {
        for (int done = 0, step; done < levels.length; done += step) {
            step = Math.min(stride, levels.length - done);
            int[] expected = Arrays.copyOfRange(levels, done, done + step);
            long most =
                    Arrays.stream(expected).filter(level -> level == maximum).count();
            int run = Math.min(decoder.run(), step);
            for (int i = 0; i < run; i++) {
                Answers.requireEqual(expected[i], decoder.runLevel(), "a run's level");
            }
            if (skips && done / stride % 3 == 1) {
                requireCount(most, decoder.skip(step));
            } else if (done / stride % 3 == 2) {
                long[] words = new long[Bits.words(step + 5)];
                requireCount(most, decoder.validity(words, 5, step));
                for (int i = 0; i < step; i++) {
                    Answers.requireEqual(Bits.get(words, 5 + i), expected[i] == maximum, "validity");
                }
            } else {
                int[] again = new int[step];
                requireCount(most, decoder.levels(again, 0, step));
                if (!Arrays.equals(again, expected)) {
                    throw new AssertionError(
                            Arrays.toString(again) + " in steps, at once " + Arrays.toString(expected));
                }
            }
        }
    }

    private static void requireRefusedInSteps(Form form, int maximum, int count, int stride, byte[] bytes, int wanted)
            throws ParquetException {
        LevelDecoder decoder = new LevelDecoder(maximum);
        @Nullable MalformedDataException refusal = null;
        try {
            begin(decoder, form, Surrounded.by((byte) 0xa5, bytes), Surrounded.FRONT, bytes.length, count);
            for (int done = 0, step; done < wanted; done += step) {
                step = Math.min(stride, wanted - done);
                decoder.levels(new int[step], 0, step);
            }
        } catch (MalformedDataException e) {
            refusal = e;
        }
        if (refusal == null) {
            throw new AssertionError("refused at once, good in steps of " + stride);
        }
        requireEnded(decoder, refusal, bytes.length);
    }

    private static void requireEnded(LevelDecoder decoder, MalformedDataException refusal, int length) {
        Answers.requirePlace(refusal, length);
        if (decoder.remaining() != 0) {
            throw new AssertionError(decoder.remaining() + " levels left after " + refusal);
        }
    }

    private static void requireSameLevelsAgain(Form form, int maximum, int[] levels) throws ParquetException {
        LevelEncoder encoder = new LevelEncoder(maximum);
        encoder.levels(levels, 0, levels.length);
        ByteOutput out = new ByteOutput(0);
        if (form == Form.V2) {
            encoder.finishV2(out);
        } else {
            encoder.finishV1(out);
        }
        LevelDecoder decoder = new LevelDecoder(maximum);
        begin(decoder, form, out.toByteArray(), 0, out.size(), levels.length);
        int[] again = new int[levels.length];
        decoder.levels(again, 0, again.length);
        if (!Arrays.equals(again, levels)) {
            throw new AssertionError("written and read again: " + Arrays.toString(again));
        }
    }
}
