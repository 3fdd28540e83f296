// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression.provider;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.MalformedDataException;

/** What all decompressors here say in the same words. */
final class Sizes {

    private Sizes() {}

    /** The page header's size is to be met exactly. */
    static void check(CompressionCodec codec, int inputLength, long held, int expected) throws MalformedDataException {
        if (held != expected) {
            throw new MalformedDataException(
                    codec + ": " + inputLength + " bytes hold " + held + ", " + expected + " expected", 0);
        }
    }

    static MalformedDataException malformed(CompressionCodec codec, Throwable cause) {
        return new MalformedDataException(codec + ": " + cause.getMessage(), 0, cause);
    }
}
