// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.FieldType;
import dev.inlay.schema.FieldsBuilder;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;

/** What we print parquet-java reads, and prints again the same, for every schema whose names it can read. */
class ParquetJavaTextTest {

    private static final List<String> NAMES = List.of("a", "group", "x:y", "z.w", "Ünï", "required", "int32", "b\"");

    private static final List<PhysicalType> TYPES = List.of(
            PhysicalType.BOOLEAN,
            PhysicalType.INT32,
            PhysicalType.INT64,
            PhysicalType.INT96,
            PhysicalType.FLOAT,
            PhysicalType.DOUBLE,
            PhysicalType.BYTE_ARRAY);

    private static final List<LogicalType> ANNOTATIONS = List.of(
            LogicalType.string(),
            new LogicalType.EnumType(),
            new LogicalType.JsonType(),
            new LogicalType.BsonType(),
            LogicalType.uuid(),
            new LogicalType.Float16Type(),
            LogicalType.date(),
            new LogicalType.NullType(),
            new LogicalType.IntervalType(),
            LogicalType.decimal(1, 0),
            LogicalType.decimal(9, 9),
            LogicalType.decimal(18, 2),
            LogicalType.decimal(38, 10),
            LogicalType.time(true, TimeUnit.MILLIS),
            LogicalType.time(false, TimeUnit.MICROS),
            LogicalType.time(true, TimeUnit.NANOS),
            LogicalType.timestamp(false, TimeUnit.MILLIS),
            LogicalType.timestamp(true, TimeUnit.MICROS),
            LogicalType.timestamp(false, TimeUnit.NANOS),
            LogicalType.integer(8, true),
            LogicalType.integer(16, false),
            LogicalType.integer(32, true),
            LogicalType.integer(64, false));

    @Test
    void random_schemas_read_the_same_in_both() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            SchemaBuilder builder = Schema.builder("schema" + seed);
            addFields(builder, random, 1 + random.nextInt(6), 3);
            Schema ours = builder.build();

            MessageType theirs = MessageTypeParser.parseMessageType(ours.toString());

            assertThat(theirs.toString()).as("seed %d", seed).isEqualTo(ours.toString());
            assertThat(Schema.parse(theirs.toString())).as("seed %d", seed).isEqualTo(ours);
            assertThat(describe(ours)).as("seed %d", seed).isEqualTo(describe(theirs));
        }
    }

    private static void addFields(FieldsBuilder<?> builder, Random random, int count, int depth) {
        for (int i = 0; i < count; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size())) + i;
            FieldType type = type(random, depth);
            if (random.nextBoolean()) {
                builder.required(name, type);
            } else {
                builder.optional(name, type);
            }
            if (random.nextBoolean()) {
                builder.id(random.nextInt());
            }
        }
    }

    private static FieldType type(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> FieldType.of(TYPES.get(random.nextInt(TYPES.size())));
            case 1 -> FieldType.fixed(1 + random.nextInt(100));
            case 2 -> FieldType.of(ANNOTATIONS.get(random.nextInt(ANNOTATIONS.size())));
            case 3 -> FieldType.group(group -> addFields(group, random, 1 + random.nextInt(3), depth - 1));
            case 4 -> FieldType.list(element(random, depth));
            default -> FieldType.map(FieldType.required(LogicalType.string()), element(random, depth));
        };
    }

    private static FieldType.Element element(Random random, int depth) {
        FieldType type = type(random, depth - 1);
        return random.nextBoolean() ? FieldType.required(type) : FieldType.optional(type);
    }

    private static List<String> describe(Schema schema) {
        List<String> columns = new ArrayList<>();
        for (Leaf leaf : schema.leaves()) {
            columns.add(leaf.path().names() + " " + leaf.maxDefinitionLevel() + " " + leaf.maxRepetitionLevel());
        }
        return columns;
    }

    private static List<String> describe(MessageType schema) {
        List<String> columns = new ArrayList<>();
        for (ColumnDescriptor column : schema.getColumns()) {
            columns.add(List.of(column.getPath()) + " " + column.getMaxDefinitionLevel() + " "
                    + column.getMaxRepetitionLevel());
        }
        return columns;
    }
}
