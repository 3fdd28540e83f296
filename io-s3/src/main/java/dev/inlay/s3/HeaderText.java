// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.util.Locale;

/** What may stand in a header: printable ASCII. A store could neither sign nor store anything else as it is. */
final class HeaderText {

    private HeaderText() {}

    /** Returns {@code value}, or says which option is at fault. */
    static String check(String option, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException(
                        String.format("%s: character U+%04X at %d is not printable ASCII", option, (int) c, i));
            }
        }
        return value;
    }

    static void checkMetadata(String name, String value) {
        check("metadata", name);
        if (name.isEmpty() || name.indexOf(' ') >= 0 || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("metadata: '" + name + "' is not a name in lower case");
        }
        check("metadata " + name, value);
    }
}
