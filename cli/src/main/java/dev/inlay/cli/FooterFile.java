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
 * @param place where it is
 * @param length bytes in the file
 * @param footerLength bytes of the footer's Thrift form
 */
record FooterFile(Place place, long length, long footerLength, FileMetaData metaData, Schema schema) {

    private static final int TAIL = 8;

    static FooterFile read(Place place) throws IOException {
        try (InputFile file = place.open()) {
            FileMetaData metaData = Footer.read(file);
            byte[] tail = new byte[TAIL];
            file.readFully(file.length() - TAIL, tail, 0, TAIL);
            int footerLength =
                    ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            return new FooterFile(
                    place, file.length(), footerLength, metaData, SchemaElements.fromThrift(metaData.schema()));
        }
    }

    /** As the user gave it. */
    String name() {
        return place.name();
    }
}
