// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.record.Bson;
import dev.inlay.record.Decimal;
import dev.inlay.record.FieldId;
import dev.inlay.record.Ignore;
import dev.inlay.record.Json;
import dev.inlay.record.Name;
import dev.inlay.record.Required;
import dev.inlay.record.Unit;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From the types of a record's components to the fields of a schema. Primitives are required, references optional unless
 * {@link Required}.
 */
final class ShapeDerivation {

    private static final String SUPPORTED =
            "a component is a primitive or its box, String, an enum, BigDecimal, BigInteger, UUID,"
                    + " Instant, LocalDate, LocalTime, LocalDateTime, byte[], a record, a Collection, Map, Optional or array of these";

    /** The types that are one column, whatever is annotated. */
    private static final Map<Class<?>, FieldType> LEAVES = Map.ofEntries(
            Map.entry(boolean.class, FieldType.of(PhysicalType.BOOLEAN)),
            Map.entry(Boolean.class, FieldType.of(PhysicalType.BOOLEAN)),
            Map.entry(byte.class, FieldType.of(LogicalType.integer(8, true))),
            Map.entry(Byte.class, FieldType.of(LogicalType.integer(8, true))),
            Map.entry(short.class, FieldType.of(LogicalType.integer(16, true))),
            Map.entry(Short.class, FieldType.of(LogicalType.integer(16, true))),
            Map.entry(int.class, FieldType.of(PhysicalType.INT32)),
            Map.entry(Integer.class, FieldType.of(PhysicalType.INT32)),
            Map.entry(OptionalInt.class, FieldType.of(PhysicalType.INT32)),
            Map.entry(long.class, FieldType.of(PhysicalType.INT64)),
            Map.entry(Long.class, FieldType.of(PhysicalType.INT64)),
            Map.entry(OptionalLong.class, FieldType.of(PhysicalType.INT64)),
            Map.entry(float.class, FieldType.of(PhysicalType.FLOAT)),
            Map.entry(Float.class, FieldType.of(PhysicalType.FLOAT)),
            Map.entry(double.class, FieldType.of(PhysicalType.DOUBLE)),
            Map.entry(Double.class, FieldType.of(PhysicalType.DOUBLE)),
            Map.entry(OptionalDouble.class, FieldType.of(PhysicalType.DOUBLE)),
            Map.entry(char.class, FieldType.of(LogicalType.string())),
            Map.entry(Character.class, FieldType.of(LogicalType.string())),
            Map.entry(UUID.class, FieldType.of(LogicalType.uuid())),
            Map.entry(LocalDate.class, FieldType.of(LogicalType.date())));

    private final MethodHandles.@Nullable Lookup caller;
    private final List<Class<?>> open = new ArrayList<>();

    ShapeDerivation(MethodHandles.@Nullable Lookup caller) {
        this.caller = caller;
    }

    Shape.Struct derive(Class<?> record) {
        if (!record.isRecord()) {
            throw new IllegalArgumentException(record.getTypeName() + " is no record");
        }
        return struct(record, TypeScope.EMPTY, record.getSimpleName());
    }

    static Schema schema(Class<?> record, Shape.Struct shape) {
        Name name = record.getAnnotation(Name.class);
        SchemaBuilder schema = Schema.builder(name == null ? record.getSimpleName() : name.value());
        shape.components().forEach(component -> component.addTo(schema));
        try {
            return schema.build();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("record " + record.getTypeName() + ": " + e.getMessage(), e);
        }
    }

