// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable string of bytes: Thrift's {@code binary}. Compared as unsigned bytes, a prefix first. */
public final class Binary implements Comparable<Binary> {

    /** No bytes: present and empty, which is not the same as absent. */
    public static final Binary EMPTY = new Binary(new byte[0]);

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final byte[] bytes;

    private Binary(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static Binary of(byte... bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** A copy of {@code length} bytes from {@code offset}. */
    public static Binary of(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new Binary(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** The UTF-8 form of {@code text}. */
    public static Binary utf8(String text) {
        return text.isEmpty() ? EMPTY : new Binary(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The byte at {@code index}. */
    public byte at(int index) {
        return bytes[index];
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The bytes, read-only, not copied; position 0. */
    public ByteBuffer toByteBuffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The bytes as UTF-8 text; what is not UTF-8 becomes U+FFFD. */
    public String toUtf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(Binary other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes in hex, {@code 4b 66}; a long string is cut after 32. */
    @Override
    public String toString() {
        int shown = Math.min(bytes.length, 32);
        String hex = HEX.formatHex(bytes, 0, shown);
        return shown == bytes.length ? hex : hex + " … (" + bytes.length + " bytes)";
    }
}
