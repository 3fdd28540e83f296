// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.compression.Codecs;
import dev.inlay.format.CompressionCodec;
import dev.inlay.schema.ColumnPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a file is laid out and compressed. Immutable; one object may serve any number of writers. Values that no file
 * could have are refused by the builder, what does not fit a schema by {@link ParquetWriter.Builder#open} before the
 * first byte.
 *
 * <p>The bytes of a file depend on its rows and on these options alone: not on how the rows were cut into batches. Where optional codec
 * libraries come and go on the class path, that needs {@link Builder#codecs} to be pinned.
 */
public final class WriterOptions {

    /** What is used when nobody asks for anything else. */
    public static final WriterOptions DEFAULT = builder().build();

    private final long rowGroupRows;
    private final long rowGroupBytes;
    private final int pageBytes;
    private final int pageRows;
    private final int pageEntries;
    private final DataPageVersion dataPageVersion;
    private final Profile profile;
    private final CompressionCodec codec;
    private final @Nullable Integer level;
    private final @Nullable Codecs codecs;
    private final boolean dictionary;
    private final int dictionaryBytes;
    private final boolean bounds;
    private final int boundsLength;
    private final FloatingOrder floatingOrder;
    private final PageIndex pageIndex;
    private final boolean sizeStatistics;
    private final boolean int96;
    private final String createdBy;
    private final List<SortOrder> sortedBy;
    private final Map<ColumnPath, ColumnOptions> columns;
    private final Map<String, ColumnOptions> dottedColumns;

    private WriterOptions(Builder builder) {
        rowGroupRows = builder.rowGroupRows;
        rowGroupBytes = builder.rowGroupBytes;
        pageBytes = builder.pageBytes;
        pageRows = builder.pageRows;
        pageEntries = builder.pageEntries;
        dataPageVersion = builder.dataPageVersion;
        profile = builder.profile;
        codec = builder.codec;
        level = builder.level;
        codecs = builder.codecs;
        dictionary = builder.dictionary;
        dictionaryBytes = builder.dictionaryBytes;
        bounds = builder.bounds;
        boundsLength = builder.boundsLength;
        floatingOrder = builder.floatingOrder;
        pageIndex = builder.pageIndex;
        sizeStatistics = builder.sizeStatistics;
        int96 = builder.int96;
        createdBy = builder.createdBy;
        sortedBy = builder.sortedBy;
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(builder.columns));
        dottedColumns = Collections.unmodifiableMap(new LinkedHashMap<>(builder.dottedColumns));
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.rowGroupRows = rowGroupRows;
        builder.rowGroupBytes = rowGroupBytes;
        builder.pageBytes = pageBytes;
        builder.pageRows = pageRows;
        builder.pageEntries = pageEntries;
        builder.dataPageVersion = dataPageVersion;
        builder.profile = profile;
        builder.codec = codec;
        builder.level = level;
        builder.codecs = codecs;
        builder.dictionary = dictionary;
        builder.dictionaryBytes = dictionaryBytes;
        builder.bounds = bounds;
        builder.boundsLength = boundsLength;
        builder.floatingOrder = floatingOrder;
        builder.pageIndex = pageIndex;
        builder.sizeStatistics = sizeStatistics;
        builder.int96 = int96;
        builder.createdBy = createdBy;
        builder.sortedBy = sortedBy;
        builder.columns.putAll(columns);
        builder.dottedColumns.putAll(dottedColumns);
        return builder;
    }

    public long rowGroupRows() {
        return rowGroupRows;
    }

    public long rowGroupBytes() {
        return rowGroupBytes;
    }

    public int pageBytes() {
        return pageBytes;
    }

    public int pageRows() {
        return pageRows;
    }

    public int pageEntries() {
        return pageEntries;
    }

    public DataPageVersion dataPageVersion() {
        return dataPageVersion;
    }

    public Profile profile() {
        return profile;
    }

    public CompressionCodec codec() {
        return codec;
    }

    /** The codec's level, or empty for the codec's own default. */
    public OptionalInt level() {
        return level == null ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** Who compresses. */
    public Codecs codecs() {
        // not when the options are built: the system property that it may follow can be wrong, and DEFAULT is a
        // constant
        return codecs == null ? Codecs.standard() : codecs;
    }

    public boolean dictionary() {
        return dictionary;
    }

    public int dictionaryBytes() {
        return dictionaryBytes;
    }

    public boolean bounds() {
        return bounds;
    }

    public int boundsLength() {
        return boundsLength;
    }

    public FloatingOrder floatingOrder() {
        return floatingOrder;
    }

    public PageIndex pageIndex() {
        return pageIndex;
    }

    public boolean sizeStatistics() {
        return sizeStatistics;
    }

    public boolean int96() {
        return int96;
    }

    public String createdBy() {
        return createdBy;
    }

    /** What the rows of each row group are sorted by, the first column first; empty if nobody has said. */
    public List<SortOrder> sortedBy() {
        return sortedBy;
    }

    /** The columns that differ and were named by their path. */
    public Map<ColumnPath, ColumnOptions> columns() {
        return columns;
    }

    /** The columns that differ and were named by their path as dotted text. */
    public Map<String, ColumnOptions> dottedColumns() {
        return dottedColumns;
    }

    /** Collects options; every setter refuses a value that no file could have, naming the option and its range. */
    public static final class Builder {

        private long rowGroupRows = 1_048_576;
        private long rowGroupBytes = 128L << 20;
        private int pageBytes = 1 << 20;
        private int pageRows = 20_000;
        private int pageEntries = Integer.MAX_VALUE;
        private DataPageVersion dataPageVersion = DataPageVersion.V1;
        private Profile profile = Profile.COMPATIBLE;
        private CompressionCodec codec = CompressionCodec.ZSTD;
        private @Nullable Integer level;
        private @Nullable Codecs codecs;
        private boolean dictionary = true;
        private int dictionaryBytes = 1 << 20;
        private boolean bounds = true;
        private int boundsLength = 64;
        private FloatingOrder floatingOrder = FloatingOrder.TYPE_ORDER;
        private PageIndex pageIndex = PageIndex.OFFSETS_AND_BOUNDS;
        private boolean sizeStatistics = true;
        private boolean int96;
        private String createdBy = CreatedBy.TEXT;
        private List<SortOrder> sortedBy = List.of();
        private final Map<ColumnPath, ColumnOptions> columns = new LinkedHashMap<>();
        private final Map<String, ColumnOptions> dottedColumns = new LinkedHashMap<>();

        private Builder() {}

        /** A row group ends after this many rows; from 1. Default 1 048 576. */
        public Builder rowGroupRows(long value) {
            rowGroupRows = Limits.rowGroupRows(value);
            return this;
        }

        /**
         * A row group ends when it buffers this many bytes: its encoded pages, its dictionaries, and the open page of
         * each column. From 1; default 128 MiB. It is looked at again and again while rows arrive, at least once in a
         * 32nd of this many bytes, so a row group may buffer that 32nd and one row more. In the file it is mostly
         * smaller, for the open pages are then encoded as well.
         */
        public Builder rowGroupBytes(long value) {
            rowGroupBytes = Limits.rowGroupBytes(value);
            return this;
        }

        /**
         * A page ends before the row that would take it past this many bytes; a single larger value gets a page of its
         * own. Counted are the values as PLAIN, before dictionary and codec; a null counts like an empty value, or,
         * where all values have one width, like any other. From 1 to 2^30; default 1 MiB.
         */
        public Builder pageBytes(int value) {
            pageBytes = Limits.pageBytes(value);
            return this;
        }

        /** A page ends after this many rows; from 1. Default 20 000. */
        public Builder pageRows(int value) {
            pageRows = Limits.pageRows(value);
            return this;
        }

        /**
         * A page ends before the row that would take it past this many level entries: where there are lists, a row has
         * an entry for each element, and one if there is none. A row that has more gets a page of its own. From 1;
         * default without limit.
         */
        public Builder pageEntries(int value) {
            pageEntries = Limits.pageEntries(value);
            return this;
        }

        /** Which kind of data pages. Default {@link DataPageVersion#V1}. */
        public Builder dataPageVersion(DataPageVersion value) {
            dataPageVersion = value;
            return this;
        }

        /**
         * What values may be encoded as: whichever of the profile's encodings makes the first page of a column chunk
         * smallest. Default {@link Profile#COMPATIBLE}. {@link ColumnOptions.Builder#encoding} goes before it.
         */
        public Builder profile(Profile value) {
            profile = value;
            return this;
        }

        /** How pages are compressed. Default ZSTD. */
        public Builder codec(CompressionCodec value) {
            codec = value;
            return this;
        }

        /**
         * The codec's level; which ones there are depends on the codec. Default: what the codec's authors hold for the
         * best trade.
         */
        public Builder level(int value) {
            level = value;
            return this;
        }

        /**
         * Who compresses; {@link Codecs#pureJava()} for the same bytes on every class path. Default {@link Codecs#standard()}: an
         * optional native library where it is on the class path and faster, and with it that library's bytes.
         */
        public Builder codecs(Codecs value) {
            codecs = value;
            return this;
        }

        /**
         * Whether a column may have a dictionary. It gets one if the first page of the chunk becomes smaller by it than
         * by any other encoding of the {@link #profile}, and keeps it until it outgrows {@link #dictionaryBytes}. Default
         * true. BOOLEAN columns never have one.
         */
        public Builder dictionary(boolean value) {
            dictionary = value;
            return this;
        }

        /**
         * Bytes of a dictionary as PLAIN: the page that would take it past this, and all that follow in the chunk, are
         * without, PLAIN or what the {@link #profile} finds smaller. From 1; default 1 MiB.
         */
        public Builder dictionaryBytes(int value) {
            dictionaryBytes = Limits.dictionaryBytes(value);
            return this;
        }

        /**
         * Whether smallest and largest values go into the footer. Counts of nulls and NaNs do in any case. Default
         * true.
         */
        public Builder bounds(boolean value) {
            bounds = value;
            return this;
        }

        /**
         * Bounds of BYTE_ARRAY columns are cut to this many bytes (text at a code point) and marked inexact. Values
         * that would mean something else when cut keep their length: decimals, and everything of fixed width. A bound that
         * keeps its length and has more than 4096 bytes, or than this if it is more, is left out, and with it the chunk's column
         * index. From 1; default 64.
         */
        public Builder boundsLength(int value) {
            boundsLength = Limits.boundsLength(value);
            return this;
        }

        /**
         * How FLOAT, DOUBLE and FLOAT16 columns are compared for their bounds. Default
         * {@link FloatingOrder#TYPE_ORDER}, which every reader knows.
         */
        public Builder floatingOrder(FloatingOrder value) {
            floatingOrder = value;
            return this;
        }

        /** What is said of each page, behind the last row group. Default {@link PageIndex#OFFSETS_AND_BOUNDS}. */
        public Builder pageIndex(PageIndex value) {
            pageIndex = value;
            return this;
        }

        /**
         * Whether the footer and the page index say how many bytes BYTE_ARRAY values have once decoded, and how often
         * each repetition and definition level occurs. Default true.
         */
        public Builder sizeStatistics(boolean value) {
            sizeStatistics = value;
            return this;
        }

        /**
         * Declares that rows come sorted, by the first column first, and says so in the footer. Rows that do not are refused,
         * as readers skip by it: each is compared with the one before, unless {@link ParquetWriter#endRowGroup} was called
         * between them. Default: nothing is declared.
         */
        public Builder sortedBy(SortOrder... value) {
            sortedBy = List.of(value);
            return this;
        }

        /**
         * Whether a schema may have INT96 columns, the deprecated timestamps of Impala, Hive and Spark: 8 bytes of
         * nanoseconds in the day, then 4 bytes of Julian day, of which 2 440 588 is 1970-01-01, both little-endian. Their 12 bytes are
         * written as they are given, and have no bounds. Default false: INT64 with a TIMESTAMP annotation is what every reader of
         * today wants.
         */
        public Builder int96(boolean value) {
            int96 = value;
            return this;
        }

        /** Who the footer says wrote the file. Default {@code inlay version X (build H)}. */
        public Builder createdBy(String value) {
            createdBy = value;
            return this;
        }

        /**
         * What the column at {@code path}, its names joined with dots, does differently; a second call for the same
         * column replaces the first. If two columns look alike in this form, opening a writer refuses it: use
         * {@link #column(ColumnPath, ColumnOptions)}.
         */
        public Builder column(String path, ColumnOptions options) {
            dottedColumns.put(path, options);
            return this;
        }

        /** What the column at {@code path} does differently; a second call for the same column replaces the first. */
        public Builder column(ColumnPath path, ColumnOptions options) {
            columns.put(path, options);
            return this;
        }

        public WriterOptions build() {
            return new WriterOptions(this);
        }
    }
}
