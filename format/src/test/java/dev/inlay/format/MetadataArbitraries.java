// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of any shape: every field present or not, every member of every union, known and unknown enum values. What the
 * records refuse is not made, and nothing here makes sense as a file.
 */
final class MetadataArbitraries {

    private MetadataArbitraries() {}

    static Arbitrary<FileMetaData> fileMetaData() {
        return Combinators.combine(
                        Arbitraries.integers(),
                        schemaElement().list().ofMaxSize(20),
                        Arbitraries.longs(),
                        rowGroup().list().ofMaxSize(3),
                        nullable(keyValue().list().ofMaxSize(4)),
                        nullable(text()),
                        nullable(columnOrder().list().ofMaxSize(20)),
                        Combinators.combine(nullable(encryptionAlgorithm()), nullable(binary()))
                                .as(Encryption::new))
                .as((version, schema, numRows, rowGroups, keyValues, createdBy, orders, encryption) -> new FileMetaData(
                        version,
                        schema,
                        numRows,
                        rowGroups,
                        keyValues,
                        createdBy,
                        orders,
                        encryption.algorithm(),
                        encryption.keyMetadata()));
    }

    /** Two components in one, since eight is the most that can be combined. */
    private record Encryption(
            @Nullable EncryptionAlgorithm algorithm,
            @Nullable Binary keyMetadata) {}

    static Arbitrary<SchemaElement> schemaElement() {
        return Builders.withBuilder(SchemaElementParts::new)
                .use(nullable(Arbitraries.of(PhysicalType.class)))
                .inSetter((b, v) -> b.type = v)
                .use(nullable(Arbitraries.integers()))
                .inSetter((b, v) -> b.typeLength = v)
                .use(nullable(Arbitraries.of(Repetition.class)))
                .inSetter((b, v) -> b.repetition = v)
                .use(text())
                .inSetter((b, v) -> b.name = v)
                .use(nullable(Arbitraries.integers()))
                .inSetter((b, v) -> b.numChildren = v)
                .use(nullable(openEnum(ConvertedType.class)))
                .inSetter((b, v) -> b.convertedType = v)
                .use(nullable(Arbitraries.integers()))
                .inSetter((b, v) -> b.scale = v)
                .use(nullable(Arbitraries.integers()))
                .inSetter((b, v) -> b.precision = v)
                .use(nullable(Arbitraries.integers()))
                .inSetter((b, v) -> b.fieldId = v)
                .use(nullable(logicalType()))
                .inSetter((b, v) -> b.logicalType = v)
                .build(SchemaElementParts::element);
    }

    /** What has more components than can be combined is put together here. */
    private static final class SchemaElementParts {
        @Nullable
        PhysicalType type;

        @Nullable
        Integer typeLength;

        @Nullable
        Repetition repetition;

        String name = "";

        @Nullable
        Integer numChildren;

        @Nullable
        OpenEnum<ConvertedType> convertedType;

        @Nullable
        Integer scale;

        @Nullable
        Integer precision;

        @Nullable
        Integer fieldId;

        @Nullable
        LogicalType logicalType;

        SchemaElement element() {
            return new SchemaElement(
                    type,
                    typeLength,
                    repetition,
                    name,
                    numChildren,
                    convertedType,
                    scale,
                    precision,
                    fieldId,
                    logicalType);
        }
    }

    static Arbitrary<LogicalType> logicalType() {
        Arbitrary<LogicalType> empty = Arbitraries.of(
                new LogicalType.StringType(),
                new LogicalType.MapType(),
                new LogicalType.ListType(),
                new LogicalType.EnumType(),
                new LogicalType.DateType(),
                new LogicalType.NullType(),
                new LogicalType.JsonType(),
                new LogicalType.BsonType(),
                new LogicalType.UuidType(),
                new LogicalType.Float16Type(),
                new LogicalType.FileType());
        Arbitrary<LogicalType> decimal = Arbitraries.integers()
                .between(1, 76)
                .flatMap(precision -> Arbitraries.integers()
                        .between(0, precision)
                        .map(scale -> LogicalType.decimal(precision, scale)));
        Arbitrary<LogicalType> time =
                Combinators.combine(bool(), Arbitraries.of(TimeUnit.class)).as(LogicalType::time);
        Arbitrary<LogicalType> timestamp =
                Combinators.combine(bool(), Arbitraries.of(TimeUnit.class)).as(LogicalType::timestamp);
        Arbitrary<LogicalType> integer =
                Combinators.combine(Arbitraries.of(8, 16, 32, 64), bool()).as(LogicalType::integer);
        Arbitrary<LogicalType> variant = nullable(Arbitraries.bytes()).map(LogicalType.VariantType::new);
        Arbitrary<LogicalType> geometry = nullable(text()).map(LogicalType.GeometryType::new);
        Arbitrary<LogicalType> geography = Combinators.combine(
                        nullable(text()), nullable(openEnum(EdgeInterpolationAlgorithm.class)))
                .as(LogicalType.GeographyType::new);
        Arbitrary<LogicalType> unrecognized =
                unknownMember(20).map(m -> new LogicalType.UnrecognizedType(m.id(), m.content()));
        return Arbitraries.oneOf(empty, decimal, time, timestamp, integer, variant, geometry, geography, unrecognized);
    }

