// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers of pages. Takes no memory before the first: ten thousand columns have some of these each. */
final class LongList {

    private static final long[] NONE = {};

    private long[] numbers = NONE;
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1) + 4);
        }
        numbers[size++] = number;
    }

    void addAll(long[] more) {
        for (long number : more) {
            add(number);
        }
    }

    int size() {
        return size;
    }

    long get(int index) {
        return numbers[index];
    }

    /** In the form that metadata records take. */
    List<Long> toList() {
        List<Long> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(numbers[i]);
        }
        return list;
    }
}
