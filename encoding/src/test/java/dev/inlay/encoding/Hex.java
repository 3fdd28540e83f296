// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import java.util.HexFormat;
import java.util.Locale;

/** Bytes as people write them: {@code 03 88 c6 fa}. */
final class Hex {

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private Hex() {}

    static String of(ByteOutput out) {
        return SPACED.formatHex(out.array(), 0, out.size());
    }

    /** The same form of a vector that has {@code |} between its parts. */
    static String of(String vector) {
        return SPACED.formatHex(bytes(vector));
    }

    static byte[] bytes(String vector) {
        return HexFormat.of().parseHex(vector.replaceAll("[\\s|]", "").toLowerCase(Locale.ROOT));
    }
}
