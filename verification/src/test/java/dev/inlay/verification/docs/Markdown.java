// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the project's documentation, in the little of Markdown that the tests look at. */
record Markdown(Path file, String text) {

    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n]*)\\n(.*?)^```\\s*$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    /** A fenced block: what stands behind the opening fence, and the lines between. */
    record Block(String info, String body) {}

    static Path root() {
        return Path.of(System.getProperty("inlay.root", "..")).toAbsolutePath().normalize();
    }

    /** Every page of the checkout. */
    static List<Markdown> pages() {
        return pages(root());
    }

    static List<Markdown> pages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", ".git")
                            .noneMatch(
                                    part -> folder.relativize(file).toString().contains(part + "/")))
                    .sorted()
                    .map(Markdown::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Matcher fence = FENCE.matcher(text); fence.find(); ) {
            blocks.add(new Block(fence.group(1).strip(), fence.group(2)));
        }
        return blocks;
    }

    /** Targets of links, as written. */
    List<String> links() {
        return all(LINK);
    }

    /** Spans of inline code. */
    List<String> codeSpans() {
        return all(CODE);
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return root().relativize(file).toString();
    }
}
