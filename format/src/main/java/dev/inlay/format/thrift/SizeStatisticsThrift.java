// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I64;
import static dev.inlay.format.thrift.FieldType.LIST;

import dev.inlay.format.MalformedDataException;
import dev.inlay.format.SizeStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SizeStatistics}. */
final class SizeStatisticsThrift {

    private static final int UNENCODED_BYTE_ARRAY_DATA_BYTES = I64 | 1;
    private static final int REPETITION_LEVEL_HISTOGRAM = LIST | 2;
    private static final int DEFINITION_LEVEL_HISTOGRAM = LIST | 3;

    private SizeStatisticsThrift() {}

    static void write(ThriftWriter out, SizeStatistics sizes) {
        out.beginStruct();
        out.i64(UNENCODED_BYTE_ARRAY_DATA_BYTES, sizes.unencodedByteArrayDataBytes());
        out.i64List(REPETITION_LEVEL_HISTOGRAM, sizes.repetitionLevelHistogram());
        out.i64List(DEFINITION_LEVEL_HISTOGRAM, sizes.definitionLevelHistogram());
        out.endStruct();
    }

    static SizeStatistics read(ThriftReader in) throws MalformedDataException {
        @Nullable Long unencodedByteArrayDataBytes = null;
        @Nullable List<Long> repetitionLevelHistogram = null;
        @Nullable List<Long> definitionLevelHistogram = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case UNENCODED_BYTE_ARRAY_DATA_BYTES -> unencodedByteArrayDataBytes = in.i64();
                case REPETITION_LEVEL_HISTOGRAM -> repetitionLevelHistogram = in.i64List();
                case DEFINITION_LEVEL_HISTOGRAM -> definitionLevelHistogram = in.i64List();
                default -> in.skip();
            }
        }
        in.endStruct();
        return new SizeStatistics(unencodedByteArrayDataBytes, repetitionLevelHistogram, definitionLevelHistogram);
    }
}
