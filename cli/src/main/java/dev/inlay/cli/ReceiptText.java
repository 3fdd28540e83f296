// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Encoding;
import dev.inlay.writer.WriteReceipt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What {@code inlay convert --receipt} prints: what was written, column by column. */
final class ReceiptText {

    private ReceiptText() {}

    static String of(WriteReceipt receipt) {
        TextTable table = new TextTable(
                "column", "encodings", "codec", ">size", ">ratio", ">pages", ">values", ">nulls", ">NaNs", ">distinct");
        for (WriteReceipt.Column column : receipt.columns()) {
            table.add(
                    Quoted.escaped(column.path().toString()),
                    column.encodings().stream().map(Encoding::name).collect(Collectors.joining(",")),
                    column.codec().name(),
                    Units.bytes(column.compressedBytes()),
                    Units.ratio(column.uncompressedBytes(), column.compressedBytes()),
                    Units.number(column.dictionaryPages() + column.dataPages()),
                    Units.number(column.entries()),
                    Units.number(column.nullCount()),
                    number(column.nanCount()),
                    number(column.distinctCount()));
        }
        return Quoted.escaped(receipt.file()) + ": " + Units.count(receipt.rows(), "row") + " in "
                + Units.count(receipt.rowGroups(), "row group") + ", " + Units.number(receipt.bytes()) + " bytes\n"
                + table.print();
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Units.number(value.getAsLong()) : "-";
    }
}
