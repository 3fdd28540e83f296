// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.Binary;
import dev.inlay.format.EdgeInterpolationAlgorithm;
import dev.inlay.format.LogicalType;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.TimeUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Schemas as wild as the types allow: any names, empty groups, every annotation on every storage that is legal for it. */
final class RandomSchemas {

    private static final String AWKWARD = " \t\r\n{}(),;=\"\\.#ab1µ\u00a0\u2028\0\u007f\ud800";

    private RandomSchemas() {}

    static Arbitrary<Schema> schemas() {
        return Combinators.combine(names(), nodes().list().ofMaxSize(5)).as(Schema::of);
    }

    static Arbitrary<SchemaNode> nodes() {
        return Arbitraries.lazyOf(
                () -> leaves().map(leaf -> leaf),
                () -> leaves().map(leaf -> leaf),
                () -> leaves().map(leaf -> leaf),
                () -> groups().map(group -> group));
    }

    private static Arbitrary<GroupNode> groups() {
        return Combinators.combine(names(), repetitions(), nodes().list().ofMaxSize(3), groupAnnotations(), fieldIds())
                .as(GroupNode::new);
    }

    private static Arbitrary<PrimitiveNode> leaves() {
        Arbitrary<PrimitiveNode> bare = Combinators.combine(
                        names(), repetitions(), Arbitraries.of(PhysicalType.class), lengths(), fieldIds())
                .as((name, repetition, type, length, id) ->
                        new PrimitiveNode(name, repetition, type, lengthOf(type, length), null, id));
        Arbitrary<PrimitiveNode> annotated = Combinators.combine(
                        names(),
                        repetitions(),
                        Arbitraries.of(PhysicalType.class),
                        lengths(),
                        leafAnnotations(),
                        fieldIds())
                .as(RandomSchemas::annotated);
        return Arbitraries.oneOf(bare, annotated);
    }

    /** On the drawn storage if that is legal, else on the natural one. */
    private static PrimitiveNode annotated(
            String name, Repetition repetition, PhysicalType type, int length, LogicalType annotation, Integer id) {
        if (Annotations.fits(annotation, type, lengthOf(type, length))) {
            return new PrimitiveNode(name, repetition, type, lengthOf(type, length), annotation, id);
        }
        Annotations.Storage natural = Annotations.naturalStorage(annotation);
        return new PrimitiveNode(name, repetition, natural.type(), natural.length(), annotation, id);
    }

    private static int lengthOf(PhysicalType type, int length) {
        return type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? length : 0;
    }

    static Arbitrary<LogicalType> leafAnnotations() {
        Arbitrary<TimeUnit> units = Arbitraries.of(TimeUnit.class);
        Arbitrary<Boolean> booleans = Arbitraries.of(true, false);
        Arbitrary<LogicalType> decimals = Arbitraries.integers()
                .between(1, 80)
                .flatMap(precision -> Arbitraries.integers()
                        .between(0, precision)
                        .map(scale -> LogicalType.decimal(precision, scale)));
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new LogicalType.StringType(),
                        new LogicalType.EnumType(),
                        new LogicalType.DateType(),
                        new LogicalType.NullType(),
                        new LogicalType.JsonType(),
                        new LogicalType.BsonType(),
                        new LogicalType.UuidType(),
                        new LogicalType.Float16Type(),
                        new LogicalType.IntervalType()),
                decimals,
                Combinators.combine(booleans, units).as(LogicalType::time),
                Combinators.combine(booleans, units).as(LogicalType::timestamp),
                Combinators.combine(Arbitraries.of(8, 16, 32, 64), booleans).as(LogicalType::integer),
                names().injectNull(0.3).map(LogicalType.GeometryType::new),
                Combinators.combine(names().injectNull(0.3), algorithms()).as(LogicalType.GeographyType::new),
                unrecognized());
    }

    private static Arbitrary<OpenEnum<EdgeInterpolationAlgorithm>> algorithms() {
        return Arbitraries.integers()
                .between(-3, 12)
                .map(id -> OpenEnum.of(EdgeInterpolationAlgorithm.class, id))
                .injectNull(0.3);
    }

    private static Arbitrary<LogicalType> groupAnnotations() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                new LogicalType.ListType(),
                                new LogicalType.MapType(),
                                new LogicalType.FileType(),
                                new LogicalType.VariantType(null),
                                new LogicalType.VariantType((byte) 1),
                                new LogicalType.VariantType((byte) -1)),
                        unrecognized())
                .injectNull(0.4);
    }

    private static Arbitrary<LogicalType> unrecognized() {
        Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMaxSize(5);
        return Combinators.combine(Arbitraries.integers().between(20, 32767), contents)
                .as((id, content) -> new LogicalType.UnrecognizedType(id, Binary.of(content)));
    }

    static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        List.of("id", "group", "message", "required", "list", "element", "", "UTF8", "7", "a.b")),
                Arbitraries.strings().withChars(AWKWARD.toCharArray()).ofMaxLength(6),
                Arbitraries.strings().ofMaxLength(4));
    }

    private static Arbitrary<Repetition> repetitions() {
        return Arbitraries.of(Repetition.class);
    }

    private static Arbitrary<Integer> lengths() {
        return Arbitraries.oneOf(Arbitraries.integers().between(1, 40), Arbitraries.of(12, 16, 2, Integer.MAX_VALUE));
    }

    private static Arbitrary<Integer> fieldIds() {
        return Arbitraries.integers().injectNull(0.5);
    }
}
