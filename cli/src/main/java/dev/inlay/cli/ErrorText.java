// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.ParquetException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What an exception says to somebody who does not know Java: one line, without class names where that is possible. */
final class ErrorText {

    private ErrorText() {}

    /** The whole message, the file included where the exception knows it. */
    static String of(Throwable thrown) {
        if (thrown instanceof Failure || thrown instanceof ParquetException) {
            return oneLine(thrown.getMessage());
        }
        if (thrown instanceof UncheckedIOException unchecked) {
            return of(Objects.requireNonNull(unchecked.getCause()));
        }
        if (thrown instanceof FileSystemException fs && fs.getFile() != null) {
            return fs.getFile() + ": " + reason(fs);
        }
        if (thrown instanceof OutOfMemoryError) {
            return "out of memory: the heap is "
                    + Units.bytes(Runtime.getRuntime().maxMemory())
                    + ": give it more by INLAY_JAVA_OPTS=-Xmx1g, or take smaller row groups by --row-group-bytes";
        }
        return thrown instanceof IOException io
                ? reason(io)
                : "this is a bug in inlay, please report it with what --stacktrace prints: "
                        + oneLine(thrown.toString());
    }

    /** What went wrong, without the file. */
    static String reason(IOException thrown) {
        if (thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException) {
            return "no such file";
        }
        if (thrown instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (thrown instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (thrown instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (thrown instanceof DirectoryNotEmptyException) {
            return "a directory that is not empty";
        }
        if (thrown instanceof EOFException) {
            return "ends too early";
        }
        if (thrown instanceof ZipException) {
            return "damaged gzip data: " + oneLine(thrown.getMessage());
        }
        if (thrown instanceof FileSystemException fs && fs.getReason() != null) {
            return oneLine(fs.getReason());
        }
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : oneLine(message);
    }

    /** A message that is sure to take one line, and to do nothing to the terminal. */
    static String oneLine(@Nullable String text) {
        return text == null ? "no reason given" : Quoted.escaped(text);
    }
}
