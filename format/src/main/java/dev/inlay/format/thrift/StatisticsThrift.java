// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BINARY;
import static dev.inlay.format.thrift.FieldType.BOOL;
import static dev.inlay.format.thrift.FieldType.I64;

import dev.inlay.format.Binary;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.Statistics;
import org.jspecify.annotations.Nullable;

/** {@link Statistics}. In both pairs of bounds the maximum has the smaller id. */
final class StatisticsThrift {

    private static final int MAX = BINARY | 1;
    private static final int MIN = BINARY | 2;
    private static final int NULL_COUNT = I64 | 3;
    private static final int DISTINCT_COUNT = I64 | 4;
    private static final int MAX_VALUE = BINARY | 5;
    private static final int MIN_VALUE = BINARY | 6;
    private static final int IS_MAX_VALUE_EXACT = BOOL | 7;
    private static final int IS_MIN_VALUE_EXACT = BOOL | 8;
    private static final int NAN_COUNT = I64 | 9;

    private StatisticsThrift() {}

    static void write(ThriftWriter out, Statistics statistics) {
        out.beginStruct();
        out.binary(MAX, statistics.max());
        out.binary(MIN, statistics.min());
        out.i64(NULL_COUNT, statistics.nullCount());
        out.i64(DISTINCT_COUNT, statistics.distinctCount());
        out.binary(MAX_VALUE, statistics.maxValue());
        out.binary(MIN_VALUE, statistics.minValue());
        out.bool(IS_MAX_VALUE_EXACT, statistics.isMaxValueExact());
        out.bool(IS_MIN_VALUE_EXACT, statistics.isMinValueExact());
        out.i64(NAN_COUNT, statistics.nanCount());
        out.endStruct();
    }

    static Statistics read(ThriftReader in) throws MalformedDataException {
        @Nullable Binary max = null;
        @Nullable Binary min = null;
        @Nullable Long nullCount = null;
        @Nullable Long distinctCount = null;
        @Nullable Binary maxValue = null;
        @Nullable Binary minValue = null;
        @Nullable Boolean isMaxValueExact = null;
        @Nullable Boolean isMinValueExact = null;
        @Nullable Long nanCount = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case MAX -> max = in.binary();
                case MIN -> min = in.binary();
                case NULL_COUNT -> nullCount = in.i64();
                case DISTINCT_COUNT -> distinctCount = in.i64();
                case MAX_VALUE -> maxValue = in.binary();
                case MIN_VALUE -> minValue = in.binary();
                case IS_MAX_VALUE_EXACT -> isMaxValueExact = in.bool();
                case IS_MIN_VALUE_EXACT -> isMinValueExact = in.bool();
                case NAN_COUNT -> nanCount = in.i64();
                default -> in.skip();
            }
        }
        in.endStruct();
        return new Statistics(
                max, min, nullCount, distinctCount, maxValue, minValue, isMaxValueExact, isMinValueExact, nanCount);
    }
}
