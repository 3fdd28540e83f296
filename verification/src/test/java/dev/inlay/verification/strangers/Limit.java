// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;
import static java.lang.Integer.MAX_VALUE;

import dev.inlay.format.Encoding;
import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.BsonType;
import dev.inlay.format.LogicalType.DateType;
import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.LogicalType.Float16Type;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.LogicalType.IntervalType;
import dev.inlay.format.LogicalType.JsonType;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.LogicalType.TimeType;
import dev.inlay.format.LogicalType.TimestampType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.verification.strangers.Cells.EncodedCell;
import dev.inlay.writer.DataPageVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What an engine cannot read. Found with files of pyarrow's where pyarrow can write them; UNKNOWN, BSON, INTERVAL, wide
 * decimals and UTC times of nanoseconds were seen in files of ours only. {@link CellTest} demands that the engine still
 * fails there, so that no entry outlives its reason.
 *
 * @param leaves the leaves of which it does not read every legal value
 */
record Limit(Engine engine, Predicate<PrimitiveNode> leaves, String reason) {

    private static final List<Limit> ALL = List.of(
            new Limit(
                    Engine.PYARROW,
                    is(NullType.class).and(on(BYTE_ARRAY).or(on(FIXED_LEN_BYTE_ARRAY))),
                    "of byte arrays that are UNKNOWN, only the rows of the last page are counted"),
            new Limit(
                    Engine.PYARROW,
                    precision(1, 38).and(on(FIXED_LEN_BYTE_ARRAY)).and(node -> node.typeLength() > 16),
                    "decimals of up to 38 digits must not be longer than 16 bytes"),
            new Limit(Engine.DUCKDB, precision(39, MAX_VALUE), "decimals of more than 38 digits become doubles"),
            new Limit(
                    Engine.DUCKDB,
                    node -> node.logicalType() instanceof TimeType time
                            && time.isAdjustedToUtc()
                            && time.unit() == TimeUnit.NANOS,
                    "times of day that are adjusted to UTC lose their nanoseconds"),
            new Limit(Engine.DUCKDB, is(BsonType.class), "files with BSON are refused"),
            new Limit(Engine.POLARS, precision(39, MAX_VALUE), "decimals of more than 38 digits are refused"),
            new Limit(
                    Engine.POLARS,
                    is(NullType.class).and(on(INT32).negate()),
                    "UNKNOWN on other types than INT32 is refused"),
            new Limit(
                    Engine.POLARS,
                    precision(1, 38).and(on(FIXED_LEN_BYTE_ARRAY)).and(node -> node.typeLength() > 16),
                    "decimals of up to 38 digits must not be longer than 16 bytes"),
            new Limit(Engine.POLARS, is(IntervalType.class), "INTERVAL makes it panic"),
            new Limit(
                    Engine.POLARS,
                    is(GeometryType.class).or(is(GeographyType.class)),
                    "files with types that are newer than FLOAT16 are refused"),
            new Limit(Engine.FASTPARQUET, precision(16, MAX_VALUE), "decimals become doubles"),
            new Limit(Engine.FASTPARQUET, is(DateType.class), "dates outside of the years 1677 to 2262 wrap around"),
            new Limit(Engine.FASTPARQUET, is(JsonType.class), "JSON text is parsed"),
            new Limit(Engine.FASTPARQUET, is(GeographyType.class), "files with GEOGRAPHY are refused"),
            new Limit(Engine.FASTPARQUET, is(BsonType.class), "BSON is parsed"),
            new Limit(Engine.FASTPARQUET, is(Float16Type.class), "half floats stay bytes"),
            new Limit(
                    Engine.FASTPARQUET,
                    on(FIXED_LEN_BYTE_ARRAY)
                            .and(is(DecimalType.class).or(is(NullType.class)).negate()),
                    "zero bytes at the end of a fixed value are lost"));

