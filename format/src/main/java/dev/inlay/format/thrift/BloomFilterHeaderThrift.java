// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.STRUCT;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.BloomFilterAlgorithm;
import dev.inlay.format.BloomFilterCompression;
import dev.inlay.format.BloomFilterHash;
import dev.inlay.format.BloomFilterHeader;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import org.jspecify.annotations.Nullable;

/** {@link BloomFilterHeader}. */
public final class BloomFilterHeaderThrift {

    private static final int NUM_BYTES = I32 | 1;
    private static final int ALGORITHM = STRUCT | 2;
    private static final int HASH = STRUCT | 3;
    private static final int COMPRESSION = STRUCT | 4;

    private static final RequiredFields REQUIRED = RequiredFields.of("BloomFilterHeader")
            .with(NUM_BYTES, "numBytes")
            .with(ALGORITHM, "algorithm")
            .with(HASH, "hash")
            .with(COMPRESSION, "compression");

    private BloomFilterHeaderThrift() {}

    public static void write(ThriftWriter out, BloomFilterHeader header) {
        out.beginStruct();
        out.i32(NUM_BYTES, header.numBytes());
        out.emptyUnion(ALGORITHM, header.algorithm());
        out.emptyUnion(HASH, header.hash());
        out.emptyUnion(COMPRESSION, header.compression());
        out.endStruct();
    }

    public static BloomFilterHeader read(ThriftReader in) throws MalformedDataException {
        int numBytes = 0;
        @Nullable OpenEnum<BloomFilterAlgorithm> algorithm = null;
        @Nullable OpenEnum<BloomFilterHash> hash = null;
        @Nullable OpenEnum<BloomFilterCompression> compression = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case NUM_BYTES -> numBytes = in.i32();
                case ALGORITHM -> algorithm = in.emptyUnion(BloomFilterAlgorithm.class);
                case HASH -> hash = in.emptyUnion(BloomFilterHash.class);
                case COMPRESSION -> compression = in.emptyUnion(BloomFilterCompression.class);
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        try {
            return new BloomFilterHeader(
                    numBytes, requireNonNull(algorithm), requireNonNull(hash), requireNonNull(compression));
        } catch (IllegalArgumentException e) {
            throw in.malformed(e);
        }
    }
}
