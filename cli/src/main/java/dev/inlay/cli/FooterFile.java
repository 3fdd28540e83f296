// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.io.InputFile;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaElements;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A Parquet file as its footer describes it.
 *
 * @param name as the user gave it
 * @param length bytes in the file
 * @param footerLength bytes of the footer's Thrift form
 */
record FooterFile(String name, long length, long footerLength, FileMetaData metaData, Schema schema) {

    private static final int TAIL = 8;

    /** Reads the footer of {@code file}, which stays open for what it points at. */
    static FooterFile read(String name, InputFile file) throws IOException {
        FileMetaData metaData = Footer.read(file);
        byte[] tail = new byte[TAIL];
        file.readFully(file.length() - TAIL, tail, 0, TAIL);
        int footerLength = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return new FooterFile(
                name, file.length(), footerLength, metaData, SchemaElements.fromThrift(metaData.schema()));
    }
}
