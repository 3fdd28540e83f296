// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line to the Python process: what is heard when it fails. */
class StrangersTest {

    @TempDir
    Path directory;

    @Test
    void allReadersAreThere() throws Exception {
        Map<?, ?> versions = (Map<?, ?>) Strangers.orSkip().ask("versions", Map.of());

        String pinned = Files.readString(Path.of(System.getProperty("inlay.root"), "verification/requirements.txt"));
        for (String reader : new String[] {"pyarrow", "duckdb", "polars", "fastparquet"}) {
            assertThat(pinned).contains("\n" + reader + "==" + versions.get(reader) + "\n");
        }
    }

    @Test
    void anErrorInPythonComesWithItsTraceback() {
        Strangers strangers = Strangers.orSkip();

        assertThatThrownBy(() -> strangers.ask("values", Map.of("engine", "pyarrow", "file", "/no/such/file")))
                .isInstanceOf(Strangers.StrangerException.class)
                .hasMessageContaining("FileNotFoundError")
                .hasMessageContaining("engines.py");
        assertThat(strangers.isAlive()).isTrue();
    }

    @Test
    void aProcessThatDiesIsHeard() throws IOException {
        Strangers strangers = shell("echo 'it hurts' >&2; exit 3");

        assertThatThrownBy(() -> strangers.ask("versions", Map.of()))
                .hasMessageContaining("the Python process ended")
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("it hurts");
    }

    @Test
    void aProcessThatHangsIsEnded() throws IOException {
        Strangers strangers = shell("echo 'thinking' >&2; exec sleep 60");

        assertThatThrownBy(() -> strangers.ask("versions", Map.of()))
                .hasMessageContaining("no answer in 1 s")
                .hasMessageContaining("thinking");
        assertThat(strangers.isAlive()).isFalse();
    }

    /** A judge that never convicts is none: one value is changed in what is expected of the file. */
    @ParameterizedTest
    @EnumSource
    void everyEngineNoticesOneWrongValue(Engine engine) throws IOException {
        Strangers strangers = Strangers.orSkip();
        List<LeafValues> columns = new ArrayList<>();
        for (PrimitiveNode node : Cells.bare(Repetition.OPTIONAL)) {
            ValueSource source = new ValueSource(node);
            Random random = new Random(7);
            columns.add(new LeafValues(
                    node,
                    Arrays.asList(
                            source.next(random),
                            null,
                            source.edges().get(0),
                            source.edges().get(1))));
        }
        TableFile file = TableFile.write(directory.resolve("right.parquet"), columns, WriterOptions.DEFAULT, 10);

        for (int column = 0; column < columns.size(); column++) {
            PrimitiveNode node = columns.get(column).node();
            for (int row = 0; row < 4; row++) {
                List<List<String>> wrong = new ArrayList<>();
                columns.forEach(right -> wrong.add(new ArrayList<>(right.canonical())));
                List<String> values = wrong.get(column);
                // a null where there is none, a value where there is a null, or the other edge
                values.set(row, row == 1 ? values.get(0) : row == 0 ? null : values.get(row == 2 ? 3 : 2));
                try (Expectation expectation = Expectation.ofValues(strangers, file.path(), wrong)) {
                    assertThatThrownBy(() -> expectation.mustBeReadFrom(file.path(), engine))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining(file.path() + ", read by " + engine.label())
                            .hasMessageContaining("column " + node.name() + ", row " + row + ": expected ");
                }
            }
        }
    }

    @Test
    void valuesSurviveTheLine() {
        String text = "{\"a\":[1,-9223372036854775808,18446744073709551615,null,true,\"\\u0000é\\n😀\"]}";

        assertThat(Json.write(Map.of("a", List.of("\u0000é\n😀", 1L, true))))
                .isEqualTo("{\"a\":[\"\\u0000é\\n😀\",1,true]}");
        assertThat(((Map<?, ?>) Json.read(text)).get("a"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(1L, Long.MIN_VALUE, new BigInteger("18446744073709551615"), null, true, "\u0000é\n😀");
    }

    /** A process that is started like the worker, but is a shell script. */
    private Strangers shell(String script) throws IOException {
        Path python = Files.writeString(directory.resolve("python"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Strangers(python, Path.of("worker.py"), Duration.ofSeconds(1));
    }
}
