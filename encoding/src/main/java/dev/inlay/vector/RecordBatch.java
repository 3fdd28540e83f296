// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

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
 *
 *  a group                     StructVector
 *  LIST, a repeated field      ListVector
 *  MAP                         MapVector
 * </pre>
 *
 * <p>The middle groups that lists and maps are made of have no vector of their own. Which node is the element of a list is decided by
 * {@link dev.inlay.schema.ListShape}, for old forms as well.
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
            Vector column = columns.get(i);
            BatchShape.check(fields.get(i), column);
            if (column.length() != rowCount) {
                throw new IllegalArgumentException("column " + fields.get(i).name() + ": vector of " + column.length()
                        + " rows in a batch of " + rowCount);
            }
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
}
