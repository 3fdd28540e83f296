// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A speed or size that rows of the table have to reach.
 *
 * @param concerns the rows that it is about
 * @param reached whether such a row does
 * @param figure what is said of a row that doesn't
 */
record Bar(String name, Predicate<BarRow> concerns, Predicate<BarRow> reached, Function<BarRow, String> figure) {

    private static final double COPY = 1.3;
    private static final double DECODE_GAIN = 3;
    private static final double SIZE = 1.01;

    /** Less for each page is not an object for each page. */
    private static final double SMALLEST_OBJECT = 16;

    /** Numbers of a range up to 2^16. */
    static final Set<String> NARROW = Set.of(
            "l_linenumber",
            "l_shipdate",
            "flights delay int32",
            "int32 range 2^16",
            "int32 constant",
            "l_quantity",
            "flights distance",
            "int64 range 2^16",
            "int64 constant");

    private static final Set<String> FEW_TEXTS =
            Set.of("l_returnflag", "l_shipmode", "flights origin", "text constant");

    static final List<Bar> ALL = List.of(
            new Bar(
                    "encoding is faster than parquet-java's",
                    row -> hasPeer(row.encode()),
                    row -> row.encode().gain() > 1,
                    row -> gain(row.encode())),
            new Bar(
                    "decoding is faster than parquet-java's",
                    row -> hasPeer(row.decode()) && !isUnlike(row),
                    row -> row.decode().gain() > 1,
                    row -> gain(row.decode())),
            new Bar(
                    "texts are copied together before parquet-java has made an object of each, or found it in a dictionary",
                    row -> hasPeer(row.decode()) && isUnlike(row),
                    row -> row.decode().gain() > 1,
                    row -> gain(row.decode())),
            new Bar(
                    "RLE, bit-packed and delta decoding is 3 times as fast as parquet-java's",
                    row -> hasPeer(row.decode()) && (row.encoding().startsWith("DELTA") || isRuns(row)),
                    row -> row.decode().gain() >= DECODE_GAIN,
                    row -> gain(row.decode())),
            new Bar(
                    "PLAIN numbers are encoded within 1.3 times the time of copying them",
                    row -> hasCopy(row.encode()),
                    row -> row.encode().ours() <= COPY * row.encode().copy(),
                    row -> copies(row.encode())),
            new Bar(
                    "PLAIN numbers are decoded within 1.3 times the time of copying them",
                    row -> hasCopy(row.decode()),
                    row -> row.decode().ours() <= COPY * row.decode().copy(),
                    row -> copies(row.decode())),
            new Bar(
                    "bit unpacking takes up to 1 ns a value at widths 1 to 20",
                    row -> row.encoding().startsWith("RLE/") && row.dataSet().equals("random"),
                    row -> row.decode().ours() <= 1,
                    row -> BarRow.figure(row.decode().ours()) + " ns"),
            new Bar(
                    "a dictionary of INT32 or INT64 in a range of 2^16 takes 500 M values/s of a column chunk, 2^20 values",
                    row -> isNarrow(row) && row.type().endsWith(BarGroup.CHUNK),
                    row -> row.encode().ours() <= 2,
                    row -> rate(row.encode())),
            new Bar(
                    "a dictionary of INT32 or INT64 in a range of 2^16 takes 500 M values/s of the first 200 000",
                    row -> isNarrow(row) && hasPeer(row.encode()),
                    row -> row.encode().ours() <= 2,
                    row -> rate(row.encode())),
            new Bar(
                    "a dictionary of INT32 or INT64 in a range of 2^16 takes 500 M values/s that it knows",
                    row -> isNarrow(row) && row.type().endsWith(BarGroup.KNOWN),
                    row -> row.encode().ours() <= 2,
                    row -> rate(row.encode())),
            new Bar(
                    "a dictionary of few texts takes 100 M values/s",
                    row -> row.encoding().equals("RLE_DICTIONARY")
                            && FEW_TEXTS.contains(row.dataSet())
                            && hasPeer(row.encode()),
                    row -> row.encode().ours() <= 10,
                    row -> rate(row.encode())),
            new Bar(
                    "no page allocates anything while it is encoded",
                    row -> !Double.isNaN(row.encode().allocated()),
                    row -> row.encode().allocated() < SMALLEST_OBJECT,
                    row -> BarRow.format("%.0f bytes", row.encode().allocated())),
            new Bar(
                    "no page allocates anything while it is decoded",
                    row -> !Double.isNaN(row.decode().allocated()),
                    row -> row.decode().allocated() < SMALLEST_OBJECT,
                    row -> BarRow.format("%.0f bytes", row.decode().allocated())),
            new Bar(
                    "pages are at most 1 % larger than parquet-java's",
                    row -> hasPeer(row.encode()),
                    row -> row.ourSize() <= SIZE * row.theirSize(),
                    row -> BarRow.format("%.1f %%", 100 * (row.ourSize() / row.theirSize() - 1))));

    /** What the rows say of it: one line, and one for each that falls short. */
    List<String> verdict(List<BarRow> rows) {
        List<BarRow> concerned = rows.stream().filter(concerns).toList();
        List<BarRow> fallShort = concerned.stream().filter(reached.negate()).toList();
        List<String> lines = new ArrayList<>();
        lines.add("- " + name + ": "
                + (fallShort.isEmpty()
                        ? "holds, " + concerned.size() + " rows"
                        : "**fails** in " + fallShort.size() + " of " + concerned.size() + " rows"));
        for (BarRow row : fallShort) {
            lines.add("    - " + row.name() + ": " + figure.apply(row));
        }
        return lines;
    }

    private static boolean hasPeer(BarRow.Times times) {
        return !Double.isNaN(times.theirs());
    }

    /** Whether the two sides do different work: values are copied together here, and referred to there. */
    private static boolean isUnlike(BarRow row) {
        return row.type().equals(PhysicalType.BYTE_ARRAY.name());
    }

    private static boolean isNarrow(BarRow row) {
        return row.encoding().equals(Encoding.RLE_DICTIONARY.name()) && NARROW.contains(row.dataSet());
    }

    private static boolean hasCopy(BarRow.Times times) {
        return !Double.isNaN(times.copy());
    }

    private static boolean isRuns(BarRow row) {
        return row.encoding().equals("RLE")
                || row.encoding().equals(BarGroup.IDS)
                || row.encoding().equals(BarGroup.LEVELS);
    }

    private static String gain(BarRow.Times times) {
        return BarRow.format("%.2f×", times.gain());
    }

    private static String copies(BarRow.Times times) {
        return BarRow.format("%.2f copies", times.ours() / times.copy());
    }

    private static String rate(BarRow.Times times) {
        return BarRow.format("%.0f M values/s", 1000 / times.ours());
    }
}
