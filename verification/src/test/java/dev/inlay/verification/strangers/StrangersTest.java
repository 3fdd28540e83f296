// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
