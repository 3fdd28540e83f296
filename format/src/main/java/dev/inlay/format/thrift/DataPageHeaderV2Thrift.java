// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BOOL;
import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.STRUCT;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.Statistics;
import org.jspecify.annotations.Nullable;

/** {@link DataPageHeaderV2}. An {@code is_compressed} that is not there is true (G13); it is always written. */
final class DataPageHeaderV2Thrift {

    private static final int NUM_VALUES = I32 | 1;
    private static final int NUM_NULLS = I32 | 2;
    private static final int NUM_ROWS = I32 | 3;
    private static final int ENCODING = I32 | 4;
    private static final int DEFINITION_LEVELS_BYTE_LENGTH = I32 | 5;
    private static final int REPETITION_LEVELS_BYTE_LENGTH = I32 | 6;
    private static final int IS_COMPRESSED = BOOL | 7;
    private static final int STATISTICS = STRUCT | 8;

    private static final RequiredFields REQUIRED = RequiredFields.of("DataPageHeaderV2")
            .with(NUM_VALUES, "num_values")
            .with(NUM_NULLS, "num_nulls")
            .with(NUM_ROWS, "num_rows")
            .with(ENCODING, "encoding")
            .with(DEFINITION_LEVELS_BYTE_LENGTH, "definition_levels_byte_length")
            .with(REPETITION_LEVELS_BYTE_LENGTH, "repetition_levels_byte_length");

    private DataPageHeaderV2Thrift() {}

    static void write(ThriftWriter out, DataPageHeaderV2 page) {
        out.beginStruct();
        out.i32(NUM_VALUES, page.numValues());
        out.i32(NUM_NULLS, page.numNulls());
        out.i32(NUM_ROWS, page.numRows());
        out.openEnum(ENCODING, page.encoding());
        out.i32(DEFINITION_LEVELS_BYTE_LENGTH, page.definitionLevelsByteLength());
        out.i32(REPETITION_LEVELS_BYTE_LENGTH, page.repetitionLevelsByteLength());
        out.bool(IS_COMPRESSED, page.isCompressed());
        out.struct(STATISTICS, page.statistics(), StatisticsThrift::write);
        out.endStruct();
    }

    static DataPageHeaderV2 read(ThriftReader in) throws MalformedDataException {
        int numValues = 0;
        int numNulls = 0;
        int numRows = 0;
        @Nullable OpenEnum<Encoding> encoding = null;
        int definitionLevelsByteLength = 0;
        int repetitionLevelsByteLength = 0;
        boolean isCompressed = true;
        @Nullable Statistics statistics = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case NUM_VALUES -> numValues = in.i32();
                case NUM_NULLS -> numNulls = in.i32();
                case NUM_ROWS -> numRows = in.i32();
                case ENCODING -> encoding = in.openEnum(Encoding.class);
                case DEFINITION_LEVELS_BYTE_LENGTH -> definitionLevelsByteLength = in.i32();
                case REPETITION_LEVELS_BYTE_LENGTH -> repetitionLevelsByteLength = in.i32();
                case IS_COMPRESSED -> isCompressed = in.bool();
                case STATISTICS -> statistics = in.struct(StatisticsThrift::read);
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        try {
            return new DataPageHeaderV2(
                    numValues,
                    numNulls,
                    numRows,
                    requireNonNull(encoding),
                    definitionLevelsByteLength,
                    repetitionLevelsByteLength,
                    isCompressed,
                    statistics);
        } catch (IllegalArgumentException e) {
            throw in.malformed(e);
        }
    }
}