    /** A member of a union that we do not know, or none. */
    private record Member(int id, Binary content) {}

    private static Arbitrary<Member> unknownMember(int firstUnknownId) {
        // i32 field 1, then stop: any struct would do
        Arbitrary<Binary> content =
                Arbitraries.bytes().between((byte) 0, (byte) 127).map(b -> Binary.of((byte) 0x15, b, (byte) 0));
        Arbitrary<Integer> id = Arbitraries.oneOf(
                Arbitraries.integers().between(firstUnknownId, Short.MAX_VALUE),
                Arbitraries.integers().between(Short.MIN_VALUE, 0));
        return Arbitraries.oneOf(
                Combinators.combine(id, content).as(Member::new), Arbitraries.just(new Member(0, Binary.EMPTY)));
    }

    static Arbitrary<ColumnOrder> columnOrder() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new ColumnOrder.TypeDefinedOrder(),
                        new ColumnOrder.Ieee754TotalOrder(),
                        new ColumnOrder.Int96TimestampOrder()),
                unknownMember(4).map(m -> new ColumnOrder.Unrecognized(m.id(), m.content())));
    }

    static Arbitrary<EncryptionAlgorithm> encryptionAlgorithm() {
        return Arbitraries.oneOf(
                Combinators.combine(nullable(binary()), nullable(binary()), nullable(bool()))
                        .as(EncryptionAlgorithm.AesGcmV1::new),
                Combinators.combine(nullable(binary()), nullable(binary()), nullable(bool()))
                        .as(EncryptionAlgorithm.AesGcmCtrV1::new),
                unknownMember(3).map(m -> new EncryptionAlgorithm.Unrecognized(m.id(), m.content())));
    }

    static Arbitrary<FileCryptoMetaData> fileCryptoMetaData() {
        return Combinators.combine(encryptionAlgorithm(), nullable(binary())).as(FileCryptoMetaData::new);
    }

    static Arbitrary<ColumnCryptoMetaData> columnCryptoMetaData() {
        return Arbitraries.oneOf(
                Arbitraries.just(new ColumnCryptoMetaData.EncryptionWithFooterKey()),
                Combinators.combine(path(), nullable(binary())).as(ColumnCryptoMetaData.EncryptionWithColumnKey::new),
                unknownMember(3).map(m -> new ColumnCryptoMetaData.Unrecognized(m.id(), m.content())));
    }

    static Arbitrary<RowGroup> rowGroup() {
        return Combinators.combine(
                        columnChunk().list().ofMaxSize(4),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        nullable(sortingColumn().list().ofMaxSize(3)),
                        nullable(Arbitraries.longs()),
                        nullable(Arbitraries.longs()),
                        nullable(Arbitraries.shorts()))
                .as(RowGroup::new);
    }

    private static Arbitrary<SortingColumn> sortingColumn() {
        return Combinators.combine(Arbitraries.integers(), bool(), bool()).as(SortingColumn::new);
    }

    static Arbitrary<ColumnChunk> columnChunk() {
        return Combinators.combine(
                        nullable(text()),
                        Arbitraries.longs(),
                        nullable(columnMetaData()),
                        nullable(Arbitraries.longs()),
                        nullable(Arbitraries.integers()),
                        nullable(Arbitraries.longs()),
                        nullable(Arbitraries.integers()),
                        Combinators.combine(nullable(columnCryptoMetaData()), nullable(binary()))
                                .as(ColumnEncryption::new))
                .as((path, fileOffset, metaData, offsetOffset, offsetLength, columnOffset, columnLength, encryption) ->
                        new ColumnChunk(
                                path,
                                fileOffset,
                                metaData,
                                offsetOffset,
                                offsetLength,
                                columnOffset,
                                columnLength,
                                encryption.crypto(),
                                encryption.metaData()));
    }

    private record ColumnEncryption(
            @Nullable ColumnCryptoMetaData crypto, @Nullable Binary metaData) {}

    static Arbitrary<ColumnMetaData> columnMetaData() {
        return Builders.withBuilder(ColumnMetaDataParts::new)
                .use(Arbitraries.of(PhysicalType.class))
                .inSetter((b, v) -> b.type = v)
                .use(openEnum(Encoding.class).list().ofMaxSize(17))
                .inSetter((b, v) -> b.encodings = v)
                .use(path())
                .inSetter((b, v) -> b.path = v)
                .use(openEnum(CompressionCodec.class))
                .inSetter((b, v) -> b.codec = v)
                .use(Arbitraries.longs().array(long[].class).ofSize(4))
                .inSetter((b, v) -> b.numbers = v)
                .use(nullable(keyValue().list().ofMaxSize(3)))
                .inSetter((b, v) -> b.keyValues = v)
                .use(nullable(Arbitraries.longs()))
                .inSetter((b, v) -> b.indexPageOffset = v)
                .use(nullable(Arbitraries.longs()))
                .inSetter((b, v) -> b.dictionaryPageOffset = v)
                .use(nullable(statistics()))
                .inSetter((b, v) -> b.statistics = v)
                .use(nullable(pageEncodingStats().list().ofMaxSize(3)))
                .inSetter((b, v) -> b.encodingStats = v)
                .use(nullable(Arbitraries.longs()))
                .inSetter((b, v) -> b.bloomFilterOffset = v)
                .use(nullable(Arbitraries.integers()))
                .inSetter((b, v) -> b.bloomFilterLength = v)
                .use(nullable(sizeStatistics()))
                .inSetter((b, v) -> b.sizeStatistics = v)
                .use(nullable(geospatialStatistics()))
                .inSetter((b, v) -> b.geospatialStatistics = v)
                .build(ColumnMetaDataParts::column);
    }

    private static final class ColumnMetaDataParts {
        PhysicalType type = PhysicalType.BOOLEAN;
        List<OpenEnum<Encoding>> encodings = List.of();
        List<String> path = List.of();
        OpenEnum<CompressionCodec> codec = OpenEnum.of(CompressionCodec.UNCOMPRESSED);
        long[] numbers = new long[4];

        @Nullable
        List<KeyValue> keyValues;

        @Nullable
        Long indexPageOffset;

        @Nullable
        Long dictionaryPageOffset;

        @Nullable
        Statistics statistics;

        @Nullable
        List<PageEncodingStats> encodingStats;

        @Nullable
        Long bloomFilterOffset;

        @Nullable
        Integer bloomFilterLength;

        @Nullable
        SizeStatistics sizeStatistics;

        @Nullable
        GeospatialStatistics geospatialStatistics;

        ColumnMetaData column() {
            return new ColumnMetaData(
                    type,
                    encodings,
                    path,
                    codec,
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    keyValues,
                    numbers[3],
                    indexPageOffset,
                    dictionaryPageOffset,
                    statistics,
                    encodingStats,
                    bloomFilterOffset,
                    bloomFilterLength,
                    sizeStatistics,
                    geospatialStatistics);
        }
    }

    static Arbitrary<Statistics> statistics() {
        return Combinators.combine(
                        nullable(binary()),
                        nullable(binary()),
                        nullable(Arbitraries.longs()),
                        nullable(Arbitraries.longs()),
                        nullable(binary()),
                        nullable(binary()),
                        nullable(Arbitraries.longs()),
                        Combinators.combine(nullable(bool()), nullable(bool())).as(Exactness::new))
                .as((max, min, nulls, distinct, maxValue, minValue, nans, exact) ->
                        new Statistics(max, min, nulls, distinct, maxValue, minValue, exact.max(), exact.min(), nans));
    }

    private record Exactness(
            @Nullable Boolean max, @Nullable Boolean min) {}

    private static Arbitrary<SizeStatistics> sizeStatistics() {
        return Combinators.combine(nullable(Arbitraries.longs()), nullable(longs()), nullable(longs()))
                .as(SizeStatistics::new);
    }

    private static Arbitrary<GeospatialStatistics> geospatialStatistics() {
        return Combinators.combine(
                        nullable(boundingBox()),
                        nullable(Arbitraries.integers().list().ofMaxSize(5)))
                .as(GeospatialStatistics::new);
    }

    private static Arbitrary<BoundingBox> boundingBox() {
        Arbitrary<Double> number = Arbitraries.longs().map(Double::longBitsToDouble);
        return Combinators.combine(
                        number,
                        number,
                        number,
                        number,
                        nullable(number),
                        nullable(number),
                        nullable(number),
                        nullable(number))
                .as(BoundingBox::new);
    }

    private static Arbitrary<PageEncodingStats> pageEncodingStats() {
        return Combinators.combine(openEnum(PageType.class), openEnum(Encoding.class), Arbitraries.integers())
                .as(PageEncodingStats::new);
    }

    private static Arbitrary<KeyValue> keyValue() {
        return Combinators.combine(text(), nullable(text())).as(KeyValue::new);
    }

    static Arbitrary<PageHeader> pageHeader() {
        return Combinators.combine(count(), count(), nullable(Arbitraries.integers()), pageKind())
                .as(PageHeader::new);
    }

    private static Arbitrary<PageHeader.Kind> pageKind() {
        Arbitrary<OpenEnum<Encoding>> encoding = openEnum(Encoding.class);
        Arbitrary<PageHeader.Kind> v1 = Combinators.combine(
                        count(), encoding, encoding, encoding, nullable(statistics()))
                .as(DataPageHeader::new);
        Arbitrary<PageHeader.Kind> v2 = Combinators.combine(
                        count(), count(), count(), encoding, count(), count(), bool(), nullable(statistics()))
                .as((a, b, rows, values, definition, repetition, compressed, statistics) -> new DataPageHeaderV2(
                        Math.max(a, b), Math.min(a, b), rows, values, definition, repetition, compressed, statistics));
        Arbitrary<PageHeader.Kind> dictionary =
                Combinators.combine(count(), encoding, nullable(bool())).as(DictionaryPageHeader::new);
        Arbitrary<PageHeader.Kind> unrecognized = Arbitraries.integers()
                .filter(id -> id < 0 || id > 3)
                .map(id -> new UnrecognizedPageHeader(OpenEnum.of(PageType.class, id)));
        return Arbitraries.oneOf(v1, v2, dictionary, Arbitraries.just(new IndexPageHeader()), unrecognized);
    }

    static Arbitrary<ColumnIndex> columnIndex() {
        Arbitrary<List<Binary>> bounds = binary().list().ofMaxSize(20);
        return Combinators.combine(
                        bool().list().ofMaxSize(20),
                        bounds,
                        bounds,
                        openEnum(BoundaryOrder.class),
                        nullable(longs()),
                        nullable(longs()),
                        nullable(longs()),
                        nullable(longs()))
                .as(ColumnIndex::new);
    }

    static Arbitrary<OffsetIndex> offsetIndex() {
        Arbitrary<PageLocation> location = Combinators.combine(
                        Arbitraries.longs(), Arbitraries.integers(), Arbitraries.longs())
                .as(PageLocation::new);
        return Combinators.combine(location.list().ofMaxSize(20), nullable(longs()))
                .as(OffsetIndex::new);
    }

    static Arbitrary<BloomFilterHeader> bloomFilterHeader() {
        return Combinators.combine(
                        count(),
                        Arbitraries.integers().between(0, 3).map(id -> OpenEnum.of(BloomFilterAlgorithm.class, id)),
                        Arbitraries.integers().between(0, 3).map(id -> OpenEnum.of(BloomFilterHash.class, id)),
                        Arbitraries.integers().between(0, 3).map(id -> OpenEnum.of(BloomFilterCompression.class, id)))
                .as(BloomFilterHeader::new);
    }

    private static <E extends Enum<E> & ThriftEnum> Arbitrary<OpenEnum<E>> openEnum(Class<E> type) {
        return Arbitraries.oneOf(
                Arbitraries.of(type).map(OpenEnum::of), Arbitraries.integers().map(id -> OpenEnum.of(type, id)));
    }

    private static Arbitrary<List<String>> path() {
        return text().list().ofMaxSize(4);
    }

    private static Arbitrary<List<Long>> longs() {
        return Arbitraries.longs().list().ofMaxSize(20);
    }

    private static Arbitrary<String> text() {
        return Combinators.combine(Arbitraries.strings().ascii().ofMaxLength(12), Arbitraries.of("", "äß", "語", "🔑"))
                .as((ascii, rest) -> ascii + rest);
    }

    private static Arbitrary<Binary> binary() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Binary::of);
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> count() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    private static <T> Arbitrary<T> nullable(Arbitrary<T> arbitrary) {
        return arbitrary.injectNull(0.3);
    }
}
