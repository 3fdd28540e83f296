// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.format.CompressionCodec;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one column does differently from its file: each option that is not set here is taken from {@link WriterOptions},
 * where its meaning and its default are described. Immutable.
 */
public final class ColumnOptions {

    private final @Nullable CompressionCodec codec;
    private final @Nullable Integer level;
    private final @Nullable Boolean dictionary;
    private final @Nullable Integer dictionaryBytes;
    private final @Nullable Boolean bounds;
    private final @Nullable Integer boundsLength;
    private final @Nullable FloatingOrder floatingOrder;
    private final @Nullable PageIndex pageIndex;
    private final @Nullable Boolean sizeStatistics;

    private ColumnOptions(Builder builder) {
        codec = builder.codec;
        level = builder.level;
        dictionary = builder.dictionary;
        dictionaryBytes = builder.dictionaryBytes;
        bounds = builder.bounds;
        boundsLength = builder.boundsLength;
        floatingOrder = builder.floatingOrder;
        pageIndex = builder.pageIndex;
        sizeStatistics = builder.sizeStatistics;
    }

    /** Nothing set: the column does what the file does. */
    public static Builder builder() {
        return new Builder();
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

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Collects the options of one column; every setter refuses a value that no column could have. */
    public static final class Builder {

        private @Nullable CompressionCodec codec;
        private @Nullable Integer level;
        private @Nullable Boolean dictionary;
        private @Nullable Integer dictionaryBytes;
        private @Nullable Boolean bounds;
        private @Nullable Integer boundsLength;
        private @Nullable FloatingOrder floatingOrder;
        private @Nullable PageIndex pageIndex;
        private @Nullable Boolean sizeStatistics;

        private Builder() {}

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

        public ColumnOptions build() {
            return new ColumnOptions(this);
        }
    }
}