    private static final List<OfEncoding> ENCODINGS = List.of(
            new OfEncoding(Engine.PYARROW, in(Encoding.ALP), "ALP is not known"),
            new OfEncoding(Engine.DUCKDB, in(Encoding.ALP), "ALP is not known"),
            new OfEncoding(
                    Engine.DUCKDB,
                    in(Encoding.DELTA_LENGTH_BYTE_ARRAY)
                            .and(cell ->
                                    is(DecimalType.class).or(is(NullType.class)).test(cell.leaf())),
                    "lengths and bytes apart are supported for texts and bytes only"),
            new OfEncoding(
                    Engine.DUCKDB,
                    in(Encoding.RLE).and(cell -> is(NullType.class).test(cell.leaf())),
                    "runs are supported for booleans only, and UNKNOWN is none"),
            new OfEncoding(
                    Engine.DUCKDB,
                    in(Encoding.BYTE_STREAM_SPLIT).and(cell -> cell.leaf().type() == FIXED_LEN_BYTE_ARRAY),
                    "streams of fixed byte arrays are not known"),
            new OfEncoding(Engine.POLARS, in(Encoding.ALP), "ALP is not known"),
            new OfEncoding(
                    Engine.POLARS,
                    in(Encoding.DELTA_BYTE_ARRAY, Encoding.BYTE_STREAM_SPLIT)
                            .and(cell -> cell.leaf().type() == FIXED_LEN_BYTE_ARRAY),
                    "of fixed byte arrays, neither shared prefixes nor streams are supported"),
            new OfEncoding(Engine.PARQUET_JAVA, in(Encoding.ALP), "ALP is not known"),
            new OfEncoding(
                    Engine.FASTPARQUET,
                    in(
                            Encoding.ALP,
                            Encoding.BYTE_STREAM_SPLIT,
                            Encoding.DELTA_LENGTH_BYTE_ARRAY,
                            Encoding.DELTA_BYTE_ARRAY),
                    "the encoding is not known"),
            new OfEncoding(
                    Engine.FASTPARQUET,
                    in(Encoding.DELTA_BINARY_PACKED),
                    "deltas that overflow become other numbers, and those of 64 bits can end the process"),
            new OfEncoding(
                    Engine.FASTPARQUET,
                    in(Encoding.RLE).and(cell -> cell.version() == DataPageVersion.V1),
                    "in pages of version 1, RLE booleans are read as PLAIN"),
            new OfEncoding(
                    Engine.FASTPARQUET,
                    in(Encoding.RLE_DICTIONARY)
                            .and(cell ->
                                    cell.leaf().type() != INT32 && cell.leaf().type() != INT64)
                            .negate()
                            .and(cell -> cell.version() == DataPageVersion.V2)
                            .and(cell -> cell.leaf().repetition() == Repetition.OPTIONAL),
                    "of an optional column, a chunk of several pages of version 2 is an error"));

    private static final List<OfShape> SHAPES = List.of(
            new OfShape(
                    Engine.POLARS,
                    (cell, shape) -> shape.matches("S+")
                            && cell.leaf().repetition() == Repetition.REQUIRED
                            && in(
                                            Encoding.DELTA_BINARY_PACKED,
                                            Encoding.DELTA_LENGTH_BYTE_ARRAY,
                                            Encoding.DELTA_BYTE_ARRAY,
                                            Encoding.BYTE_STREAM_SPLIT)
                                    .test(cell),
                    "of a required field in an optional struct, it takes no nulls with these encodings"),
            new OfShape(
                    Engine.FASTPARQUET,
                    (cell, shape) -> !shape.equals("L") && !shape.equals("M"),
                    "of nesting, lists and maps of leaves are known"),
            new OfShape(
                    Engine.FASTPARQUET,
                    (cell, shape) -> cell.version() == DataPageVersion.V2,
                    "pages of version 2 are read for flat columns"),
            new OfShape(
                    Engine.FASTPARQUET,
                    (cell, shape) -> is(DecimalType.class)
                            .or(is(IntType.class))
                            .or(is(TimeType.class))
                            .or(is(TimestampType.class))
                            .test(cell.leaf()),
                    "in lists and maps, it depends on the encoding whether numbers are what their annotation says"),
            new OfShape(
                    Engine.FASTPARQUET,
                    (cell, shape) -> cell.leaf().type() == INT64 && cell.leaf().repetition() == Repetition.OPTIONAL,
                    "in lists and maps, 64 bits beside nulls become doubles"));

    private static Predicate<EncodedCell> in(Encoding... encodings) {
        return cell -> List.of(encodings).contains(cell.encoding());
    }

    /** The limit of {@code engine} that keeps it from reading every legal value of {@code leaf}. */
    static Optional<Limit> of(Engine engine, PrimitiveNode leaf) {
        return ALL.stream()
                .filter(limit -> limit.engine == engine && limit.leaves.test(leaf))
                .findFirst();
    }

    /** The limit of {@code engine} that keeps it from reading a column of the encoding. */
    static Optional<String> of(Engine engine, EncodedCell cell) {
        return ENCODINGS.stream()
                .filter(limit -> limit.engine == engine && limit.cells.test(cell))
                .map(OfEncoding::reason)
                .findFirst()
                .or(() -> of(engine, cell.leaf()).map(Limit::reason));
    }

    /** The limit that keeps {@code engine} from reading some column of the encoding in a shape of {@link Nest}. */
    static Optional<String> of(Engine engine, EncodedCell cell, String shape) {
        return SHAPES.stream()
                .filter(limit -> limit.engine == engine && limit.columns.test(cell, shape))
                .map(OfShape::reason)
                .findFirst()
                .or(() -> of(engine, cell));
    }

    /** What an engine cannot read, whatever the values mean. */
    private record OfEncoding(Engine engine, Predicate<EncodedCell> cells, String reason) {}

    /** What an engine cannot read in a shape of {@link Nest}. */
    private record OfShape(Engine engine, BiPredicate<EncodedCell, String> columns, String reason) {}

    @Override
    public String toString() {
        return engine.label() + ": " + reason;
    }

    private static Predicate<PrimitiveNode> is(Class<? extends LogicalType> type) {
        return node -> type.isInstance(node.logicalType());
    }

    private static Predicate<PrimitiveNode> on(PhysicalType type) {
        return node -> node.type() == type;
    }

    private static Predicate<PrimitiveNode> precision(int least, int most) {
        return node -> node.logicalType() instanceof DecimalType decimal
                && decimal.precision() >= least
                && decimal.precision() <= most;
    }
}
