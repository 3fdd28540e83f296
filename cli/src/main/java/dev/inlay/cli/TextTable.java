// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, printed with columns as wide as their widest cell. */
final class TextTable {

    private static final String GAP = "  ";

    private final String[] head;
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** @param head of each column; one that starts with {@code >} is aligned to the right */
    TextTable(String... head) {
        this.head = new String[head.length];
        this.right = new boolean[head.length];
        for (int i = 0; i < head.length; i++) {
            right[i] = head[i].startsWith(">");
            this.head[i] = right[i] ? head[i].substring(1) : head[i];
        }
    }

    void add(String... cells) {
        if (cells.length != head.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + head.length + " columns");
        }
        rows.add(cells);
    }

    /** The head and the rows, each line indented, without blanks at its end. */
    String print() {
        int[] widths = new int[head.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(head[i]);
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, head, widths);
        for (String[] row : rows) {
            line(text, row, widths);
        }
        return text.toString();
    }

    private void line(StringBuilder text, String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String blanks = " ".repeat(widths[i] - width(cells[i]));
            line.append(GAP).append(right[i] ? blanks + cells[i] : cells[i] + blanks);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
