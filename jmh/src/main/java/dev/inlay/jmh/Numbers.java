// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Small numbers, as levels and dictionary ids are: random, which makes it bit packing and nothing else, or in runs of 20 on average,
 * or all the same, or nine in ten the largest, as definition levels are.
 */
final class Numbers {

    /** What can be made. */
    static final List<String> NAMES = List.of("random", "runs", "constant", "10 % null");

    private Numbers() {}

    /** {@code count} numbers of {@code width} bits. */
    static int[] make(String name, int width, int count) {
        Random random = new Random(1);
        int mask = -1 >>> (32 - width);
        int[] values = new int[count];
        for (int at = 0, end; at < count; at = end) {
            end = switch (name) {
                case "random", "10 % null" -> at + 1;
                case "runs" -> Math.min(count, at + 1 + random.nextInt(40));
                case "constant" -> count;
                default -> throw new IllegalArgumentException("no numbers " + name);
            };
            int value = random.nextInt() & mask;
            if (name.equals("10 % null")) {
                value = random.nextInt(10) == 0 ? mask - 1 : mask;
            }
            Arrays.fill(values, at, end, value);
        }
        return values;
    }
}
