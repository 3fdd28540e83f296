// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.LIST;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.Binary;
import dev.inlay.format.BoundaryOrder;
import dev.inlay.format.ColumnIndex;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link ColumnIndex}. */
public final class ColumnIndexThrift {

    private static final int NULL_PAGES = LIST | 1;
    private static final int MIN_VALUES = LIST | 2;
    private static final int MAX_VALUES = LIST | 3;
    private static final int BOUNDARY_ORDER = I32 | 4;
    private static final int NULL_COUNTS = LIST | 5;
    private static final int REPETITION_LEVEL_HISTOGRAMS = LIST | 6;
    private static final int DEFINITION_LEVEL_HISTOGRAMS = LIST | 7;
    private static final int NAN_COUNTS = LIST | 8;

    private static final RequiredFields REQUIRED = RequiredFields.of("ColumnIndex")
            .with(NULL_PAGES, "null_pages")
            .with(MIN_VALUES, "min_values")
            .with(MAX_VALUES, "max_values")
            .with(BOUNDARY_ORDER, "boundary_order");

    private ColumnIndexThrift() {}

    public static void write(ThriftWriter out, ColumnIndex index) {
        out.beginStruct();
        out.boolList(NULL_PAGES, index.nullPages());
        out.binaryList(MIN_VALUES, index.minValues());
        out.binaryList(MAX_VALUES, index.maxValues());
        out.openEnum(BOUNDARY_ORDER, index.boundaryOrder());
        out.i64List(NULL_COUNTS, index.nullCounts());
        out.i64List(REPETITION_LEVEL_HISTOGRAMS, index.repetitionLevelHistograms());
        out.i64List(DEFINITION_LEVEL_HISTOGRAMS, index.definitionLevelHistograms());
        out.i64List(NAN_COUNTS, index.nanCounts());
        out.endStruct();
    }

    public static ColumnIndex read(ThriftReader in) throws MalformedDataException {
        List<Boolean> nullPages = List.of();
        List<Binary> minValues = List.of();
        List<Binary> maxValues = List.of();
        @Nullable OpenEnum<BoundaryOrder> boundaryOrder = null;
        @Nullable List<Long> nullCounts = null;
        @Nullable List<Long> repetitionLevelHistograms = null;
        @Nullable List<Long> definitionLevelHistograms = null;
        @Nullable List<Long> nanCounts = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case NULL_PAGES -> nullPages = in.boolList();
                case MIN_VALUES -> minValues = in.binaryList();
                case MAX_VALUES -> maxValues = in.binaryList();
                case BOUNDARY_ORDER -> boundaryOrder = in.openEnum(BoundaryOrder.class);
                case NULL_COUNTS -> nullCounts = in.i64List();
                case REPETITION_LEVEL_HISTOGRAMS -> repetitionLevelHistograms = in.i64List();
                case DEFINITION_LEVEL_HISTOGRAMS -> definitionLevelHistograms = in.i64List();
                case NAN_COUNTS -> nanCounts = in.i64List();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new ColumnIndex(
                nullPages,
                minValues,
                maxValues,
                requireNonNull(boundaryOrder),
                nullCounts,
                repetitionLevelHistograms,
                definitionLevelHistograms,
                nanCounts);
    }
}
