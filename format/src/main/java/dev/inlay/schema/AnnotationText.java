// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import dev.inlay.format.Binary;
import dev.inlay.format.ConvertedType;
import dev.inlay.format.EdgeInterpolationAlgorithm;
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
import dev.inlay.format.LogicalType.IntervalType;
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
import dev.inlay.format.OpenEnum;
import dev.inlay.format.TimeUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as text, as parquet-java writes it between the parentheses: {@code STRING}, {@code DECIMAL(9,2)},
 * {@code TIMESTAMP(MICROS,true)}. A parameter that is absent is left out, {@code GEOGRAPHY(,KARNEY)}; one that is an empty text is {@code ""}.
 * An annotation that this version does not know is {@code UNRECOGNIZED(id,content in hex)}.
 */
final class AnnotationText {

    private static final HexFormat HEX = HexFormat.of();

    private static final Map<String, LogicalType> WITHOUT_PARAMETERS = Map.ofEntries(
            Map.entry("STRING", new StringType()),
            Map.entry("MAP", new MapType()),
            Map.entry("LIST", new ListType()),
            Map.entry("ENUM", new EnumType()),
            Map.entry("DATE", new DateType()),
            Map.entry("UNKNOWN", new NullType()),
            Map.entry("JSON", new JsonType()),
            Map.entry("BSON", new BsonType()),
            Map.entry("UUID", new UuidType()),
            Map.entry("FLOAT16", new Float16Type()),
            Map.entry("FILE", new FileType()),
            Map.entry("INTERVAL", new IntervalType()));

    private AnnotationText() {}

