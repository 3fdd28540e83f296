// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.STRUCT;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.DataPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.Statistics;
import org.jspecify.annotations.Nullable;

/** {@link DataPageHeader}. */
final class DataPageHeaderThrift {

    private static final int NUM_VALUES = I32 | 1;
    private static final int ENCODING = I32 | 2;
    private static final int DEFINITION_LEVEL_ENCODING = I32 | 3;
    private static final int REPETITION_LEVEL_ENCODING = I32 | 4;
    private static final int STATISTICS = STRUCT | 5;

    private static final RequiredFields REQUIRED = RequiredFields.of("DataPageHeader")
            .with(NUM_VALUES, "num_values")
            .with(ENCODING, "encoding")
            .with(DEFINITION_LEVEL_ENCODING, "definition_level_encoding")
            .with(REPETITION_LEVEL_ENCODING, "repetition_level_encoding");

    private DataPageHeaderThrift() {}

    static void write(ThriftWriter out, DataPageHeader page) {
        out.beginStruct();
        out.i32(NUM_VALUES, page.numValues());
        out.openEnum(ENCODING, page.encoding());
        out.openEnum(DEFINITION_LEVEL_ENCODING, page.definitionLevelEncoding());
        out.openEnum(REPETITION_LEVEL_ENCODING, page.repetitionLevelEncoding());
        out.struct(STATISTICS, page.statistics(), StatisticsThrift::write);
        out.endStruct();
    }

    static DataPageHeader read(ThriftReader in) throws MalformedDataException {
        int numValues = 0;
        @Nullable OpenEnum<Encoding> encoding = null;
        @Nullable OpenEnum<Encoding> definitionLevelEncoding = null;
        @Nullable OpenEnum<Encoding> repetitionLevelEncoding = null;
        @Nullable Statistics statistics = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case NUM_VALUES -> numValues = in.i32();
                case ENCODING -> encoding = in.openEnum(Encoding.class);
                case DEFINITION_LEVEL_ENCODING -> definitionLevelEncoding = in.openEnum(Encoding.class);
                case REPETITION_LEVEL_ENCODING -> repetitionLevelEncoding = in.openEnum(Encoding.class);
                case STATISTICS -> statistics = in.struct(StatisticsThrift::read);
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        try {
            return new DataPageHeader(
                    numValues,
                    requireNonNull(encoding),
                    requireNonNull(definitionLevelEncoding),
                    requireNonNull(repetitionLevelEncoding),
                    statistics);
        } catch (IllegalArgumentException e) {
            throw in.malformed(e);
        }
    }
}
