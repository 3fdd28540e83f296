// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pythons made of shell scripts: each reason not to have an environment, and when one is made anew. */
class PythonVenvTest {

    /** Answers --version; on {@code -m venv DIR} it makes DIR/bin/python of itself; on {@code -m pip install} it does as told. */
    private static final String PYTHON = """
            #!/bin/sh
            case "$1 $2" in
              "--version "*) echo "Python VERSION" ;;
              "-m venv") VENV ;;
              "-m pip") echo pip >> "CALLS"; PIP ;;
            esac
            """;

    private static final String GOOD_VENV = "mkdir -p \"$3/bin\" && cp \"$0\" \"$3/bin/python\"";

    @TempDir
    Path directory;

    private Path requirements;

    @BeforeEach
    void pinOne() throws IOException {
        requirements = Files.writeString(directory.resolve("requirements.txt"), "pyarrow==26.0.1\n");
    }

    @Test
    void noPython() {
        assertThatThrownBy(() -> venv("no-such-python-here").python())
                .isInstanceOf(PythonVenv.Unavailable.class)
                .hasMessage("no-such-python-here not found");
    }

    @Test
    void aShimForAPythonThatIsNotThere() throws IOException {
        Path shim = script("shim", "#!/bin/sh\necho 'shim: python3: command not found' >&2\nexit 127\n");

        assertThatThrownBy(() -> venv(shim.toString()).python()).hasMessage(shim + " not found");
    }

    @Test
    void anOldPython() throws IOException {
        Path old = python("3.8.10", GOOD_VENV, "true");

        assertThatThrownBy(() -> venv(old.toString()).python()).hasMessage(old + " 3.8.10 is too old, 3.11 is needed");
    }

    @Test
    void anOldPythonBesideANewOne() throws Exception {
        Path old = python("3.8.10", GOOD_VENV, "true");
        Path young = python("3.12.1", GOOD_VENV, "true");

        assertThat(venv(old.toString(), young.toString()).python()).exists();
    }

    @Test
    void noEnsurepip() throws IOException {
        Path python = python(
                "3.11.2",
                "mkdir -p \"$3\"; echo 'The virtual environment was not created: ensurepip is not available.'; exit 1",
                "true");

        assertThatThrownBy(() -> venv(python.toString()).python())
                .hasMessage(python + " has no ensurepip, which venv needs (on Debian it is the package python3-venv)");
    }

    @Test
    void noPackageIndex() throws IOException {
        Path python = python(
                "3.11.2",
                GOOD_VENV,
                "echo \"WARNING: Retrying after connection broken by 'NewConnectionError'\"; echo 'ERROR: No matching distribution found for pyarrow==26.0.1'; exit 1");

        assertThatThrownBy(() -> venv(python.toString()).python())
                .hasMessage("package index not reachable: ERROR: No matching distribution found for pyarrow==26.0.1");
    }

    @Test
    void aPackageThatIsNotThere() throws IOException {
        Path python =
                python("3.11.2", GOOD_VENV, "echo 'ERROR: no wheel at https://index.example/simple/pyarrow/'; exit 1");

        assertThatThrownBy(() -> venv(python.toString()).python())
                .as("the index is not named")
                .hasMessage("pip could not install what is pinned: ERROR: no wheel at (address)");
    }

    @Test
    void anInstallationThatHangs() throws IOException {
        Path python = python("3.11.2", GOOD_VENV, "sleep 60");
        PythonVenv venv = new PythonVenv(
                directory.resolve("venv"), requirements, List.of(python.toString()), Map.of(), Duration.ofSeconds(1));

        assertThatThrownBy(venv::python)
                .hasMessage("making the Python environment took longer than 1 s, at: python -m pip install");
    }

    @Test
    void aSecondUseMakesNothing() throws Exception {
        Path python = python("3.11.2", GOOD_VENV, "true");

        venv(python.toString()).python();
        venv(python.toString()).python();

        assertThat(installations()).isEqualTo(1);
    }

    @Test
    void otherRequirementsMakeItAnew() throws Exception {
        Path python = python("3.11.2", GOOD_VENV, "true");
        Path interpreter = venv(python.toString()).python();
        Path left = Files.createFile(interpreter.resolveSibling("of-the-old-one"));
        Files.writeString(requirements, "pyarrow==27.0.0\n");

        venv(python.toString()).python();

        assertThat(installations()).isEqualTo(2);
        assertThat(left).doesNotExist();
    }

    @Test
    void aHalfMadeOneIsMadeAnew() throws Exception {
        Path failing = python("3.11.2", GOOD_VENV, "exit 1");
        assertThatThrownBy(() -> venv(failing.toString()).python()).isInstanceOf(PythonVenv.Unavailable.class);
        Path python = python("3.11.2", GOOD_VENV, "true");

        assertThat(venv(python.toString()).python()).exists();
        assertThat(installations()).isEqualTo(2);
    }

    private PythonVenv venv(String... candidates) {
        return new PythonVenv(
                directory.resolve("venv"), requirements, List.of(candidates), Map.of(), Duration.ofMinutes(1));
    }

    private long installations() throws IOException {
        return Files.readAllLines(directory.resolve("calls")).size();
    }

    private Path python(String version, String venv, String pip) throws IOException {
        String text = PYTHON.replace("VERSION", version)
                .replace("VENV", venv)
                .replace("PIP", pip)
                .replace("CALLS", directory.resolve("calls").toString());
        return script("python-" + Integer.toHexString(text.hashCode()), text);
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
