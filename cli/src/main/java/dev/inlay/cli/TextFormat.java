// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.util.Locale;

/** What {@code inlay convert} reads. */
enum TextFormat {
    CSV,
    JSON;

    /** By the end of a file's name; whatever says nothing is CSV. */
    static TextFormat byName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson") ? JSON : CSV;
    }
}
