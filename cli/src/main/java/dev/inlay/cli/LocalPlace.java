// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.io.InputFile;
import dev.inlay.io.LocalInputFile;
import dev.inlay.io.LocalOutputFile;
import dev.inlay.io.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** A file of the operating system. */
record LocalPlace(String name, Path path) implements Place {

    static LocalPlace of(String name) {
        try {
            return new LocalPlace(name, Path.of(name));
        } catch (InvalidPathException e) {
            throw Failure.usage(Quoted.of(name) + " is not the name of a file");
        }
    }

    @Override
    public InputFile open() throws IOException {
        requireThere();
        return LocalInputFile.open(path);
    }

    /** A pipe is read as a stream. */
    @Override
    public SourceBytes source() throws IOException {
        requireThere();
        return Files.isRegularFile(path)
                ? SourceBytes.of(name, Files.size(path), () -> Files.newInputStream(path))
                : SourceBytes.of(name, Files.newInputStream(path));
    }

    private void requireThere() {
        if (Files.isDirectory(path)) {
            throw Failure.failed(name + " is a directory");
        }
        if (!Files.exists(path)) {
            throw Failure.failed(name + ": no such file");
        }
    }

    @Override
    public void checkTarget(boolean replace) {
        if (Files.isDirectory(path)) {
            throw Failure.failed(name + " is a directory");
        }
        if (!replace && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.failed(name + " exists already: --force replaces it");
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw Failure.failed(name + ": there is no directory " + parent);
        }
    }

    @Override
    public OutputFile target(boolean replace, LongConsumer uploaded) {
        return replace ? LocalOutputFile.of(path) : LocalOutputFile.createNew(path);
    }

    @Override
    public boolean isSame(Place other) throws IOException {
        return other instanceof LocalPlace local && Files.exists(local.path) && Files.isSameFile(path, local.path);
    }
}
