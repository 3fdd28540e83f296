// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;

import dev.inlay.format.ConvertedType;
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
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which physical types may carry which logical type, and which converted type says the same to older readers
 * (LogicalTypes.md). All annotations but three have exactly one legal storage: DECIMAL has four kinds, UNKNOWN and those that
 * this version does not know can be on any leaf.
 */
public final class Annotations {

    private static final double LOG10_OF_2 = Math.log10(2);

    private Annotations() {}

    /** A physical type, with its length if that is fixed by the schema, else 0. */
    record Storage(PhysicalType type, int length) {
        @Override
        public String toString() {
            return type == FIXED_LEN_BYTE_ARRAY ? type + "(" + length + ")" : type.toString();
        }
    }

    /**
     * Whether a leaf of this physical type may carry the annotation.
     *
     * @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY; else ignored
     */
    public static boolean fits(LogicalType annotation, PhysicalType type, int typeLength) {
        return misfit(annotation, type, typeLength) == null;
    }

    /** Whether a group may carry the annotation. */
    public static boolean fitsGroup(LogicalType annotation) {
        return annotation instanceof ListType
                || annotation instanceof MapType
                || annotation instanceof VariantType
                || annotation instanceof FileType
                || annotation instanceof UnrecognizedType;
    }

    /** Why a leaf of this physical type cannot carry the annotation, or null if it can. */
    static @Nullable String misfit(LogicalType annotation, PhysicalType type, int typeLength) {
        if (annotation instanceof NullType || annotation instanceof UnrecognizedType) {
            return null;
        }
        Storage storage = new Storage(type, type == FIXED_LEN_BYTE_ARRAY ? typeLength : 0);
        if (annotation instanceof DecimalType decimal) {
            int digits = maxPrecision(type, typeLength);
            if (digits == 0) {
                return AnnotationText.print(annotation) + " cannot annotate " + storage;
            }
            return decimal.precision() <= digits
                    ? null
                    : AnnotationText.print(annotation) + " has " + decimal.precision() + " digits, " + storage
                            + " holds " + digits;
        }
        Storage legal = naturalStorage(annotation);
        if (legal == null) {
            return AnnotationText.print(annotation) + " cannot annotate a leaf";
        }
        return storage.equals(legal)
                ? null
                : AnnotationText.print(annotation) + " cannot annotate " + storage + ", only " + legal;
    }

    /**
     * Decimal digits that every value of that many digits fits into: 9 for INT32, 18 for INT64, {@code ⌊log10(2^(8n-1) - 1)⌋} for
     * FIXED_LEN_BYTE_ARRAY(n), no limit ({@link Integer#MAX_VALUE}) for BYTE_ARRAY, 0 for types that DECIMAL cannot annotate.
     *
     * @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY; else ignored
     */
    public static int maxPrecision(PhysicalType type, int typeLength) {
        return switch (type) {
            case INT32 -> 9;
            case INT64 -> 18;
            // no power of two is a power of ten, so the "- 1" never changes the digits
            case FIXED_LEN_BYTE_ARRAY -> (int) ((8L * typeLength - 1) * LOG10_OF_2);
            case BYTE_ARRAY -> Integer.MAX_VALUE;
            case BOOLEAN, INT96, FLOAT, DOUBLE -> 0;
        };
    }

    /** The storage a builder picks: the only legal one, or the smallest for DECIMAL; null for what is not on leaves. */
    static @Nullable Storage naturalStorage(LogicalType annotation) {
        if (annotation instanceof DecimalType decimal) {
            return decimalStorage(decimal.precision());
        }
        if (annotation instanceof StringType
                || annotation instanceof EnumType
                || annotation instanceof JsonType
                || annotation instanceof BsonType
                || annotation instanceof GeometryType
                || annotation instanceof GeographyType) {
            return new Storage(BYTE_ARRAY, 0);
        }
        if (annotation instanceof TimeType time) {
            return new Storage(time.unit() == TimeUnit.MILLIS ? INT32 : INT64, 0);
        }
        if (annotation instanceof IntType integer) {
            return new Storage(integer.bitWidth() == 64 ? INT64 : INT32, 0);
        }
        if (annotation instanceof TimestampType) {
            return new Storage(INT64, 0);
        }
        if (annotation instanceof DateType || annotation instanceof NullType) {
            return new Storage(INT32, 0);
        }
        if (annotation instanceof UuidType) {
            return new Storage(FIXED_LEN_BYTE_ARRAY, 16);
        }
        if (annotation instanceof IntervalType) {
            return new Storage(FIXED_LEN_BYTE_ARRAY, 12);
        }
        if (annotation instanceof Float16Type) {
            return new Storage(FIXED_LEN_BYTE_ARRAY, 2);
        }
        return null;
    }

