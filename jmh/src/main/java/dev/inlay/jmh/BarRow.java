// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import java.util.Locale;

/**
 * One line of the table that {@link Bars} makes. What was not measured is NaN.
 *
 * @param type physical type, with what is special about the row, or the width of levels and ids
 * @param ourSize bytes for a value
 */
record BarRow(
        String encoding, String type, String dataSet, double ourSize, double theirSize, Times encode, Times decode) {

    /**
     * One direction.
     *
     * @param ours nanoseconds for a value, as are the other two
     * @param allocated bytes for a page, in steady state
     */
    record Times(double ours, double theirs, double copy, double allocated) {

        /** Not measured: the row is about the other direction. */
        static final Times NONE = new Times(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        /** How many times as fast as parquet-java. */
        double gain() {
            return theirs / ours;
        }

        private String cells() {
            String ratio = Double.isNaN(theirs) ? "–" : format("%.1f×", gain());
            return figure(ours) + " | " + figure(theirs) + " | " + ratio + " | " + figure(copy) + " | "
                    + (Double.isNaN(allocated) ? "–" : format("%.0f", allocated));
        }

        private String fields() {
            return ours + "\t" + theirs + "\t" + copy + "\t" + allocated;
        }

        private static Times parse(String[] fields, int at) {
            return new Times(
                    Double.parseDouble(fields[at]),
                    Double.parseDouble(fields[at + 1]),
                    Double.parseDouble(fields[at + 2]),
                    Double.parseDouble(fields[at + 3]));
        }
    }

    static final String HEAD = """
            | encoding | type | values | bytes per value | parquet-java's | encode ns | parquet-java | gain | copy | allocated \
            | decode ns | parquet-java | gain | copy | allocated |
            |---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    /** The line in the table. */
    String line() {
        return "| " + name().replace(", ", " | ") + " | " + figure(ourSize) + " | " + figure(theirSize) + " | "
                + encode.cells() + " | " + decode.cells() + " |";
    }

    String name() {
        return encoding + ", " + type + ", " + dataSet;
    }

    /** For {@link #parse}: a line goes from one class loader to another as text. */
    String text() {
        return encoding + "\t" + type + "\t" + dataSet + "\t" + ourSize + "\t" + theirSize + "\t" + encode.fields()
                + "\t" + decode.fields();
    }

    static BarRow parse(String text) {
        String[] fields = text.split("\t");
        return new BarRow(
                fields[0],
                fields[1],
                fields[2],
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Times.parse(fields, 5),
                Times.parse(fields, 9));
    }

    /** Three digits that count. */
    static String figure(double number) {
        if (Double.isNaN(number)) {
            return "–";
        }
        return format(number < 0.1 ? "%.3f" : number < 1 ? "%.2f" : number < 10 ? "%.1f" : "%.0f", number);
    }

    static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
