// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.codecs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Bodies as pages have them, and those that codecs find awkward. */
final class Pages {

    private Pages() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        for (int size : new int[] {0, 1, 2, 15, 16, 17, 63, 64, 65, 255, 256, 16_384, 65_535, 65_536, 131_073}) {
            pages.put(size + " random bytes", noise(size));
            pages.put(size + " zeros", new byte[size]);
        }
        pages.put("1 MiB random", noise(1 << 20));
        pages.put("1 MiB zeros", new byte[1 << 20]);
        pages.put("text", text(20_000));
        pages.put("levels", levels(20_000));
        pages.put("ascending int64", ascending(20_000));
        pages.put("doubles", doubles(20_000));
        byte[] mixed = text(40_000);
        System.arraycopy(noise(100_000), 0, mixed, 300_000, 100_000);
        pages.put("text and noise", mixed);
        return pages;
    }

    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** PLAIN strings of a few words, as l_comment has them. */
    static byte[] text(int values) {
        String[] words = {
            "furiously", "regular", "deposits", "sleep", "quickly", "above", "the", "express", "ideas", "."
        };
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values; i++) {
            int length = text.length();
            text.append("\0\0\0\0");
            for (int n = 2 + random.nextInt(4); n > 0; n--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            text.setCharAt(length, (char) (text.length() - length - 4));
        }
        return text.toString().getBytes(US_ASCII);
    }

    private static byte[] levels(int values) {
        byte[] bytes = new byte[values / 8];
        Random random = new Random(2);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : -1);
        }
        return bytes;
    }

    private static byte[] ascending(int values) {
        ByteBuffer bytes = ByteBuffer.allocate(values * 8).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(3);
        long value = 0;
        for (int i = 0; i < values; i++) {
            value += random.nextInt(4);
            bytes.putLong(value);
        }
        return bytes.array();
    }

    private static byte[] doubles(int values) {
        ByteBuffer bytes = ByteBuffer.allocate(values * 8).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(4);
        for (int i = 0; i < values; i++) {
            bytes.putDouble(random.nextInt(10_000_000) / 100.0);
        }
        return bytes.array();
    }
}
