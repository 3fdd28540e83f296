// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one column does differently from its file: each option that is not set here is taken from {@link WriterOptions},
 * where its meaning and its default are described. Immutable.
 */
public final class ColumnOptions {

    private final @Nullable Encoding encoding;
    private final @Nullable Integer pageBytes;
    private final @Nullable Integer pageRows;
    private final @Nullable Integer pageEntries;
    private final @Nullable CompressionCodec codec;
    private final @Nullable Integer level;
    private final @Nullable Boolean dictionary;
    private final @Nullable Integer dictionaryBytes;
    private final @Nullable Boolean bounds;
    private final @Nullable Integer boundsLength;
    private final @Nullable FloatingOrder floatingOrder;
    private final @Nullable PageIndex pageIndex;
    private final @Nullable Boolean sizeStatistics;
    private final boolean bloomFilter;
    private final double bloomFilterRate;
    private final long bloomFilterValues;

    private ColumnOptions(Builder builder) {
        encoding = builder.encoding;
        pageBytes = builder.pageBytes;
        pageRows = builder.pageRows;
        pageEntries = builder.pageEntries;
        codec = builder.codec;
        level = builder.level;
        dictionary = builder.dictionary;
        dictionaryBytes = builder.dictionaryBytes;
        bounds = builder.bounds;
        boundsLength = builder.boundsLength;
        floatingOrder = builder.floatingOrder;
        pageIndex = builder.pageIndex;
        sizeStatistics = builder.sizeStatistics;
        bloomFilter = builder.bloomFilter;
        bloomFilterRate = builder.bloomFilterRate;
        bloomFilterValues = builder.bloomFilterValues;
    }

    /** Nothing set: the column does what the file does. */
    public static Builder builder() {
        return new Builder();
    }

    public Optional<Encoding> encoding() {
        return Optional.ofNullable(encoding);
    }

    public OptionalInt pageBytes() {
        return optional(pageBytes);
    }

    public OptionalInt pageRows() {
        return optional(pageRows);
    }

    public OptionalInt pageEntries() {
        return optional(pageEntries);
    }

    public Optional<CompressionCodec> codec() {
        return Optional.ofNullable(codec);
    }

    public OptionalInt level() {
        return optional(level);
    }

    public Optional<Boolean> dictionary() {
        return Optional.ofNullable(dictionary);
    }

    public OptionalInt dictionaryBytes() {
        return optional(dictionaryBytes);
    }

    public Optional<Boolean> bounds() {
        return Optional.ofNullable(bounds);
    }

    public OptionalInt boundsLength() {
        return optional(boundsLength);
    }

    public Optional<FloatingOrder> floatingOrder() {
        return Optional.ofNullable(floatingOrder);
    }

    public Optional<PageIndex> pageIndex() {
        return Optional.ofNullable(pageIndex);
    }

    public Optional<Boolean> sizeStatistics() {
        return Optional.ofNullable(sizeStatistics);
    }

    public boolean bloomFilter() {
        return bloomFilter;
    }

    public double bloomFilterRate() {
        return bloomFilterRate;
    }

    /** Different values of a row group to expect, or empty if nobody has said. */
    public OptionalLong bloomFilterValues() {
        return bloomFilterValues == 0 ? OptionalLong.empty() : OptionalLong.of(bloomFilterValues);
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Collects the options of one column; every setter refuses a value that no column could have. */
    public static final class Builder {

        private @Nullable Encoding encoding;
        private @Nullable Integer pageBytes;
        private @Nullable Integer pageRows;
        private @Nullable Integer pageEntries;
        private @Nullable CompressionCodec codec;
        private @Nullable Integer level;
        private @Nullable Boolean dictionary;
        private @Nullable Integer dictionaryBytes;
        private @Nullable Boolean bounds;
        private @Nullable Integer boundsLength;
        private @Nullable FloatingOrder floatingOrder;
        private @Nullable PageIndex pageIndex;
        private @Nullable Boolean sizeStatistics;
        private boolean bloomFilter;
        private double bloomFilterRate = 0.01;
        private long bloomFilterValues;

        private Builder() {}

        /**
         * What all pages of the column are encoded as, whatever the profile: any encoding that the specification allows
         * for its type. RLE_DICTIONARY means a dictionary that is not asked whether it pays; past
         * {@link #dictionaryBytes} the chunk goes on with what the profile offers.
         */
        public Builder encoding(Encoding value) {
            encoding = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#pageBytes}. */
        public Builder pageBytes(int value) {
            pageBytes = Limits.pageBytes(value);
            return this;
        }

        /** See {@link WriterOptions.Builder#pageRows}. */
        public Builder pageRows(int value) {
            pageRows = Limits.pageRows(value);
            return this;
        }

        /** See {@link WriterOptions.Builder#pageEntries}. */
        public Builder pageEntries(int value) {
            pageEntries = Limits.pageEntries(value);
            return this;
        }

        /** See {@link WriterOptions.Builder#codec}. A codec set here does not take over the file's level. */
        public Builder codec(CompressionCodec value) {
            codec = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#level}. */
        public Builder level(int value) {
            level = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#dictionary}. */
        public Builder dictionary(boolean value) {
            dictionary = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#dictionaryBytes}. */
        public Builder dictionaryBytes(int value) {
            dictionaryBytes = Limits.dictionaryBytes(value);
            return this;
        }

        /** See {@link WriterOptions.Builder#bounds}. */
        public Builder bounds(boolean value) {
            bounds = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#boundsLength}. */
        public Builder boundsLength(int value) {
            boundsLength = Limits.boundsLength(value);
            return this;
        }

        /** See {@link WriterOptions.Builder#floatingOrder}; only for FLOAT, DOUBLE and FLOAT16 columns. */
        public Builder floatingOrder(FloatingOrder value) {
            floatingOrder = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#pageIndex}. */
        public Builder pageIndex(PageIndex value) {
            pageIndex = value;
            return this;
        }

        /** See {@link WriterOptions.Builder#sizeStatistics}. */
        public Builder sizeStatistics(boolean value) {
            sizeStatistics = value;
            return this;
        }

        /**
         * Whether each column chunk has a bloom filter, by which readers skip row groups that cannot have a value. Pays
         * for columns of many different values that are looked up one at a time; a column that stays within its
         * dictionary is skipped by that. Default false. BOOLEAN columns have none.
         */
        public Builder bloomFilter(boolean value) {
            bloomFilter = value;
            return this;
        }

        /**
         * How often the filter may take a value for present that is not: between 0 and 1, exclusive. Default 0.01, which takes 10.5 bits
         * a value; 0.001 takes 16.9.
         */
        public Builder bloomFilterRate(double value) {
            bloomFilterRate = Limits.bloomFilterRate(value);
            return this;
        }

        /**
         * How many different values a row group is expected to have: the filter has the size for them from the start, and
         * answers wrongly more often if more come. Default: it is sized when the row group ends, for the values that it
         * has, up to as many as a row group may have rows.
         */
        public Builder bloomFilterValues(long value) {
            bloomFilterValues = Limits.bloomFilterValues(value);
            return this;
        }

        public ColumnOptions build() {
            return new ColumnOptions(this);
        }
    }
}
