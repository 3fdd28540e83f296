// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.io.LocalInputFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the README compile as printed, run, and write the file that they speak of, of two rows in few columns. */
class ReadmeExampleTest {

    static List<String> programs() {
        return ReadmeProgram.all().stream()
                .filter(program -> !program.contains("s3://")) // those have a test beside the stores
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void compilesAndWritesItsFile(String example, @TempDir Path folder) throws Exception {
        Path target = folder.resolve("trips.parquet");
        assertThat(example).contains("\"trips.parquet\"");
        ReadmeProgram.compile(example.replace("\"trips.parquet\"", '"' + target.toString() + '"'), folder);

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Readme").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }

        try (LocalInputFile file = LocalInputFile.open(target)) {
            FileMetaData footer = Footer.read(file);
            assertThat(footer.numRows()).isEqualTo(2);
            assertThat(footer.rowGroups().get(0).columns()).hasSizeBetween(2, 3);
        }
    }
}
