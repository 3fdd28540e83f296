// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are UTF-8 (RFC 3629, section 4): the shortest form of code points up to U+10FFFF, no surrogates.
 *
 * <pre>
 *  00..7F
 *  C2..DF  80..BF                     C0, C1: overlong
 *  E0..EF  80..BF 80..BF              after E0 from A0 (overlong), after ED to 9F (surrogates)
 *  F0..F4  80..BF 80..BF 80..BF       after F0 from 90 (overlong), after F4 to 8F (past U+10FFFF)
 * </pre>
 */
final class Utf8 {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /**
     * Whether all bytes are ASCII: then any cut of them is UTF-8, and most columns are done with this. Eight at a time.
     */
    static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            if (((long) WORD.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (to - at >= Long.BYTES && ((long) WORD.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES; // eight times ASCII
                continue;
            }
            int lead = bytes[at] & 0xff;
            int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            if (length == 0 || length > to - at) {
                return false;
            }
            if (length > 1) {
                int second = bytes[at + 1] & 0xff;
                int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
                int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
                if (second < least || second > most) {
                    return false;
                }
                for (int i = 2; i < length; i++) {
                    if ((bytes[at + i] & 0xc0) != 0x80) {
                        return false;
                    }
                }
            }
            at += length;
        }
        return true;
    }
}
