// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;
import java.util.Objects;

/** The bounds that all codecs check before they touch a byte. */
final class Room {

    private Room() {}

    /** Fails if the input is not within its array, or the output has less room than the worst case needs. */
    static void check(Compressor compressor, byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        Objects.checkFromIndexSize(inOffset, inLength, in.length);
        int needed = compressor.maxCompressedLength(inLength);
        Objects.checkIndex(outOffset, out.length + 1);
        if (out.length - outOffset < needed) {
            throw new IllegalArgumentException(compressor.codec() + " of " + inLength + " bytes needs room for "
                    + needed + " bytes, there are " + (out.length - outOffset));
        }
    }

    /** The worst case as an array's length. */
    static int checkedMaximum(CompressionCodec codec, int n, long maximum) {
        if (n < 0 || maximum > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    codec + " of " + n + " bytes: " + (n < 0 ? "negative" : "may outgrow an array"));
        }
        return (int) maximum;
    }
}
