// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Every value a file must hold. Registered with the Python process, which compares what its engines read; what parquet-java
 * reads is compared here.
 */
final class Expectation implements AutoCloseable {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int MISMATCHES_SHOWN = 5; // a column, as in worker.py

    private final Strangers strangers;
    private final String id = "expectation-" + NEXT.incrementAndGet();
    private final Map<?, ?> registered;
    private @Nullable List<List<String>> texts;

    private Expectation(Strangers strangers, String operation, Map<String, ?> arguments) {
        this.strangers = strangers;
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put("id", id);
        registered = (Map<?, ?>) strangers.ask(operation, all);
    }

    /**
     * What a CSV says: read by Python's csv module, its cells taken to values by the types that {@code types}, a Parquet file,
     * declares.
     *
     * @param dialect arguments of csvtable.columns that differ from its defaults
     */
    static Expectation ofCsv(Strangers strangers, Path csv, Path types, Map<String, ?> dialect) {
        Map<String, Object> arguments = new LinkedHashMap<>(dialect);
        arguments.put("csv", csv.toString());
        arguments.put("file", types.toString());
        return new Expectation(strangers, "expect_csv", arguments);
    }

    /** Values that the test knows: {@link Canonical} texts, column by column in the order of the file's leaves. */
    static Expectation ofValues(Strangers strangers, Path types, List<List<String>> columns) {
        Expectation expectation =
                new Expectation(strangers, "expect_values", Map.of("file", types.toString(), "columns", columns));
        expectation.texts = columns;
        return expectation;
    }

    long rows() {
        return (Long) registered.get("rows");
    }

    /** Of each column the logical type, or the physical one if there is none, as pyarrow calls them. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        for (Object entry : (List<?>) registered.get("columns")) {
            Map<?, ?> leaf = (Map<?, ?>) entry;
            types.add((String) (leaf.get("logical").equals("None") ? leaf.get("physical") : leaf.get("logical")));
        }
        return types;
    }

    /** Fails, naming file, engine, column, row and both values, unless {@code engine} reads exactly this from {@code file}. */
    void mustBeReadFrom(Path file, Engine engine) {
        List<String> mismatches = engine == Engine.PARQUET_JAVA ? compareHere(file) : compareThere(file, engine);
        if (!mismatches.isEmpty()) {
            throw new AssertionError(file + ", read by " + engine.label() + ":\n  " + String.join("\n  ", mismatches));
        }
    }

    private List<String> compareThere(Path file, Engine engine) {
        Map<?, ?> answer;
        try {
            answer = (Map<?, ?>) strangers.ask(
                    "check",
                    Map.of(
                            "engine",
                            engine.label(),
                            "file",
                            file.toString(),
                            "id",
                            id,
                            "nan_is_null",
                            engine.nullsAreNaN()));
        } catch (Strangers.StrangerException e) {
            throw new AssertionError(file + ", read by " + engine.label() + ": " + e.getMessage(), e);
        }
        long columns = ((List<?>) registered.get("columns")).size();
        List<String> found = new ArrayList<>();
        for (Object entry : (List<?>) answer.get("mismatches")) {
            Map<?, ?> mismatch = (Map<?, ?>) entry;
            found.add(message(
                    mismatch.get("column"),
                    mismatch.get("row"),
                    mismatch.get("expected"),
                    mismatch.get("actual"),
                    mismatch.get("of")));
        }
        if (found.isEmpty() && !Objects.equals(answer.get("values"), rows() * columns)) {
            found.add(
                    "compared " + answer.get("values") + " values, not " + rows() + " rows × " + columns + " columns");
        }
        return found;
    }

    private List<String> compareHere(Path file) {
        List<ParquetJava.Column> actual;
        try {
            actual = ParquetJava.read(file);
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(file + ", read by parquet-java: " + e, e);
        }
        List<List<String>> expected = texts(file);
        List<String> found = new ArrayList<>();
        if (actual.size() != expected.size()) {
            found.add(expected.size() + " columns expected, " + actual.size() + " read");
            return found;
        }
        for (int i = 0; i < actual.size(); i++) {
            ParquetJava.Column column = actual.get(i);
            List<String> want = expected.get(i);
            if (!want.equals(column.values())) {
                compare(column, want, found);
            }
        }
        return found;
    }

    private static void compare(ParquetJava.Column column, List<String> want, List<String> into) {
        List<String> got = column.values();
        List<String> here = new ArrayList<>();
        if (want.size() != got.size()) {
            here.add(message(
                    column.name(), Math.min(want.size(), got.size()), want.size() + " rows", got.size() + " rows", 1));
        }
        for (int row = 0; row < Math.min(want.size(), got.size()); row++) {
            if (!Objects.equals(want.get(row), got.get(row))) {
                here.add(message(
                        column.name(),
                        row,
                        Canonical.readable(want.get(row), column.isFloat(), column.isText()),
                        Canonical.readable(got.get(row), column.isFloat(), column.isText()),
                        "several"));
            }
        }
        into.addAll(here.subList(0, Math.min(here.size(), MISMATCHES_SHOWN)));
    }

    private static String message(Object column, Object row, Object expected, Object actual, Object of) {
        return "column " + column + ", row " + row + ": expected " + expected + ", read " + actual + " (" + of
                + " mismatches in this column)";
    }

    @SuppressWarnings("unchecked") // expected() in worker.py returns lists of strings
    private List<List<String>> texts(Path file) {
        if (texts == null) {
            texts = (List<List<String>>) strangers.ask("expected", Map.of("id", id, "file", file.toString()));
        }
        return texts;
    }

    @Override
    public void close() {
        strangers.ask("forget", Map.of("id", id));
    }
}
