// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.alone;

import dev.inlay.format.ColumnOrder;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.Footer;
import dev.inlay.format.KeyValue;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.SchemaElement;
import dev.inlay.io.MemoryFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a footer and reads it, and prints which modules took part that are not the JDK's. Started by {@link RuntimeModulesTest}. */
final class FooterAlone {

    private FooterAlone() {}

    public static void main(String[] args) throws IOException {
        FileMetaData metadata = new FileMetaData(
                1,
                List.of(
                        new SchemaElement(null, null, null, "schema", 1, null, null, null, null, null),
                        new SchemaElement(
                                PhysicalType.BYTE_ARRAY,
                                null,
                                Repetition.OPTIONAL,
                                "name",
                                null,
                                null,
                                null,
                                null,
                                null,
                                LogicalType.string())),
                0,
                List.of(),
                List.of(new KeyValue("key", "value")),
                "nobody",
                List.of(new ColumnOrder.TypeDefinedOrder()),
                null,
                null);
        byte[] footer = Footer.bytes(metadata);
        byte[] file =
                ByteBuffer.allocate(4 + footer.length).position(4).put(footer).array();
        if (!Footer.read(MemoryFile.of(file).asInput()).equals(metadata)) {
            throw new AssertionError("read is not what was written");
        }
        System.out.print(ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .sorted()
                .collect(Collectors.joining(" ")));
    }
}
