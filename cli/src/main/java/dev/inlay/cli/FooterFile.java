// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.io.InputFile;
import dev.inlay.io.LocalInputFile;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A Parquet file as its footer describes it.
 *
 * @param name as the user gave it
 * @param length bytes in the file
 * @param footerLength bytes of the footer's Thrift form
 */
record FooterFile(String name, long length, long footerLength, FileMetaData metaData, Schema schema) {

    private static final int TAIL = 8;

    static FooterFile read(String name) throws IOException {
        try (InputFile file = open(name)) {
            FileMetaData metaData = Footer.read(file);
            byte[] tail = new byte[TAIL];
            file.readFully(file.length() - TAIL, tail, 0, TAIL);
            int footerLength =
                    ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            return new FooterFile(
                    name, file.length(), footerLength, metaData, SchemaElements.fromThrift(metaData.schema()));
        }
    }

    /** The file itself, for what the footer points at. */
    InputFile open() throws IOException {
        return open(name);
    }

    private static InputFile open(String name) throws IOException {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw Failure.usage(Quoted.of(name) + " is not the name of a file");
        }
        if (Files.isDirectory(path)) {
            throw Failure.failed(name + " is a directory");
        }
        if (!Files.exists(path)) {
            throw Failure.failed(name + ": no such file");
        }
        return LocalInputFile.open(path);
    }
}
