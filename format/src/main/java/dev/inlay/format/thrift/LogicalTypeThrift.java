// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.BsonType;
import dev.inlay.format.LogicalType.DateType;
import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.LogicalType.EnumType;
import dev.inlay.format.LogicalType.FileType;
import dev.inlay.format.LogicalType.Float16Type;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.LogicalType.JsonType;
import dev.inlay.format.LogicalType.ListType;
import dev.inlay.format.LogicalType.MapType;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.LogicalType.StringType;
import dev.inlay.format.LogicalType.TimeType;
import dev.inlay.format.LogicalType.TimestampType;
import dev.inlay.format.LogicalType.UnrecognizedType;
import dev.inlay.format.LogicalType.UuidType;
import dev.inlay.format.LogicalType.VariantType;
import dev.inlay.format.MalformedDataException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link LogicalType}, a union. A member that is unknown, or says what cannot be (a decimal without digits, an integer of 7
 * bits, a time unit yet to be invented), is kept as it is: it costs the annotation and not the file (K08, L21, L29).
 */
final class LogicalTypeThrift {

    private static final int DECIMAL = 5;
    private static final int TIME = 7;
    private static final int TIMESTAMP = 8;
    private static final int INTEGER = 10;
    private static final int VARIANT = 16;
    private static final int GEOMETRY = 17;
    private static final int GEOGRAPHY = 18;

    /** The members whose structs are empty, by id. Number 9 is reserved for INTERVAL. */
    private static final Map<Integer, LogicalType> EMPTY_MEMBERS = Map.ofEntries(
            Map.entry(1, new StringType()),
            Map.entry(2, new MapType()),
            Map.entry(3, new ListType()),
            Map.entry(4, new EnumType()),
            Map.entry(6, new DateType()),
            Map.entry(11, new NullType()),
            Map.entry(12, new JsonType()),
            Map.entry(13, new BsonType()),
            Map.entry(14, new UuidType()),
            Map.entry(15, new Float16Type()),
            Map.entry(19, new FileType()));

    private static final Map<LogicalType, Integer> IDS = EMPTY_MEMBERS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private LogicalTypeThrift() {}

    static void write(ThriftWriter out, LogicalType type) {
        Integer id = IDS.get(type);
        out.beginStruct();
        if (id != null) {
            out.emptyStruct(id);
        } else if (type instanceof DecimalType decimal) {
            out.struct(DECIMAL, decimal, DecimalTypeThrift::write);
        } else if (type instanceof TimeType time) {
            out.struct(TIME, time, TimeTypeThrift::write);
        } else if (type instanceof TimestampType timestamp) {
            out.struct(TIMESTAMP, timestamp, TimestampTypeThrift::write);
        } else if (type instanceof IntType integer) {
            out.struct(INTEGER, integer, IntTypeThrift::write);
        } else if (type instanceof VariantType variant) {
            out.struct(VARIANT, variant, VariantTypeThrift::write);
        } else if (type instanceof GeometryType geometry) {
            out.struct(GEOMETRY, geometry, GeometryTypeThrift::write);
        } else if (type instanceof GeographyType geography) {
            out.struct(GEOGRAPHY, geography, GeographyTypeThrift::write);
        } else if (type instanceof UnrecognizedType unrecognized) {
            out.unrecognizedMember(unrecognized.id(), unrecognized.content());
        } else {
            throw new IllegalArgumentException(type + " is no member of the union");
        }
        out.endStruct();
    }

    static LogicalType read(ThriftReader in) throws MalformedDataException {
        return in.union(LogicalTypeThrift::readMember, UnrecognizedType::new);
    }

    private static @Nullable LogicalType readMember(ThriftReader in, int id) throws MalformedDataException {
        return switch (id) {
            case DECIMAL -> DecimalTypeThrift.read(in);
            case TIME -> TimeTypeThrift.read(in);
            case TIMESTAMP -> TimestampTypeThrift.read(in);
            case INTEGER -> IntTypeThrift.read(in);
            case VARIANT -> VariantTypeThrift.read(in);
            case GEOMETRY -> GeometryTypeThrift.read(in);
            case GEOGRAPHY -> GeographyTypeThrift.read(in);
            default -> {
                in.skip();
                yield EMPTY_MEMBERS.get(id);
            }
        };
    }
}
