// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The programs of the README: each block of Java, with the imports that it leaves out, in the {@code main} of a class {@code Readme}. */
public final class ReadmeProgram {

    private static final String PROGRAM = """
            import static dev.inlay.format.PhysicalType.*;
            import dev.inlay.format.*;
            import dev.inlay.io.LocalOutputFile;
            import dev.inlay.record.*;
            import dev.inlay.s3.*;
            import dev.inlay.schema.Schema;
            import dev.inlay.vector.*;
            import dev.inlay.writer.*;
            import java.nio.file.Path;
            import java.util.List;
            import software.amazon.awssdk.services.s3.S3Client;

            public class Readme {
                public static void main(String[] arguments) throws Exception {
            %s
                }
            }
            """;

    private ReadmeProgram() {}

    /** As they are printed. */
    public static List<String> all() {
        return Markdown.read(Markdown.root().resolve("README.md")).blocks().stream()
                .filter(block -> block.info().equals("java"))
                .map(Markdown.Block::body)
                .toList();
    }

    /** Compiles the program into {@code folder}. */
    public static void compile(String program, Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Readme.java"), PROGRAM.formatted(program));
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