    static String print(LogicalType annotation) {
        if (annotation instanceof DecimalType decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (annotation instanceof TimeType time) {
            return "TIME(" + time.unit() + "," + time.isAdjustedToUtc() + ")";
        }
        if (annotation instanceof TimestampType timestamp) {
            return "TIMESTAMP(" + timestamp.unit() + "," + timestamp.isAdjustedToUtc() + ")";
        }
        if (annotation instanceof IntType integer) {
            return "INTEGER(" + integer.bitWidth() + "," + integer.isSigned() + ")";
        }
        if (annotation instanceof VariantType variant) {
            return variant.specificationVersion() == null
                    ? "VARIANT"
                    : "VARIANT(" + variant.specificationVersion() + ")";
        }
        if (annotation instanceof GeometryType geometry) {
            return geometry.crs() == null ? "GEOMETRY" : "GEOMETRY(" + Words.quoteIfNeeded(geometry.crs()) + ")";
        }
        if (annotation instanceof GeographyType geography) {
            return print(geography);
        }
        if (annotation instanceof UnrecognizedType unrecognized) {
            String content = HEX.formatHex(unrecognized.content().toArray());
            return "UNRECOGNIZED(" + unrecognized.id() + "," + Words.quoteIfNeeded(content) + ")";
        }
        for (Map.Entry<String, LogicalType> entry : WITHOUT_PARAMETERS.entrySet()) {
            if (entry.getValue().equals(annotation)) {
                return entry.getKey();
            }
        }
        throw new AssertionError(annotation);
    }

    private static String print(GeographyType geography) {
        String crs = geography.crs() == null ? "" : Words.quoteIfNeeded(geography.crs());
        if (geography.algorithm() != null) {
            return "GEOGRAPHY(" + crs + "," + geography.algorithm() + ")";
        }
        return crs.isEmpty() ? "GEOGRAPHY" : "GEOGRAPHY(" + crs + ")";
    }

    /** Takes an annotation; afterwards the current token is the one behind it. */
    static LogicalType parse(SchemaTokens tokens) {
        String name = tokens.kind() == SchemaTokens.Kind.WORD ? tokens.value().toUpperCase(Locale.ROOT) : "";
        LogicalType plain = WITHOUT_PARAMETERS.get(name);
        if (plain == null) {
            plain = ofConvertedType(name);
        }
        ;
        if (plain != null) {
            tokens.advance();
            return plain;
        }
        return switch (name) {
            case "DECIMAL" -> parameters(tokens, AnnotationText::decimal);
            case "TIME" -> parameters(tokens, AnnotationText::time);
            case "TIMESTAMP" -> parameters(tokens, AnnotationText::timestamp);
            case "INTEGER", "INT" -> parameters(tokens, AnnotationText::integer);
            case "UNRECOGNIZED" -> parameters(tokens, AnnotationText::unrecognized);
            case "VARIANT" -> optionalParameters(tokens, AnnotationText::variant, new VariantType(null));
            case "GEOMETRY" -> optionalParameters(tokens, AnnotationText::geometry, new GeometryType(null));
            case "GEOGRAPHY" -> optionalParameters(tokens, AnnotationText::geography, new GeographyType(null, null));
            default -> throw tokens.expected("an annotation such as STRING, DECIMAL(9,2) or TIMESTAMP(MICROS,true)");
        };
    }

    private static @Nullable LogicalType ofConvertedType(String name) {
        for (ConvertedType converted : ConvertedType.values()) {
            if (converted.name().equals(name)) {
                return Annotations.logicalType(converted, null, null);
            }
        }
        return null;
    }

    private static LogicalType parameters(SchemaTokens tokens, Function<SchemaTokens, LogicalType> parser) {
        tokens.advance();
        tokens.expect('(');
        LogicalType annotation = parser.apply(tokens);
        tokens.expect(')');
        return annotation;
    }

    private static LogicalType optionalParameters(
            SchemaTokens tokens, Function<SchemaTokens, LogicalType> parser, LogicalType without) {
        tokens.advance();
        if (!tokens.skip('(')) {
            return without;
        }
        LogicalType annotation = tokens.isSymbol(')') ? without : parser.apply(tokens);
        tokens.expect(')');
        return annotation;
    }

    private static LogicalType decimal(SchemaTokens tokens) {
        SchemaTokens.Mark mark = tokens.mark();
        int precision = tokens.takeInt("the precision");
        int scale = tokens.skip(',') ? tokens.takeInt("the scale") : 0;
        return valid(mark, () -> new DecimalType(scale, precision));
    }

    private static LogicalType time(SchemaTokens tokens) {
        TimeUnit unit = unit(tokens);
        tokens.expect(',');
        return new TimeType(bool(tokens, "isAdjustedToUTC"), unit);
    }

    private static LogicalType timestamp(SchemaTokens tokens) {
        TimeUnit unit = unit(tokens);
        tokens.expect(',');
        return new TimestampType(bool(tokens, "isAdjustedToUTC"), unit);
    }

    private static LogicalType integer(SchemaTokens tokens) {
        SchemaTokens.Mark mark = tokens.mark();
        int bitWidth = tokens.takeInt("the bit width");
        tokens.expect(',');
        boolean isSigned = bool(tokens, "isSigned");
        return valid(mark, () -> new IntType(bitWidth, isSigned));
    }

    private static LogicalType variant(SchemaTokens tokens) {
        SchemaTokens.Mark mark = tokens.mark();
        int version = tokens.takeInt("the version");
        if (version != (byte) version) {
            throw SchemaTokens.error(mark, "variant version " + version + " is not a byte");
        }
        return new VariantType((byte) version);
    }

    private static LogicalType geometry(SchemaTokens tokens) {
        return new GeometryType(tokens.takeName("the coordinate reference system"));
    }

    private static LogicalType geography(SchemaTokens tokens) {
        String crs = tokens.isSymbol(',') ? null : tokens.takeName("the coordinate reference system");
        return new GeographyType(crs, tokens.skip(',') ? algorithm(tokens) : null);
    }

    private static OpenEnum<EdgeInterpolationAlgorithm> algorithm(SchemaTokens tokens) {
        for (EdgeInterpolationAlgorithm algorithm : EdgeInterpolationAlgorithm.values()) {
            if (tokens.skipWord(algorithm.name())) {
                return OpenEnum.of(algorithm);
            }
        }
        if (tokens.kind() == SchemaTokens.Kind.WORD && tokens.value().matches("#-?[0-9]{1,9}")) {
            int id = Integer.parseInt(tokens.takeName("").substring(1));
            return OpenEnum.of(EdgeInterpolationAlgorithm.class, id);
        }
        throw tokens.expected("SPHERICAL, VINCENTY, THOMAS, ANDOYER, KARNEY or #id");
    }

    private static LogicalType unrecognized(SchemaTokens tokens) {
        int id = tokens.takeInt("the id");
        tokens.expect(',');
        if (!tokens.value().matches("([0-9a-fA-F]{2})*")) {
            throw tokens.expected("pairs of hex digits");
        }
        return new UnrecognizedType(id, Binary.of(HEX.parseHex(tokens.takeName("the content"))));
    }

    private static TimeUnit unit(SchemaTokens tokens) {
        for (TimeUnit unit : TimeUnit.values()) {
            if (tokens.skipWord(unit.name())) {
                return unit;
            }
        }
        throw tokens.expected("MILLIS, MICROS or NANOS");
    }

    private static boolean bool(SchemaTokens tokens, String what) {
        if (tokens.skipWord("true")) {
            return true;
        }
        if (tokens.skipWord("false")) {
            return false;
        }
        throw tokens.expected("true or false for " + what);
    }

    private static LogicalType valid(SchemaTokens.Mark mark, Supplier<LogicalType> annotation) {
        try {
            return annotation.get();
        } catch (IllegalArgumentException e) {
            throw SchemaTokens.error(mark, String.valueOf(e.getMessage()));
        }
    }
}
