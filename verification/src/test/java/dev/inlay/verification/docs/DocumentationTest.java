// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every page says must be there: the files it links to and the types it names. */
class DocumentationTest {

    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern DECLARATION =
            Pattern.compile("\\b(?:class|interface|@interface|enum|record)\\s+([A-Z][A-Za-z0-9]*)");

    /** Types of the JDK, of libraries and of other implementations that our pages speak of. */
    private static final Set<String> FOREIGN = Set.of(
            "BigDecimal",
            "CharSequence",
            "FileAlreadyExistsException",
            "FileSystem",
            "InputStream",
            "NaN",
            "OutputStream",
            "ParquetFile",
            "ParquetMetadata",
            "RandomAccessFile",
            "ServiceLoader",
            "TCompactProtocol",
            "VarHandle");

    @Test
    void linksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            for (String link : page.links()) {
                if (link.contains("://") || link.startsWith("mailto:") || link.startsWith("#")) {
                    continue;
                }
                Path target = page.file().resolveSibling(link.replaceFirst("#.*", ""));
                if (!Files.exists(target)) {
                    broken.add(page + " links to " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void namedTypesExist() throws IOException {
        Set<String> declared = declaredTypes();
        List<String> unknown = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            for (String span : page.codeSpans()) {
                String name = span.replaceFirst("[.(<#].*", "");
                if (TYPE_NAME.matcher(name).matches() && !declared.contains(name) && !FOREIGN.contains(name)) {
                    unknown.add(page + " names " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> declaredTypes() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Markdown.root())) {
            for (Path source :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher declaration = DECLARATION.matcher(Files.readString(source));
                while (declaration.find()) {
                    names.add(declaration.group(1));
                }
            }
        }
        return names;
    }
}
