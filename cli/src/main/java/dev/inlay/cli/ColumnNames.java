// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of a CSV file are called: as the user says, else as the header says, else {@code column_1},
 * {@code column_2}, …, which is also what becomes of an empty name. Names are taken as they are, blanks included; two equal
 * names are refused, because a reader could not tell the columns apart.
 */
final class ColumnNames implements FieldSink {

    private final List<String> first = new ArrayList<>();

    private ColumnNames() {}

    static List<String> of(SourceBytes source, CsvFormat format) throws IOException {
        List<String> given = format.names();
        if (given != null && !format.header()) {
            return distinct(given, "--names");
        }
        ColumnNames record = new ColumnNames();
        long line;
        try (CsvRecords records = CsvRecords.openRagged(source.name(), source.openFirst(), format.withoutNulls())) {
            if (!records.next(record)) {
                throw Failure.failed(source.name() + " is empty: it does not even have a header");
            }
            line = records.line();
        }
        if (given == null) {
            return format.header()
                    ? distinct(numbered(record.first), source.name() + ", line " + line)
                    : numbered(Collections.nCopies(record.first.size(), ""));
        }
        if (given.size() != record.first.size()) {
            throw Failure.failed("--names gives " + Units.count(given.size(), "name") + ", but the header of "
                    + source.name() + " has " + Units.count(record.first.size(), "field"));
        }
        return distinct(given, "--names");
    }

    private static List<String> numbered(List<String> names) {
        List<String> result = new ArrayList<>();
        for (String name : names) {
            result.add(name.isEmpty() ? "column_" + (result.size() + 1) : name);
        }
        return result;
    }

    private static List<String> distinct(List<String> names, String place) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Integer before = columns.put(names.get(i), i);
            if (before != null) {
                throw Failure.failed(place + ": columns " + (before + 1) + " and " + (i + 1) + " are both named \""
                        + names.get(i) + "\": give other names by --names");
            }
        }
        return names;
    }

    @Override
    public void field(int column, char[] text, int offset, int length) {
        first.add(new String(text, offset, length));
    }

    @Override
    public void nullField(int column) {
        throw new IllegalStateException("a header has names, and no nulls");
    }
}
