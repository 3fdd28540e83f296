// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress is drawn where the launcher has seen a terminal, as wide as it is, and nowhere else. */
class TerminalTest {

    @TempDir
    private Path directory;

    private String said(List<String> vmOptions, String... options) throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("in.csv"), "a\n" + "1\n".repeat(1000));
        List<Object> args = new ArrayList<>(List.of("convert", "--force"));
        args.addAll(Arrays.asList(options));
        args.addAll(List.of(in, directory.resolve("out.parquet")));
        Run run = Forked.run(vmOptions, args.toArray());
        assertThat(run.exitCode()).as(run.out()).isZero();
        return run.out();
    }

    @Test
    void aTerminalGetsProgress() throws IOException, InterruptedException {
        String wide = said(List.of("-D" + Terminal.IS_TERMINAL + "=true", "-D" + Terminal.COLUMNS + "=100"));
        assertThat(wide).contains("\rwriting").contains("\r" + " ".repeat(99) + "\r");
        String unknown = said(List.of("-D" + Terminal.IS_TERMINAL + "=true", "-D" + Terminal.COLUMNS + "=0"));
        assertThat(unknown).contains("\r" + " ".repeat(79) + "\r");
    }

    @Test
    void elsewhereOneLineIsAll() throws IOException, InterruptedException {
        assertThat(said(List.of())).doesNotContain("\r").containsOnlyOnce("\n").contains("1,000 rows");
        assertThat(said(List.of("-D" + Terminal.IS_TERMINAL + "=true"), "--quiet"))
                .isEmpty();
    }
}
