// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A value as text, the same whichever engine read it, and equal exactly if the values are: integers in decimal (times in
 * the unit of the column, decimals unscaled, unsigned where the annotation says so), floats as the hex of their bits, byte
 * arrays as hex or, if long, as {@code #length:sha256}. A null is null. canonical.py is the same in Python.
 */
final class Canonical {

    /** Bytes; what is longer travels as its digest. */
    static final int LONGEST_HEX = 200;

    private Canonical() {}

    static String of(boolean value) {
        return Boolean.toString(value);
    }

    static String of(int value, boolean unsigned) {
        return unsigned ? Integer.toUnsignedString(value) : Integer.toString(value);
    }

    static String of(long value, boolean unsigned) {
        return unsigned ? Long.toUnsignedString(value) : Long.toString(value);
    }

    static String of(float value) {
        return HexFormat.of().toHexDigits(Float.floatToRawIntBits(value));
    }

    static String of(double value) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }

    static String of(byte[] bytes) {
        if (bytes.length <= LONGEST_HEX) {
            return HexFormat.of().formatHex(bytes);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "#" + bytes.length + ":" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Two bytes, little-endian. */
    static String ofFloat16(byte[] bytes) {
        return HexFormat.of().toHexDigits((short) ((bytes[0] & 0xff) | (bytes[1] << 8)));
    }

    /** The unscaled value, big-endian two's complement. */
    static String ofDecimal(byte[] bytes) {
        return new BigInteger(bytes).toString();
    }

    /** The text for a person: what a float or text says is added to its bits. */
    static String readable(String text, boolean isFloat, boolean isText) {
        if (text == null) {
            return "null";
        }
        if (isFloat && text.length() == 16) {
            return Double.longBitsToDouble(Long.parseUnsignedLong(text, 16)) + " (bits " + text + ")";
        }
        if (isFloat && text.length() == 8) {
            return Float.intBitsToFloat(Integer.parseUnsignedInt(text, 16)) + " (bits " + text + ")";
        }
        if (isText && !text.startsWith("#")) {
            byte[] bytes = HexFormat.of().parseHex(text);
            String shown = new String(Arrays.copyOf(bytes, Math.min(60, bytes.length)), UTF_8);
            return "'" + shown + (bytes.length > 60 ? "…" : "") + "' (bytes " + text + ")";
        }
        return text;
    }
}