    private static Storage decimalStorage(int precision) {
        if (precision <= maxPrecision(INT32, 0)) {
            return new Storage(INT32, 0);
        }
        if (precision <= maxPrecision(INT64, 0)) {
            return new Storage(INT64, 0);
        }
        int length = (int) (precision / LOG10_OF_2 / 8);
        while (maxPrecision(FIXED_LEN_BYTE_ARRAY, length) < precision) {
            length++;
        }
        return new Storage(FIXED_LEN_BYTE_ARRAY, length);
    }

    /**
     * The converted type that says what the logical type says, to be written beside it; null where there is none. It cannot say
     * that a time is not adjusted to UTC, and stands for such times as well.
     */
    public static @Nullable ConvertedType convertedType(LogicalType annotation) {
        if (annotation instanceof StringType) {
            return ConvertedType.UTF8;
        }
        if (annotation instanceof MapType) {
            return ConvertedType.MAP;
        }
        if (annotation instanceof ListType) {
            return ConvertedType.LIST;
        }
        if (annotation instanceof EnumType) {
            return ConvertedType.ENUM;
        }
        if (annotation instanceof DecimalType) {
            return ConvertedType.DECIMAL;
        }
        if (annotation instanceof DateType) {
            return ConvertedType.DATE;
        }
        if (annotation instanceof TimeType time) {
            return switch (time.unit()) {
                case MILLIS -> ConvertedType.TIME_MILLIS;
                case MICROS -> ConvertedType.TIME_MICROS;
                case NANOS -> null;
            };
        }
        if (annotation instanceof TimestampType timestamp) {
            return switch (timestamp.unit()) {
                case MILLIS -> ConvertedType.TIMESTAMP_MILLIS;
                case MICROS -> ConvertedType.TIMESTAMP_MICROS;
                case NANOS -> null;
            };
        }
        if (annotation instanceof IntType integer) {
            return switch (integer.bitWidth()) {
                case 8 -> integer.isSigned() ? ConvertedType.INT_8 : ConvertedType.UINT_8;
                case 16 -> integer.isSigned() ? ConvertedType.INT_16 : ConvertedType.UINT_16;
                case 32 -> integer.isSigned() ? ConvertedType.INT_32 : ConvertedType.UINT_32;
                default -> integer.isSigned() ? ConvertedType.INT_64 : ConvertedType.UINT_64;
            };
        }
        if (annotation instanceof JsonType) {
            return ConvertedType.JSON;
        }
        if (annotation instanceof BsonType) {
            return ConvertedType.BSON;
        }
        if (annotation instanceof IntervalType) {
            return ConvertedType.INTERVAL;
        }
        return null;
    }

    /**
     * What a converted type says when it stands alone: times are adjusted to UTC. Null for MAP_KEY_VALUE, which means MAP or nothing
     * depending on where it is, and for a DECIMAL whose numbers are missing or make no sense.
     *
     * @param scale of a DECIMAL; null means 0
     * @param precision of a DECIMAL
     */
    public static @Nullable LogicalType logicalType(
            ConvertedType converted, @Nullable Integer scale, @Nullable Integer precision) {
        return switch (converted) {
            case UTF8 -> new StringType();
            case MAP -> new MapType();
            case MAP_KEY_VALUE -> null;
            case LIST -> new ListType();
            case ENUM -> new EnumType();
            case DECIMAL -> decimal(scale == null ? 0 : scale, precision == null ? 0 : precision);
            case DATE -> new DateType();
            case TIME_MILLIS -> new TimeType(true, TimeUnit.MILLIS);
            case TIME_MICROS -> new TimeType(true, TimeUnit.MICROS);
            case TIMESTAMP_MILLIS -> new TimestampType(true, TimeUnit.MILLIS);
            case TIMESTAMP_MICROS -> new TimestampType(true, TimeUnit.MICROS);
            case UINT_8 -> new IntType(8, false);
            case UINT_16 -> new IntType(16, false);
            case UINT_32 -> new IntType(32, false);
            case UINT_64 -> new IntType(64, false);
            case INT_8 -> new IntType(8, true);
            case INT_16 -> new IntType(16, true);
            case INT_32 -> new IntType(32, true);
            case INT_64 -> new IntType(64, true);
            case JSON -> new JsonType();
            case BSON -> new BsonType();
            case INTERVAL -> new IntervalType();
        };
    }

    private static @Nullable LogicalType decimal(int scale, int precision) {
        boolean sensible = precision >= 1 && scale >= 0 && scale <= precision;
        return sensible ? new DecimalType(scale, precision) : null;
    }
}
