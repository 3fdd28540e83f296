// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The byte examples of {@code spec-notes/} are what our code writes. */
class SpecNotesTest {

    private static final String MARK = "bytes ";

    @TestFactory
    Stream<DynamicTest> everyByteExampleIsWhatTheCodeWrites() {
        return examples().stream()
                .map(example -> dynamicTest(
                        id(example),
                        () -> assertThat(hex(ByteExamples.bytes(id(example)))).isEqualTo(normalized(example.body()))));
    }

    @Test
    void everyComputedExampleIsShownSomewhere() {
        assertThat(examples().stream().map(SpecNotesTest::id).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ByteExamples.ids());
    }

    @Test
    void everyPageIsInTheIndex() {
        Path folder = Markdown.root().resolve("spec-notes");
        Markdown index = Markdown.read(folder.resolve("README.md"));

        assertThat(index.links())
                .containsAll(Markdown.pages(folder).stream()
                        .map(page -> folder.relativize(page.file()).toString())
                        .filter(page -> !page.equals("README.md"))
                        .toList());
    }

    private static List<Markdown.Block> examples() {
        return Markdown.pages(Markdown.root().resolve("spec-notes")).stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.info().startsWith(MARK))
                .toList();
    }

    private static String id(Markdown.Block example) {
        return example.info().substring(MARK.length()).strip();
    }

    /** Bars, blanks and line ends are there for the eye. */
    private static String normalized(String body) {
        return body.replaceAll("[|│\\s]+", "").toLowerCase(Locale.ROOT);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
