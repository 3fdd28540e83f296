// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.MalformedDataException;

/** What an answer has to look like. */
final class Answers {

    private Answers() {}

    /** A refusal says why, and where in the {@code length} bytes. */
    static void requirePlace(MalformedDataException refusal, int length) {
        assertThat(refusal.reason()).isNotBlank();
        assertThat(refusal.offset()).as(refusal.toString()).isBetween(0L, (long) length);
    }

    /** Compared by hand first: a description of what is equal, made for millions of inputs, would be most of the work. */
    static void requireEqual(Object actual, Object expected, String what) {
        if (!actual.equals(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }
}
