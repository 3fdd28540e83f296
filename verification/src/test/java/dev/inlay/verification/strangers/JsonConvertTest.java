// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.cli.InProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nested records in JSON lines, converted by the command: what other engines read is what Python's json module reads there. */
@Timeout(180) // seconds; the Python environment may have to be made first
class JsonConvertTest {

    private static final int ROWS = 400;

    /** In the order of their names. */
    private static final List<String> LEAVES = List.of(
            "at TIMESTAMP",
            "day DATE",
            "flag BOOLEAN",
            "huge STRING",
            "id INT64",
            "items.list.element.count INT64",
            "items.list.element.notes.list.element STRING",
            "items.list.element.price DOUBLE",
            "items.list.element.size.h.list.element DOUBLE",
            "items.list.element.size.w INT64",
            "items.list.element.sku STRING",
            "labels.key_value.key STRING",
            "labels.key_value.value INT64",
            "matrix.list.element.list.element DOUBLE",
            "mixture JSON",
            "name STRING",
            "place.at.x DOUBLE",
            "place.at.y INT64",
            "place.city STRING",
            "ratio DOUBLE",
            "tags.list.element STRING");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false", "4, true", "5, false"})
    void isWhatPythonReads(int seed, boolean ascii) {
        Strangers strangers = Strangers.orSkip();
        Path lines = directory.resolve("records.jsonl");
        Path file = directory.resolve("records.parquet");
        strangers.ask(
                "write_random_json", Map.of("path", lines.toString(), "seed", seed, "rows", ROWS, "ascii", ascii));

        InProcess inlay = InProcess.run(
                "convert",
                "--infer",
                "all",
                "--row-group-rows",
                "150",
                "--page-rows",
                "37",
                lines.toString(),
                file.toString());

        assertThat(inlay.exitCode()).as(inlay.err()).isZero();
        for (Engine engine : List.of(Engine.PYARROW, Engine.DUCKDB, Engine.POLARS)) {
            Map<?, ?> answer = (Map<?, ?>) strangers.ask(
                    "json_mismatches",
                    Map.of("engine", engine.label(), "lines", lines.toString(), "file", file.toString()));
            assertThat((List<?>) answer.get("mismatches")).as(engine.label()).isEmpty();
            assertThat(answer.get("values")).isEqualTo(13L * ROWS);
            assertThat(answer.get("leaves")).isEqualTo(LEAVES);
        }
    }
}
