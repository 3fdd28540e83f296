// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.PhysicalType;
import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.Validity;
import dev.inlay.writer.WriterOptions;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;

/** Where pages of text end: against the rule applied row by row, however the rows come. */
class PageCutterTest {

    @Property
    void pagesEndWhereTheRuleSays(
            @ForAll @Size(max = 60) List<@WithNull @IntRange(min = 0, max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 100) int pageBytes,
            @ForAll @IntRange(min = 1, max = 20) int pageRows,
            @ForAll @IntRange(min = 1, max = 60) int batch) {
        WriterOptions options =
                WriterOptions.builder().pageBytes(pageBytes).pageRows(pageRows).build();
        Schema schema =
                Schema.builder("t").optional("c", PhysicalType.BYTE_ARRAY).build();
        try (FilePlan plan = FilePlan.of(schema, options)) {
            assertThat(cut(new PageCutter(plan.columns().get(0)), rows(plan, vector(lengths)), batch))
                    .isEqualTo(rule(lengths, pageBytes, pageRows));
        }
    }

    private static List<Integer> rule(List<Integer> lengths, int pageBytes, int pageRows) {
        List<Integer> pages = new ArrayList<>();
        int rows = 0;
        int bytes = 0;
        for (Integer length : lengths) {
            int size = 4 + (length == null ? 0 : length);
            if (rows == pageRows || (rows > 0 && bytes + size > pageBytes)) {
                pages.add(rows);
                rows = 0;
                bytes = 0;
            }
            rows++;
            bytes += size;
        }
        pages.add(rows);
        return pages;
    }

    private static LeafRows rows(FilePlan plan, BinaryVector vector) {
        RecordShredder shredder = new RecordShredder(plan);
        shredder.open(new RecordBatch(plan.schema(), vector.length(), List.of(vector)));
        shredder.shred(0);
        return shredder.leaves()[0];
    }

    private static List<Integer> cut(PageCutter cutter, LeafRows leaf, int batch) {
        List<Integer> pages = new ArrayList<>();
        for (int row = 0; row < leaf.rows(); ) {
            int offered = Math.min(batch, leaf.rows() - row);
            int taken = cutter.take(leaf, row, offered);
            row += taken;
            if (taken < offered) {
                pages.add(cutter.rows());
                cutter.startPage();
            }
        }
        pages.add(cutter.rows());
        return pages;
    }

    /** Rows of these lengths; a null has bytes in its slot all the same, which count for nothing. */
    private static BinaryVector vector(List<Integer> lengths) {
        int[] offsets = new int[lengths.size() + 1];
        boolean[] valid = new boolean[lengths.size()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = lengths.get(i) != null;
            offsets[i + 1] = offsets[i] + (valid[i] ? lengths.get(i) : 17);
        }
        return new BinaryVector(new byte[offsets[valid.length]], offsets, 0, valid.length, Validity.of(valid));
    }
}
