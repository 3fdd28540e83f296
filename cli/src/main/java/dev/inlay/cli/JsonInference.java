// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import com.fasterxml.jackson.core.JsonToken;
import dev.inlay.format.LogicalType;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one place in JSON records holds, from the values there so far; a tree, whose root is the record. The first line that fits
 * decides:
 *
 * <pre>
 *  nothing, or only nulls                            STRING
 *  only objects of at most 200 different names       a group of their fields, each optional
 *  only objects, of more names                       MAP from STRING to what fits all of their values
 *  only arrays                                       LIST of what fits all of their elements
 *  only scalars                                      as {@link ColumnInference} says; dates and times are looked for in strings, numbers are not
 *  a mixture of these, objects without any field,
 *  or deeper than 30 levels                          JSON
 * </pre>
 */
final class JsonInference {

    /** Objects of more different names are taken for maps: a file of so many columns serves nobody. */
    private static final int MAX_FIELDS = 200;

    /** A list of groups takes three names of a schema's path, which may have 128. */
    private static final int MAX_DEPTH = 30;

    private final int depth;
    private @Nullable ColumnInference scalars;
    private @Nullable Map<String, JsonInference> fields;
    private @Nullable JsonInference mapValues;
    private @Nullable JsonInference elements;

    JsonInference() {
        this(0);
    }

    private JsonInference(int depth) {
        this.depth = depth;
    }

    /** Takes the value that the pass is at, to its last token. */
    void add(JsonRecords in, ShapeScanner scanner) {
        JsonToken token = in.token();
        if (depth > MAX_DEPTH) {
            in.skip();
        } else if (token == JsonToken.START_OBJECT) {
            addObject(in, scanner);
        } else if (token == JsonToken.START_ARRAY) {
            if (elements == null) {
                elements = new JsonInference(depth + 1);
            }
            while (in.within() != JsonToken.END_ARRAY) {
                elements.add(in, scanner);
            }
        } else if (token != JsonToken.VALUE_NULL) {
            addScalar(in, scanner);
        }
    }

    private void addObject(JsonRecords in, ShapeScanner scanner) {
        if (fields == null) {
            fields = new LinkedHashMap<>();
        }
        while (in.within() != JsonToken.END_OBJECT) {
            String name = in.name();
            in.within();
            field(name).add(in, scanner);
        }
    }

    private JsonInference field(String name) {
        if (mapValues != null) {
            return mapValues;
        }
        Map<String, JsonInference> known = fields == null ? Map.of() : fields;
        JsonInference field = known.get(name);
        if (field == null && known.size() == MAX_FIELDS && depth > 0) {
            mapValues = new JsonInference(depth + 1);
            known.values().forEach(mapValues::merge);
            return mapValues;
        }
        if (field == null) {
            field = new JsonInference(depth + 1);
            known.put(name, field);
        }
        return field;
    }

    private void addScalar(JsonRecords in, ShapeScanner scanner) {
        if (scalars == null) {
            scalars = new ColumnInference();
        }
        if (!scalars.isText()) {
            Shape shape = scanner.scan(in.text(), in.textOffset(), in.textLength());
            scalars.add(in.token() == JsonToken.VALUE_STRING ? ofString(shape) : shape, scanner);
        }
    }

    /** Who writes "12" means text, and who writes "2024-02-29" has no other way to write a date. */
    private static Shape ofString(Shape shape) {
        return switch (shape) {
            case DATE, TIMESTAMP, INSTANT -> shape;
            case EMPTY, BOOLEAN, INTEGER, BIG_INTEGER, DECIMAL, FLOATING, TEXT -> Shape.TEXT;
        };
    }

    /** Takes what {@code other} has seen, as if seen here. */
    private void merge(JsonInference other) {
        if (other.scalars != null) {
            scalars = scalars == null ? new ColumnInference() : scalars;
            scalars.addAll(other.scalars);
        }
        if (other.elements != null) {
            elements = elements == null ? new JsonInference(depth + 1) : elements;
            elements.merge(other.elements);
        }
        if (other.mapValues != null) {
            fields = fields == null ? new LinkedHashMap<>() : fields;
            mapValues = mapValues == null ? new JsonInference(depth + 1) : mapValues;
            mapValues.merge(other.mapValues);
        } else if (other.fields != null) {
            fields = fields == null ? new LinkedHashMap<>() : fields;
            other.fields.forEach((name, field) -> field(name).merge(field));
        }
    }

    /**
     * The schema of the records.
     *
     * @param named types that the user named, by the names on the way to a field with dots between
     */
    Schema schema(DecimalRule decimals, Map<String, FieldType> named) {
        Map<String, FieldType> left = new LinkedHashMap<>(named);
        SchemaBuilder schema = Schema.builder("json");
        if (fields == null || fields.isEmpty()) {
            throw Failure.failed("there are no fields in the records: nothing to make columns of");
        }
        fields.forEach((name, field) -> schema.optional(name, field.type(name, decimals, left)));
        if (!left.isEmpty()) {
            throw Failure.failed("--type names field "
                    + Quoted.of(left.keySet().iterator().next()) + ", which is not in the records");
        }
        try {
            return schema.build();
        } catch (IllegalArgumentException e) {
            throw Failure.failed("no schema for these records: " + ErrorText.oneLine(e.getMessage()), e);
        }
    }

    private FieldType type(String path, DecimalRule decimals, Map<String, FieldType> named) {
        FieldType own = named.remove(path);
        if (own != null) {
            return own;
        }
        int kinds = (scalars == null ? 0 : 1) + (fields == null ? 0 : 1) + (elements == null ? 0 : 1);
        if (kinds > 1 || depth == MAX_DEPTH) {
            return FieldType.of(new LogicalType.JsonType());
        }
        if (elements != null) {
            return FieldType.list(FieldType.optional(elements.type(path, decimals, named)));
        }
        if (mapValues != null) {
            return FieldType.map(
                    FieldType.required(LogicalType.string()),
                    FieldType.optional(mapValues.type(path, decimals, named)));
        }
        if (fields == null) {
            return (scalars == null ? new ColumnInference() : scalars).type(decimals);
        }
        Map<String, JsonInference> members = fields;
        return members.isEmpty()
                ? FieldType.of(new LogicalType.JsonType())
                : FieldType.group(group -> members.forEach(
                        (name, field) -> group.optional(name, field.type(path + '.' + name, decimals, named))));
    }
}
