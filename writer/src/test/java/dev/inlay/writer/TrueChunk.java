// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.Binary;
import dev.inlay.format.BoundaryOrder;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OffsetIndex;
import dev.inlay.format.PageLocation;
import dev.inlay.format.PageType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.SizeStatistics;
import dev.inlay.format.Statistics;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.PrimitiveNode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A column chunk of a produced file against its values and levels: every number is computed again. */
record TrueChunk(FileDump file, int group, Leaf leaf, FloatingOrder order, int boundsLength) {

    private PrimitiveNode node() {
        return leaf.node();
    }

    private FileDump.Chunk dumped() {
        return file.chunks.get(group).get(leaf.ordinal());
    }

    void check() throws IOException {
        List<Object> values = dumped().values();
        TrueStatistics truth = TrueStatistics.of(node(), values, order);
        var metaData = file.metaData
                .rowGroups()
                .get(group)
                .columns()
                .get(leaf.ordinal())
                .metaData();
        checkChunk(metaData.statistics(), truth, values);
        checkSizes(metaData.sizeStatistics(), truth);
        IndexDump index = IndexDump.of(file, group, leaf.ordinal());
        checkPages(index, metaData.firstPageOffset() + metaData.totalCompressedSize());
    }

    private void checkChunk(Statistics statistics, TrueStatistics truth, List<Object> values) {
        assertThat(statistics.nullCount()).isEqualTo(truth.nulls());
        assertThat(statistics.nanCount()).isEqualTo(TrueStatistics.isFloating(node()) ? truth.nans() : null);
        assertThat(statistics.min()).isNull();
        assertThat(statistics.max()).isNull();
        if (statistics.distinctCount() != null) {
            assertThat(new HashSet<>(values.stream()
                            .filter(v -> v != null)
                            .map(TrueStatistics::plain)
                            .toList()))
                    .hasSize((int) (long) statistics.distinctCount());
        }
        if (truth.min() == null) {
            assertThat(statistics.minValue()).isNull();
            assertThat(statistics.maxValue()).isNull();
            assertThat(statistics.isMinValueExact()).isNull();
            assertThat(statistics.isMaxValueExact()).isNull();
        } else {
            checkBound(statistics.minValue(), truth.min(), true);
            checkBound(statistics.maxValue(), truth.max(), false);
            assertThat(statistics.isMinValueExact())
                    .isEqualTo(statistics.minValue().equals(truth.min()));
            assertThat(statistics.isMaxValueExact())
                    .isEqualTo(statistics.maxValue().equals(truth.max()));
        }
    }

    /** The bound itself if it is short enough or must not be cut; else something on its outer side. */
    private void checkBound(Binary bound, Binary truth, boolean lower) {
        boolean cut = node().type() == PhysicalType.BYTE_ARRAY
                && !(node().logicalType() instanceof LogicalType.DecimalType)
                && truth.length() > boundsLength;
        if (!cut) {
            assertThat(bound).isEqualTo(truth);
        } else if (lower) {
            assertThat(bound.length()).isLessThanOrEqualTo(boundsLength);
            assertThat(bound).isLessThan(truth);
        } else {
            assertThat(bound).isGreaterThanOrEqualTo(truth);
            assertThat(bound.length() <= boundsLength || bound.equals(truth)).isTrue();
        }
    }

    private void checkPages(IndexDump index, long end) {
        List<FileDump.Page> pages = dumped().pages().stream()
                .filter(page -> page.type() == PageType.DATA_PAGE)
                .toList();
        OffsetIndex offsets = index.offsetIndex();
        ColumnIndex bounds = index.columnIndex();
        assertThat(offsets.pageLocations()).hasSameSizeAs(pages);
        boolean indexed = TrueStatistics.order(node(), false) != null;
        int entry = 0;
        long row = 0;
        for (int i = 0; i < pages.size(); i++) {
            FileDump.Page page = pages.get(i);
            long next = i + 1 < pages.size() ? pages.get(i + 1).offset() : end;
            assertThat(offsets.pageLocations().get(i))
                    .isEqualTo(new PageLocation(page.offset(), (int) (next - page.offset()), row));
            int pageEnd = entry + page.values();
            TrueStatistics truth = TrueStatistics.of(node(), dumped().values().subList(entry, pageEnd), order);
            if (node().type() == PhysicalType.BYTE_ARRAY) {
                assertThat(offsets.unencodedByteArrayDataBytes().get(i)).isEqualTo(truth.unencodedBytes());
            }
            indexed &= truth.values() == 0 || truth.min() != null;
            if (bounds != null) {
                checkPage(bounds, i, truth);
                checkLevels(bounds, i, entry, pageEnd);
            }
            row += repetitionLevels(entry, pageEnd).get(0);
            entry = pageEnd;
        }
        assertThat(bounds != null).as("column index of %s", node()).isEqualTo(indexed);
        if (bounds != null) {
            assertThat(bounds.boundaryOrder().known()).isEqualTo(boundaryOrder(bounds));
            assertThat(bounds.nullPages()).hasSameSizeAs(pages);
            assertThat(bounds.nanCounts() != null).isEqualTo(TrueStatistics.isFloating(node()));
        }
    }

