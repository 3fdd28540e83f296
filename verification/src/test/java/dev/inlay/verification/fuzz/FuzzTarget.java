// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.FileCryptoMetaDataThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that reads bytes of others, and what must hold for it whatever they are. */
enum FuzzTarget {
    PLAIN(new ValuesCheck(Encoding.PLAIN)),
    RLE(new ValuesCheck(Encoding.RLE)),
    DELTA_BINARY_PACKED(new ValuesCheck(Encoding.DELTA_BINARY_PACKED)),
    DELTA_LENGTH_BYTE_ARRAY(new ValuesCheck(Encoding.DELTA_LENGTH_BYTE_ARRAY)),
    DELTA_BYTE_ARRAY(new ValuesCheck(Encoding.DELTA_BYTE_ARRAY)),
    DELTA_BYTE_ARRAY_ACROSS_PAGES(new AcrossPagesCheck()),
    BYTE_STREAM_SPLIT(new ValuesCheck(Encoding.BYTE_STREAM_SPLIT)),
    ALP(new ValuesCheck(Encoding.ALP)),
    DICTIONARY(new DictionaryCheck()),
    LEVELS(new LevelsCheck()),

    SNAPPY(new CodecCheck(CompressionCodec.SNAPPY)),
    GZIP(new CodecCheck(CompressionCodec.GZIP)),
    LZO(new CodecCheck(CompressionCodec.LZO)),
    LZ4(new CodecCheck(CompressionCodec.LZ4)),
    ZSTD(new CodecCheck(CompressionCodec.ZSTD)),
    LZ4_RAW(new CodecCheck(CompressionCodec.LZ4_RAW)),

    PAGE_HEADER(new StructCheck<>(PageHeaderThrift::read, PageHeaderThrift::write)),
    COLUMN_INDEX(new StructCheck<>(ColumnIndexThrift::read, ColumnIndexThrift::write)),
    OFFSET_INDEX(new StructCheck<>(OffsetIndexThrift::read, OffsetIndexThrift::write)),
    FILE_CRYPTO_META_DATA(new StructCheck<>(FileCryptoMetaDataThrift::read, FileCryptoMetaDataThrift::write)),
    FOOTER(new FooterCheck()),
    BLOOM_FILTER(new BloomFilterCheck()),
    SCHEMA_ELEMENTS(new SchemaElementsCheck()),
    SCHEMA_TEXT(new SchemaTextCheck());

    @SuppressWarnings("ImmutableEnumChecker") // a codec's check keeps its decompressor, as a reader does
    private final Check check;

    FuzzTarget(Check check) {
        this.check = check;
    }

    /** What must hold for any input. */
    interface Check {

        /**
         * Whether the input was taken for something; false if it was refused as it should be.
         *
         * @throws AssertionError if something does not hold
         * @throws ParquetException if what was good the first time, or what we have written, is refused
         */
        boolean accepts(FuzzInput in) throws ParquetException;
    }

    /** The check of {@code input}; fails with any {@link Throwable} at all if the target has a bug. */
    boolean accepts(byte[] input) throws ParquetException {
        try {
            return check.accepts(new FuzzInput(input));
        } catch (Memory.Exceeded loadingClasses) {
            return check.accepts(new FuzzInput(input));
        }
    }

    /** The target with this label. */
    static FuzzTarget labelled(String label) {
        return Arrays.stream(values())
                .filter(target -> target.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + label + "; there are "
                        + Arrays.stream(values()).map(FuzzTarget::label).collect(Collectors.joining(", "))));
    }

    /** {@code delta-byte-array}: for files and commands. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
