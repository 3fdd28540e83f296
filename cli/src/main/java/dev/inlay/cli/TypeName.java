// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types that {@code --type COLUMN=TYPE} knows, in any case:
 * <pre>
 *  string  boolean  int8 … int64  uint8 … uint64  float  double  decimal(p,s)  date
 *  time  time(UNIT)  timestamp  timestamp(UNIT)  timestamp(UNIT,utc)  uuid  json  enum  binary       UNIT: millis, micros, nanos
 * </pre>
 */
final class TypeName {

    static final String KNOWN =
            "string, boolean, int8 to int64, uint8 to uint64, float, double, decimal(p,s), date, time,"
                    + " timestamp(UNIT), timestamp(UNIT,utc) with UNIT millis, micros or nanos, uuid, json, enum, binary";

    private TypeName() {}

    /** @throws Failure if no type is called so */
    static FieldType parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        List<String> parameters = new ArrayList<>();
        int open = name.indexOf('(');
        if (open > 0 && name.endsWith(")")) {
            for (String parameter : name.substring(open + 1, name.length() - 1).split(",", -1)) {
                parameters.add(parameter.strip());
            }
            name = name.substring(0, open).strip();
        }
        FieldType type;
        try {
            type = parameters.isEmpty() ? plain(name) : parameterised(name, parameters);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--type: " + Quoted.of(text) + ": " + e.getMessage());
        }
        if (type == null) {
            throw Failure.usage("--type: no type is called " + Quoted.of(text) + "; there are " + KNOWN);
        }
        return type;
    }

    private static @Nullable FieldType plain(String name) {
        return switch (name) {
            case "string" -> FieldType.of(LogicalType.string());
            case "boolean" -> FieldType.of(PhysicalType.BOOLEAN);
            case "int8", "int16" -> FieldType.of(LogicalType.integer(Integer.parseInt(name.substring(3)), true));
            case "int32" -> FieldType.of(PhysicalType.INT32);
            case "int64" -> FieldType.of(PhysicalType.INT64);
            case "uint8", "uint16", "uint32", "uint64" ->
                FieldType.of(LogicalType.integer(Integer.parseInt(name.substring(4)), false));
            case "float" -> FieldType.of(PhysicalType.FLOAT);
            case "double" -> FieldType.of(PhysicalType.DOUBLE);
            case "date" -> FieldType.of(LogicalType.date());
            case "time" -> FieldType.of(LogicalType.time(false, TimeUnit.MICROS));
            case "timestamp" -> FieldType.of(LogicalType.timestamp(false, TimeUnit.MICROS));
            case "uuid" -> FieldType.of(LogicalType.uuid());
            case "json" -> FieldType.of(new LogicalType.JsonType());
            case "enum" -> FieldType.of(new LogicalType.EnumType());
            case "binary" -> FieldType.of(PhysicalType.BYTE_ARRAY);
            default -> null;
        };
    }

    private static @Nullable FieldType parameterised(String name, List<String> parameters) {
        String first = parameters.get(0);
        String second = parameters.size() == 2 ? parameters.get(1) : "";
        return switch (name) {
            case "decimal" ->
                parameters.size() == 2 ? FieldType.of(LogicalType.decimal(digits(first), digits(second))) : null;
            case "time" -> parameters.size() == 1 ? FieldType.of(LogicalType.time(false, unit(first))) : null;
            case "timestamp" ->
                parameters.size() == 1 || second.equals("utc")
                        ? FieldType.of(LogicalType.timestamp(second.equals("utc"), unit(first)))
                        : null;
            default -> null;
        };
    }

    private static int digits(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number of digits is not " + number, e);
        }
    }

    private static TimeUnit unit(String name) {
        return switch (name) {
            case "millis" -> TimeUnit.MILLIS;
            case "micros" -> TimeUnit.MICROS;
            case "nanos" -> TimeUnit.NANOS;
            default -> throw new IllegalArgumentException("a unit is millis, micros or nanos, not " + name);
        };
    }
}