    /** Of levels that follow from other numbers there is no histogram: one repetition level, two definition levels. */
    private void checkSizes(SizeStatistics sizes, TrueStatistics truth) {
        boolean bytes = node().type() == PhysicalType.BYTE_ARRAY;
        boolean repetition = leaf.maxRepetitionLevel() > 0;
        boolean definition = leaf.maxDefinitionLevel() > 1;
        int entries = dumped().entries().size();
        assertThat(sizes)
                .isEqualTo(
                        !bytes && !repetition && !definition
                                ? null
                                : new SizeStatistics(
                                        bytes ? truth.unencodedBytes() : null,
                                        repetition ? repetitionLevels(0, entries) : null,
                                        definition ? definitionLevels(0, entries) : null));
    }

    private void checkLevels(ColumnIndex index, int page, int from, int to) {
        assertThat(index.repetitionLevelHistograms() != null).isEqualTo(leaf.maxRepetitionLevel() > 0);
        assertThat(index.definitionLevelHistograms() != null).isEqualTo(leaf.maxDefinitionLevel() > 1);
        if (index.repetitionLevelHistograms() != null) {
            int levels = leaf.maxRepetitionLevel() + 1;
            assertThat(index.repetitionLevelHistograms())
                    .hasSize(index.nullPages().size() * levels);
            assertThat(index.repetitionLevelHistograms().subList(page * levels, (page + 1) * levels))
                    .isEqualTo(repetitionLevels(from, to));
        }
        if (index.definitionLevelHistograms() != null) {
            int levels = leaf.maxDefinitionLevel() + 1;
            assertThat(index.definitionLevelHistograms())
                    .hasSize(index.nullPages().size() * levels);
            assertThat(index.definitionLevelHistograms().subList(page * levels, (page + 1) * levels))
                    .isEqualTo(definitionLevels(from, to));
        }
    }

    private List<Long> repetitionLevels(int from, int to) {
        return histogram(from, to, leaf.maxRepetitionLevel(), FileDump.Entry::repetition);
    }

    private List<Long> definitionLevels(int from, int to) {
        return histogram(from, to, leaf.maxDefinitionLevel(), FileDump.Entry::definition);
    }

    private List<Long> histogram(int from, int to, int maxLevel, ToIntFunction<FileDump.Entry> level) {
        Long[] counts = new Long[maxLevel + 1];
        Arrays.fill(counts, 0L);
        for (FileDump.Entry entry : dumped().entries().subList(from, to)) {
            counts[level.applyAsInt(entry)]++;
        }
        return List.of(counts);
    }

    private void checkPage(ColumnIndex index, int page, TrueStatistics truth) {
        assertThat(index.nullPages().get(page)).isEqualTo(truth.values() == 0);
        assertThat(index.nullCounts().get(page)).isEqualTo(truth.nulls());
        if (TrueStatistics.isFloating(node())) {
            assertThat(index.nanCounts().get(page)).isEqualTo(truth.nans());
        }
        if (truth.values() == 0) {
            assertThat(index.minValues().get(page)).isEqualTo(Binary.EMPTY);
            assertThat(index.maxValues().get(page)).isEqualTo(Binary.EMPTY);
        } else {
            checkBound(index.minValues().get(page), truth.min(), true);
            checkBound(index.maxValues().get(page), truth.max(), false);
        }
    }

    /** Each page against each later one. */
    private BoundaryOrder boundaryOrder(ColumnIndex index) {
        Comparator<Binary> compare = (a, b) ->
                TrueStatistics.order(node(), order == FloatingOrder.TOTAL_ORDER).compare(value(a), value(b));
        int[] pages = IntStream.range(0, index.nullPages().size())
                .filter(page -> !index.nullPages().get(page))
                .toArray();
        boolean ascending = true;
        boolean descending = true;
        for (int i = 0; i < pages.length; i++) {
            for (int j = i + 1; j < pages.length; j++) {
                for (List<Binary> list : List.of(index.minValues(), index.maxValues())) {
                    int comparison = compare.compare(list.get(pages[i]), list.get(pages[j]));
                    ascending &= comparison <= 0;
                    descending &= comparison >= 0;
                }
            }
        }
        return ascending ? BoundaryOrder.ASCENDING : descending ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
    }

    private Object value(Binary plain) {
        var bytes = plain.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (node().type()) {
            case BOOLEAN -> bytes.get() == 1;
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            case FLOAT -> bytes.getFloat();
            case DOUBLE -> bytes.getDouble();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> FileDump.box(plain.toArray());
        };
    }
}
