// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file of the operating system. It is written under a name of its own, {@code .inlay-<16 hex digits>.tmp}, beside its place, and moved
 * there by {@link OutputSink#commit} once its bytes are on the disk: at every moment, also after a power cut, the place holds
 * what was there before or the whole new file. The directory is synced too, where the platform can.
 *
 * <p>Several may write to one place at once. By {@link #of}, who commits last wins, whole. By {@link #createNew}, exactly one wins, the
 * others' {@code commit} fails.
 *
 * <p>A place that is a symbolic link stays one: the file that it leads to is replaced. A process that is killed leaves its
 * temporary file behind, which is safe to delete.
 */
public final class LocalOutputFile implements OutputFile {

    /** More links than this on the way to a file are taken for a loop; the number that Linux uses. */
    private static final int MAX_LINKS = 40;

    private final Path path;
    private final boolean mustBeNew;
    private final LocalFiles files;

    LocalOutputFile(Path path, boolean mustBeNew, LocalFiles files) {
        this.path = path;
        this.mustBeNew = mustBeNew;
        this.files = files;
    }

    /** The file at {@code path}; one that is there is replaced on commit. */
    public static LocalOutputFile of(Path path) {
        return new LocalOutputFile(path, false, LocalFiles.SYSTEM);
    }

    /**
     * The file at {@code path}, where nothing may be, neither when it is started nor when it is committed. On file systems with hard
     * links it appears there whole, in one step. On others (FAT, some network mounts) an empty file takes the place
     * first, for the moment that the move takes: still only one writer can win.
     */
    public static LocalOutputFile createNew(Path path) {
        return new LocalOutputFile(path, true, LocalFiles.SYSTEM);
    }

    /**
     * {@inheritDoc}
     *
     * @throws NoSuchFileException if the directory does not exist; it is not created
     * @throws FileAlreadyExistsException if the file must be new and is not
     * @throws FileSystemException if the place is a directory, or its directory cannot be written
     */
    @Override
    public OutputSink create() throws IOException {
        if (mustBeNew && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Path target = followLinks(path.toAbsolutePath());
        if (Files.isDirectory(target)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new NoSuchFileException(path.toString(), null, "there is no directory " + directory);
        }
        return create(target, directory);
    }

    private OutputSink create(Path target, Path directory) throws IOException {
        while (true) {
            Path temporary = directory.resolve(String.format(
                    ".inlay-%016x.tmp", ThreadLocalRandom.current().nextLong()));
            try {
                return new LocalSink(path.toString(), target, mustBeNew, temporary, files);
            } catch (FileAlreadyExistsException e) {
                // another writer drew the same number of 2^64: draw again
            } catch (AccessDeniedException e) {
                FileSystemException refused = new AccessDeniedException(
                        path.toString(), null, "directory " + directory + " cannot be written");
                refused.initCause(e);
                throw refused;
            }
        }
    }

    private static Path followLinks(Path path) throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    @Override
    public String name() {
        return path.toString();
    }
}
