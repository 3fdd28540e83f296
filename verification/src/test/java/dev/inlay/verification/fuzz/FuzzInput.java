// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * A fuzzer's bytes: the first ones choose, the others are what is decoded. Bytes that are missing count as 0, so that every input
 * says something. Made by hand, as Jazzer's own reader is native code, and kept inputs must mean the same everywhere.
 */
final class FuzzInput {

    private final byte[] bytes;
    private int at;

    FuzzInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One byte: a number from 0 to {@code options - 1}, {@code options} being 256 at most. */
    int choice(int options) {
        return at < bytes.length ? (bytes[at++] & 0xff) % options : 0;
    }

    /** One byte: one of {@code options}. */
    <T> T pick(List<T> options) {
        return options.get(choice(options.size()));
    }

    /** Two to five bytes: how many of 1, 2 and 4 bytes the number takes, then it, from 0 on. Small numbers come twice as often. */
    int count() {
        int size = switch (choice(4)) {
            case 0, 1 -> 1;
            case 2 -> 2;
            default -> 4;
        };
        int count = 0;
        for (int i = 0; i < size; i++) {
            count |= choice(256) << (8 * i);
        }
        return count & Integer.MAX_VALUE;
    }

    /** The next {@code wanted} bytes, or as many as there are. */
    byte[] take(int wanted) {
        int from = at;
        at = Math.min(bytes.length, at + wanted);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** All bytes that nothing has taken yet. */
    byte[] rest() {
        return take(bytes.length - at);
    }
}
