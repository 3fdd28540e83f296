// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Encoding;
import dev.inlay.writer.ColumnOptions;

/**
 * One {@code --column COLUMN:OPTION=VALUE}.
 *
 * @param column the dotted path; may hold colons itself
 */
record ColumnFlag(String column, String option, String value) {

    static final String KNOWN =
            "encoding, codec, level, page-size, page-rows, dictionary=true|false, dictionary-bytes, bounds=true|false, bounds-length,"
                    + " bloom=true|RATE, bloom-values";

    static ColumnFlag parse(String flag) {
        int equals = flag.lastIndexOf('=');
        int colon = flag.lastIndexOf(':', equals);
        if (colon < 1) {
            throw Failure.usage("--column " + Quoted.of(flag) + " is not COLUMN:OPTION=VALUE");
        }
        return new ColumnFlag(flag.substring(0, colon), flag.substring(colon + 1, equals), flag.substring(equals + 1));
    }

    /** @throws Failure if there is no such option, or it cannot have this value */
    void addTo(ColumnOptions.Builder options) {
        try {
            switch (option) {
                case "encoding" -> options.encoding(encoding());
                case "page-size" -> options.pageBytes(number());
                case "page-rows" -> options.pageRows(number());
                case "codec" -> options.codec(WriterFlags.codec(value));
                case "level" -> options.level(number());
                case "dictionary" -> options.dictionary(flag());
                case "dictionary-bytes" -> options.dictionaryBytes(number());
                case "bounds" -> options.bounds(flag());
                case "bounds-length" -> options.boundsLength(number());
                case "bloom" -> bloom(options);
                case "bloom-values" -> options.bloomFilterValues(size());
                default -> throw Failure.usage(place() + "no such option; there are " + KNOWN);
            }
        } catch (IllegalArgumentException e) {
            throw Failure.usage(place() + ErrorText.oneLine(e.getMessage()));
        }
    }

    private void bloom(ColumnOptions.Builder options) {
        boolean wanted = !value.equals("false");
        options.bloomFilter(wanted);
        if (wanted && !value.equals("true")) {
            try {
                options.bloomFilterRate(Double.parseDouble(value));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        Quoted.of(value) + " is not a rate, a number between 0 and 1, nor true or false", e);
            }
        }
    }

    private Encoding encoding() {
        for (Encoding encoding : Encoding.values()) {
            if (encoding.name().equalsIgnoreCase(value)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("no encoding is called " + Quoted.of(value));
    }

    private boolean flag() {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(Quoted.of(value) + " is not true or false");
        };
    }

    private int number() {
        return (int) Math.min(size(), Integer.MAX_VALUE);
    }

    private long size() {
        return WriterFlags.size("--column " + column + ":" + option, value);
    }

    private String place() {
        return "--column " + column + ":" + option + ": ";
    }
}
