// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DenseValues;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import dev.inlay.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Pages of values and levels behind the choices that their targets read first. */
final class PageSeeds {

    private static final int STRIDE = 16;

    private PageSeeds() {}

    static List<byte[]> values(Encoding encoding) {
        List<byte[]> seeds = new ArrayList<>();
        List<PhysicalType> types = Arrays.stream(PhysicalType.values())
                .filter(type -> EncodingTable.allows(encoding, type))
                .toList();
        for (PhysicalType type : types) {
            int width = SeedValues.width(type);
            for (Vector vector : SeedValues.of(type)) {
                ByteOutput seed = new ByteOutput(0);
                seed.int8(types.indexOf(type));
                seed.int8(SeedValues.WIDTH - 1);
                count(seed, vector.length());
                seed.int8(STRIDE - 1);
                seed.int8(vector.length() % 2);
                seed.bytes(ValuesCheck.encode(EncodingTable.encoder(encoding, type, width), width, vector));
                seeds.add(seed.toByteArray());
            }
        }
        return seeds;
    }

    static List<byte[]> acrossPages() {
        List<byte[]> seeds = new ArrayList<>();
        for (PhysicalType type : List.of(PhysicalType.BYTE_ARRAY, PhysicalType.FIXED_LEN_BYTE_ARRAY)) {
            int width = SeedValues.width(type);
            ByteOutput seed = new ByteOutput(0);
            seed.int8(type == PhysicalType.BYTE_ARRAY ? 0 : 1);
            seed.int8(SeedValues.WIDTH - 1);
            for (int page = 0; page < 3; page++) {
                Vector vector = SeedValues.of(type).get(3).slice(10 * page, 8);
                byte[] bytes = ValuesCheck.encode(
                        EncodingTable.encoder(Encoding.DELTA_BYTE_ARRAY, type, width), width, vector);
                count(seed, vector.length());
                seed.int8(bytes.length);
                seed.bytes(bytes);
            }
            seeds.add(seed.toByteArray());
        }
        // two pages of one value: "ab", then its first byte and "c"
        String first = "80 01 04 01 00 | 80 01 04 01 04 | 61 62";
        String second = "80 01 04 01 02 | 80 01 04 01 02 | 63";
        seeds.add(HexFormat.of().parseHex(("00 00 | 00 01 0c" + first + "00 01 0b" + second).replaceAll("[ |]", "")));
        return seeds;
    }

    static List<byte[]> dictionaries() {
        List<byte[]> seeds = new ArrayList<>();
        for (PhysicalType type : PhysicalType.values()) {
            if (type == PhysicalType.BOOLEAN) {
                continue; // our encoder makes none
            }
            int width = SeedValues.width(type);
            for (Vector vector : SeedValues.of(type)) {
                DictionaryEncoder encoder = EncodingTable.dictionary(type, width, 1 << 20);
                DenseValues dense = new DenseValues(type, width);
                dense.addTo(encoder, 0, dense.take(vector));
                ByteOutput entries = new ByteOutput(0);
                encoder.writeDictionary(entries);
                ByteOutput seed = new ByteOutput(0);
                seed.int8(DictionaryCheck.TYPES.indexOf(type));
                seed.int8(SeedValues.WIDTH - 1);
                count(seed, encoder.entries());
                count(seed, entries.size());
                count(seed, vector.length());
                seed.int8(STRIDE - 1);
                seed.int8(vector.length() % 2);
                seed.bytes(entries);
                encoder.finish(seed);
                seeds.add(seed.toByteArray());
            }
        }
        return seeds;
    }

    static List<byte[]> levels() {
        List<byte[]> seeds = new ArrayList<>();
        for (int form = 0; form < 3; form += 2) {
            for (int maximum : new int[] {1, 3}) {
                LevelEncoder encoder = new LevelEncoder(maximum);
                encoder.run(maximum, 50);
                for (int i = 0; i < 50; i++) {
                    encoder.run(i % 7 % (maximum + 1), 1);
                }
                ByteOutput seed = levels(form, maximum, encoder.count());
                if (form == 0) {
                    encoder.finishV1(seed);
                } else {
                    encoder.finishV2(seed);
                }
                seeds.add(seed.toByteArray());
            }
        }
        // BIT_PACKED, with the specification's example: 0 to 7 at width 3
        ByteOutput bitPacked = levels(1, 7, 8);
        bitPacked.bytes(new byte[] {0x05, 0x39, 0x77});
        seeds.add(bitPacked.toByteArray());
        return seeds;
    }

    private static ByteOutput levels(int form, int maximum, int count) {
        ByteOutput seed = new ByteOutput(0);
        seed.int8(form);
        seed.int8(LevelsCheck.MAXIMA.indexOf(maximum));
        count(seed, count);
        seed.int8(STRIDE - 1);
        seed.int8(1);
        return seed;
    }

    /** As {@link FuzzInput#count} reads it. */
    static void count(ByteOutput seed, int count) {
        if (count < 256) {
            seed.int8(0);
            seed.int8(count);
        } else {
            seed.int8(2);
            seed.int16(count);
        }
    }
}
