// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.Binary;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.ChunkIndexes;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.PageLocation;
import dev.inlay.format.SizeStatistics;
import dev.inlay.io.InputFile;
import dev.inlay.schema.PrimitiveNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inlay meta --indexes} prints for people: for each column chunk what a reader can prune with, and a line for each
 * page that the indexes know.
 */
final class IndexesText {

    private static final int SHOWN_BOUND = 24;
    private static final String NOTHING = "-";

    private IndexesText() {}

    static String of(InputFile file, Selection.Chunk chunk) throws IOException {
        StringBuilder text = new StringBuilder(chunk.title()).append('\n');
        if (!chunk.isReadable()) {
            return text.append("  encrypted, or in another file\n").toString();
        }
        ColumnMetaData metaData = Objects.requireNonNull(chunk.thrift().metaData());
        ColumnIndex bounds = ChunkIndexes.columnIndex(file, chunk.thrift(), chunk.place());
        OffsetIndex locations = ChunkIndexes.offsetIndex(file, chunk.thrift(), chunk.place());
        BloomFilterHeader bloom = ChunkIndexes.bloomFilterHeader(file, metaData, chunk.place());
        fact(text, "bloom filter", bloom == null ? "none" : bloom(bloom));
        sizes(text, metaData.sizeStatistics());
        if (metaData.geospatialStatistics() != null) {
            fact(text, "geospatial", GeospatialText.of(metaData.geospatialStatistics()));
        }
        fact(text, "column index", bounds == null ? "none" : columnIndex(bounds, locations));
        fact(
                text,
                "offset index",
                locations == null
                        ? "none"
                        : Units.count(locations.pageLocations().size(), "page"));
        if (bounds != null || locations != null) {
            text.append(pages(chunk.node(), bounds, locations));
        }
        return text.toString();
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(16 - name.length()))
                .append(value)
                .append('\n');
    }

    private static String bloom(BloomFilterHeader header) {
        return Units.bytes(header.numBytes()) + ", " + header.algorithm() + ", " + header.hash() + ", "
                + header.compression();
    }

    private static void sizes(StringBuilder text, @Nullable SizeStatistics sizes) {
        if (sizes == null) {
            return;
        }
        if (sizes.unencodedByteArrayDataBytes() != null) {
            fact(text, "unencoded", Units.number(sizes.unencodedByteArrayDataBytes()) + " bytes of BYTE_ARRAY data");
        }
        if (sizes.repetitionLevelHistogram() != null) {
            fact(text, "rep. levels", histogram(sizes.repetitionLevelHistogram()));
        }
        if (sizes.definitionLevelHistogram() != null) {
            fact(text, "def. levels", histogram(sizes.definitionLevelHistogram()));
        }
    }

    /** {@code 0: 3, 1: 97}. */
    private static String histogram(List<Long> counts) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < counts.size(); level++) {
            text.append(level == 0 ? "" : ", ").append(level).append(": ").append(Units.number(counts.get(level)));
        }
        return text.toString();
    }

    private static String columnIndex(ColumnIndex index, @Nullable OffsetIndex locations) {
        int pages = index.nullPages().size();
        String text = index.boundaryOrder().toString().toLowerCase(Locale.ROOT);
        boolean agrees = index.minValues().size() == pages
                && index.maxValues().size() == pages
                && (locations == null || locations.pageLocations().size() == pages);
        return agrees ? text : text + "; its lists do not agree in their length, readers do not use it (I08)";
    }

    private static String pages(
            @Nullable PrimitiveNode node, @Nullable ColumnIndex bounds, @Nullable OffsetIndex locations) {
        TextTable table =
                new TextTable(">page", ">first row", ">offset", ">size", ">unencoded", ">nulls", ">NaNs", "min", "max");
        int known = Math.max(
                bounds == null ? 0 : bounds.nullPages().size(),
                locations == null ? 0 : locations.pageLocations().size());
        for (int page = 0; page < known; page++) {
            PageLocation location = locations == null ? null : at(locations.pageLocations(), page);
            Boolean isNull = bounds == null ? null : at(bounds.nullPages(), page);
            table.add(
                    Integer.toString(page),
                    location == null ? NOTHING : Units.number(location.firstRowIndex()),
                    location == null ? NOTHING : Long.toString(location.offset()),
                    location == null ? NOTHING : Units.number(location.compressedPageSize()),
                    number(locations == null ? null : at(locations.unencodedByteArrayDataBytes(), page)),
                    number(bounds == null ? null : at(bounds.nullCounts(), page)),
                    number(bounds == null ? null : at(bounds.nanCounts(), page)),
                    bound(node, isNull, bounds == null ? null : at(bounds.minValues(), page)),
                    bound(node, isNull, bounds == null ? null : at(bounds.maxValues(), page)));
        }
        return table.print();
    }

    private static <T> @Nullable T at(@Nullable List<T> list, int index) {
        return list == null || index >= list.size() ? null : list.get(index);
    }

    private static String number(@Nullable Long value) {
        return value == null ? NOTHING : Units.number(value);
    }

    private static String bound(@Nullable PrimitiveNode node, @Nullable Boolean isNull, @Nullable Binary bound) {
        if (bound == null) {
            return NOTHING;
        }
        if (Boolean.TRUE.equals(isNull)) {
            return "all null";
        }
        return MetaText.cut(node == null ? BoundText.hex(bound) : BoundText.of(node, bound), SHOWN_BOUND);
    }
}
