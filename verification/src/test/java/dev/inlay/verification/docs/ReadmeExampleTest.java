// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.io.LocalInputFile;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the README compile as printed, run, and write the file that they speak of, of two rows in few columns. */
class ReadmeExampleTest {

    private static final String PROGRAM = """
            import static dev.inlay.format.PhysicalType.*;
            import dev.inlay.format.*;
            import dev.inlay.io.LocalOutputFile;
            import dev.inlay.record.*;
            import dev.inlay.schema.Schema;
            import dev.inlay.vector.*;
            import dev.inlay.writer.*;
            import java.nio.file.Path;
            import java.util.List;

            public class Readme {
                public static void main(String[] arguments) throws Exception {
            %s
                }
            }
            """;

    static List<String> programs() {
        return Markdown.read(Markdown.root().resolve("README.md")).blocks().stream()
                .filter(block -> block.info().equals("java"))
                .map(Markdown.Block::body)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void compilesAndWritesItsFile(String example, @TempDir Path folder) throws Exception {
        Path target = folder.resolve("trips.parquet");
        assertThat(example).contains("\"trips.parquet\"");
        String program = PROGRAM.formatted(example.replace("\"trips.parquet\"", '"' + target.toString() + '"'));

        compile(Files.writeString(folder.resolve("Readme.java"), program), folder);
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

    private static void compile(Path source, Path folder) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
