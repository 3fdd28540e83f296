// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written.
 *
 * @param delimiter between fields
 * @param quote around fields that hold delimiters, quotes or line ends; doubled inside. {@link #NO_QUOTE}: none
 * @param header whether the first record names the columns
 * @param names of the columns, instead of the header's; null: the header's, or column_1, column_2 … without one
 * @param charset of the text; null: what a byte order mark says, else UTF-8
 * @param nulls unquoted fields that stand for a null
 */
record CsvFormat(
        char delimiter,
        char quote,
        boolean header,
        @Nullable List<String> names,
        @Nullable Charset charset,
        List<String> nulls) {

    /** A character that is none (Unicode keeps it out of texts), for files in which quotes are plain characters. */
    static final char NO_QUOTE = '\uFFFE';

    CsvFormat {
        names = names == null ? null : List.copyOf(names);
        nulls = List.copyOf(nulls);
    }

    /** Commas, double quotes, a header, UTF-8, and the empty unquoted field for a null. */
    static CsvFormat standard() {
        return new CsvFormat(',', '"', true, null, null, List.of(""));
    }

    /** This format, in which nothing stands for a null. */
    CsvFormat withoutNulls() {
        return new CsvFormat(delimiter, quote, header, names, charset, List.of());
    }

    /** Whether the characters are a null spelling. */
    boolean isNull(char[] text, int offset, int length) {
        for (int i = 0; i < nulls.size(); i++) {
            String spelling = nulls.get(i);
            if (spelling.length() == length && matches(spelling, text, offset)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String spelling, char[] text, int offset) {
        for (int i = 0; i < spelling.length(); i++) {
            if (spelling.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