    private Shape.Struct struct(Class<?> record, TypeScope scope, String where) {
        if (open.contains(record)) {
            throw refused(where, record.getTypeName() + " contains itself, and a schema has an end");
        }
        open.add(record);
        Object[] accessors = Accessors.of(record, caller);
        RecordComponent[] components = record.getRecordComponents();
        List<Shape.Component> fields = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            if (component.isAnnotationPresent(Ignore.class)) {
                continue;
            }
            Name name = component.getAnnotation(Name.class);
            FieldId id = component.getAnnotation(FieldId.class);
            fields.add(new Shape.Component(
                    name == null ? component.getName() : name.value(),
                    id == null ? null : id.value(),
                    component.getType(),
                    accessors[i],
                    presence(
                            new TypeScope.Bound(component.getAnnotatedType(), scope),
                            new Marks().and(component),
                            where + '.' + component.getName())));
        }
        if (fields.isEmpty()) {
            throw refused(where, "a record without components has nothing to write");
        }
        open.remove(open.size() - 1);
        return new Shape.Struct(record, List.copyOf(fields));
    }

    private Shape.Presence presence(TypeScope.Bound written, Marks marks, String where) {
        marks.and(written.type());
        TypeScope.Bound type = written.resolve();
        if (type == null) {
            throw refused(where, "what " + written.type().getType() + " stands for is not known here");
        }
        marks.and(type.type());
        Class<?> raw = type.raw();
        boolean required = marks.take(Required.class) != null || raw.isPrimitive();
        boolean option = raw == Optional.class
                || raw == OptionalInt.class
                || raw == OptionalLong.class
                || raw == OptionalDouble.class;
        if (required && option) {
            throw refused(where, "an Optional cannot be @Required");
        }
        Shape shape = shape(type, raw, marks, where);
        marks.requireNone(where, raw);
        return new Shape.Presence(shape, required);
    }

    private Shape shape(TypeScope.Bound type, Class<?> raw, Marks marks, String where) {
        FieldType leaf = leaf(raw, marks, where);
        if (leaf != null) {
            boolean option = raw == OptionalInt.class || raw == OptionalLong.class || raw == OptionalDouble.class;
            return option ? new Shape.Option(new Shape.Leaf(leaf)) : new Shape.Leaf(leaf);
        }
        if (raw == Optional.class) {
            return new Shape.Option(
                    presence(argument(type, 0, where), marks.handOn(), where).shape());
        }
        if (raw.isRecord()) {
            return struct(raw, type.inside(), where);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return new Shape.Elements(presence(argument(type, 0, where), new Marks(), where + ".element"));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Shape key = presence(argument(type, 0, where), new Marks(), where + ".key")
                    .shape();
            return new Shape.Entries(
                    new Shape.Presence(key, true), presence(argument(type, 1, where), new Marks(), where + ".value"));
        }
        if (raw.isArray()) {
            return elements(type, raw, marks, where);
        }
        throw refused(where, type.type().getType().getTypeName() + " has no column: " + SUPPORTED);
    }

    private Shape elements(TypeScope.Bound type, Class<?> raw, Marks marks, String where) {
        Class<?> element = raw.getComponentType();
        if (element == short.class || element == char.class || element == boolean.class) {
            throw refused(where, raw.getTypeName() + " has no column: " + SUPPORTED);
        }
        AnnotatedType elementType = ((AnnotatedArrayType) type.type()).getAnnotatedGenericComponentType();
        return new Shape.Elements(
                presence(new TypeScope.Bound(elementType, type.scope()), marks.handOn(), where + ".element"));
    }

    private static @Nullable FieldType leaf(Class<?> raw, Marks marks, String where) {
        if (raw == String.class) {
            return FieldType.of(marks.take(Json.class) == null ? LogicalType.string() : new LogicalType.JsonType());
        }
        if (raw == byte[].class) {
            return marks.take(Bson.class) == null
                    ? FieldType.of(PhysicalType.BYTE_ARRAY)
                    : FieldType.of(new LogicalType.BsonType());
        }
        if (raw == BigDecimal.class || raw == BigInteger.class) {
            return decimal(raw, marks.take(Decimal.class), where);
        }
        if (raw == Instant.class || raw == LocalDateTime.class) {
            return FieldType.of(LogicalType.timestamp(raw == Instant.class, unit(marks)));
        }
        if (raw == LocalTime.class) {
            return FieldType.of(LogicalType.time(false, unit(marks)));
        }
        return raw.isEnum() ? FieldType.of(new LogicalType.EnumType()) : LEAVES.get(raw);
    }

    private static FieldType decimal(Class<?> raw, @Nullable Decimal digits, String where) {
        if (digits == null) {
            throw refused(where, "a " + raw.getSimpleName() + " needs @Decimal(precision = …, scale = …)");
        }
        try {
            return FieldType.of(LogicalType.decimal(digits.precision(), digits.scale()));
        } catch (IllegalArgumentException e) {
            throw refused(where, String.valueOf(e.getMessage()));
        }
    }

    private static TimeUnit unit(Marks marks) {
        Unit unit = marks.take(Unit.class);
        return unit == null ? TimeUnit.MICROS : unit.value();
    }

    private static TypeScope.Bound argument(TypeScope.Bound type, int index, String where) {
        TypeScope.Bound argument = type.argument(index);
        if (argument == null) {
            throw refused(
                    where,
                    type.type().getType().getTypeName() + " does not say what is in it: write "
                            + type.raw().getSimpleName() + "<…> with its types");
        }
        return argument;
    }

    private static IllegalArgumentException refused(String where, String reason) {
        return new IllegalArgumentException("record component " + where + ": " + reason);
    }
}
