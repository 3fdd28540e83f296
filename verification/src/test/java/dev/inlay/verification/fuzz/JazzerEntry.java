// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.ParquetException;

/** What Jazzer calls, by name: with the target once, then with one input after another. */
public final class JazzerEntry {

    private static FuzzTarget target;

    private JazzerEntry() {}

    /** Chooses the target: its label is the only argument. */
    public static void fuzzerInitialize(String[] arguments) {
        Memory.allowForRewriting();
        target = FuzzTarget.labelled(arguments[0]);
    }

    /** Runs an input; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws ParquetException {
        target.accepts(input);
    }
}
