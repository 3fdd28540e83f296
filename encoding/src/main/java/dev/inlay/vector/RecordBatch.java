// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A number of records, column by column: a vector for each field of the schema, in its order. What a reader returns and what a
 * writer takes.
 *
 * <pre>
 *  BOOLEAN  BooleanVector        FLOAT   FloatVector         BYTE_ARRAY                    BinaryVector
 *  INT32    IntVector            DOUBLE  DoubleVector        FIXED_LEN_BYTE_ARRAY, INT96   FixedBinaryVector
 *  INT64    LongVector
 * </pre>
 *
 * <p>Fields are flat so far, required or optional.
 *
 * @param rowCount number of records, the length of every vector
 * @param columns a vector for each of the schema's fields
 */
public record RecordBatch(Schema schema, int rowCount, List<Vector> columns) {

    /**
     * @throws IllegalArgumentException naming the column, if a vector is of another class, length or width than its field wants;
     *     and the row, if it has no value where the field requires one
     */
    public RecordBatch {
        Objects.requireNonNull(schema, "schema");
        columns = List.copyOf(columns);
        List<SchemaNode> fields = schema.fields();
        if (columns.size() != fields.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " vectors for the " + fields.size() + " fields of schema " + schema.name());
        }
        for (int i = 0; i < columns.size(); i++) {
            check(fields.get(i), columns.get(i), rowCount);
        }
    }

    /** The vector of the field at {@code index}. */
    public Vector column(int index) {
        return columns.get(index);
    }

    /**
     * The vector of the field with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Vector column(String name) {
        SchemaNode field = schema.field(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name + " in schema " + schema.name());
        }
        return columns.get(schema.fields().indexOf(field));
    }

    /** Rows {@code [offset, offset + length)}, sharing this batch's arrays. */
    public RecordBatch slice(int offset, int length) {
        Objects.checkFromIndexSize(offset, length, rowCount);
        List<Vector> slices = new ArrayList<>(columns.size());
        for (Vector column : columns) {
            slices.add(column.slice(offset, length));
        }
        return new RecordBatch(schema, length, slices);
    }

    private static void check(SchemaNode field, Vector vector, int rowCount) {
        if (!(field instanceof PrimitiveNode leaf) || leaf.repetition() == Repetition.REPEATED) {
            throw new IllegalArgumentException(
                    "column " + field.name() + ": there are no vectors of groups and repeated fields yet");
        }
        Class<? extends Vector> wanted = vectorClass(leaf.type());
        if (vector.getClass() != wanted) {
            throw new IllegalArgumentException("column " + field.name() + ": " + leaf.type() + " wants "
                    + wanted.getSimpleName() + ", not " + vector.getClass().getSimpleName());
        }
        if (vector.length() != rowCount) {
            throw new IllegalArgumentException(
                    "column " + field.name() + ": vector of " + vector.length() + " rows in a batch of " + rowCount);
        }
        if (vector instanceof FixedBinaryVector fixed && fixed.width() != width(leaf)) {
            throw new IllegalArgumentException(
                    "column " + field.name() + ": values of " + fixed.width() + " bytes, not " + width(leaf));
        }
        if (leaf.repetition() == Repetition.REQUIRED && vector.nullCount() > 0) {
            throw new IllegalArgumentException(
                    "column " + field.name() + ", row " + firstNull(vector) + ": no value in a required field");
        }
    }

    private static Class<? extends Vector> vectorClass(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> BooleanVector.class;
            case INT32 -> IntVector.class;
            case INT64 -> LongVector.class;
            case FLOAT -> FloatVector.class;
            case DOUBLE -> DoubleVector.class;
            case BYTE_ARRAY -> BinaryVector.class;
            case INT96, FIXED_LEN_BYTE_ARRAY -> FixedBinaryVector.class;
        };
    }

    private static int width(PrimitiveNode leaf) {
        return leaf.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY
                ? leaf.typeLength()
                : leaf.type().width();
    }

    private static int firstNull(Vector vector) {
        int row = 0;
        while (!vector.isNull(row)) {
            row++;
        }
        return row;
    }
}
