// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PageScan;
import dev.inlay.io.InputFile;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code inlay meta --pages} prints for people: a table for each column chunk, a line for each page. */
final class PagesText {

    private static final String NOTHING = "-";

    private PagesText() {}

    static String of(InputFile file, Selection.Chunk chunk) throws IOException {
        StringBuilder text = new StringBuilder(chunk.title());
        if (!chunk.isReadable()) {
            return text.append(": encrypted, or in another file\n").toString();
        }
        TextTable table = new TextTable(
                ">page", "kind", ">offset", ">header", ">size", ">of", "encoding", ">values", ">nulls", ">rows", "crc");
        PageScan scan = new PageScan(file, Objects.requireNonNull(chunk.thrift().metaData()), chunk.place());
        int pages = 0;
        for (PageScan.Page page = scan.next(); page != null; page = scan.next()) {
            add(table, page);
            pages++;
        }
        return text.append(": ")
                .append(Units.count(pages, "page"))
                .append('\n')
                .append(pages == 0 ? "" : table.print())
                .toString();
    }

    private static void add(TextTable table, PageScan.Page page) {
        PageHeader header = page.header();
        PageHeader.Kind kind = header.kind();
        String encoding = NOTHING;
        String values = NOTHING;
        String nulls = NOTHING;
        String rows = NOTHING;
        String name = header.type().toString();
        if (kind instanceof DictionaryPageHeader dictionary) {
            name = "dictionary";
            encoding = dictionary.encoding().toString();
            values = Units.number(dictionary.numValues());
        } else if (kind instanceof DataPageHeader v1) {
            name = "data v1";
            encoding = v1.encoding().toString();
            values = Units.number(v1.numValues());
        } else if (kind instanceof DataPageHeaderV2 v2) {
            name = v2.isCompressed() ? "data v2" : "data v2, stored";
            encoding = v2.encoding().toString();
            values = Units.number(v2.numValues());
            nulls = Units.number(v2.numNulls());
            rows = Units.number(v2.numRows());
        }
        table.add(
                Integer.toString(page.ordinal()),
                name,
                Long.toString(page.offset()),
                Integer.toString(page.headerLength()),
                Units.number(header.compressedPageSize()),
                Units.number(header.uncompressedPageSize()),
                encoding,
                values,
                nulls,
                rows,
                crc(header.crc()));
    }

    private static String crc(@Nullable Integer crc) {
        return crc == null ? NOTHING : String.format("%08x", crc);
    }
}
