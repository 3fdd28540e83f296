// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.schema.GroupNode;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.schema.Schema;
import dev.inlay.schema.SchemaNode;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.MapVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a batch that does not fit, before any of it has entered: what was written before stays whole, and the caller
 * may go on. That the vectors match the batch's own schema is the batch's promise.
 */
final class BatchCheck {

    private final Schema schema;
    private final List<FieldShape> shapes;
    private final List<ColumnPlan> columns;
    private final ValueCheck[] checks;
    private final long maxRecordBytes;
    private Schema accepted;

    BatchCheck(FilePlan plan) {
        this(plan, ValueCheck.MAX_VALUE_BYTES);
    }

    /** @param maxRecordBytes what a page can hold of a column: it does not end within a record */
    BatchCheck(FilePlan plan, long maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
        schema = plan.schema();
        shapes = plan.shapes();
        columns = plan.columns();
        List<ValueCheck> inOrder = new ArrayList<>(columns.size());
        addChecks(schema.fields(), null, inOrder);
        checks = inOrder.toArray(ValueCheck[]::new);
        accepted = schema;
    }

    /** One for each leaf, which depends on the group around it as well. */
    private static void addChecks(List<SchemaNode> fields, @Nullable GroupNode parent, List<ValueCheck> checks) {
        for (SchemaNode field : fields) {
            if (field instanceof GroupNode group) {
                addChecks(group.children(), group, checks);
            } else if (field instanceof PrimitiveNode leaf) {
                checks.add(ValueCheck.of(leaf, parent));
            }
        }
    }

    /** @param rowsBefore rows of the file before this batch, for the message */
    void check(RecordBatch batch, long rowsBefore) {
        requireSchema(batch.schema());
        for (int i = 0; i < shapes.size(); i++) {
            check(shapes.get(i), new Slots(batch.columns().get(i), 0, batch.rowCount(), null), rowsBefore);
        }
    }

    private void check(FieldShape shape, Slots slots, long rowsBefore) {
        if (shape instanceof FieldShape.LeafField leaf) {
            checkLeaf(leaf.ordinal(), slots, rowsBefore);
        } else if (shape instanceof FieldShape.StructField struct) {
            for (int i = 0; i < struct.fields().size(); i++) {
                check(struct.fields().get(i), slots.field(i), rowsBefore);
            }
        } else if (shape instanceof FieldShape.RepeatedField repeated) {
            for (int i = 0; i < repeated.inside().size(); i++) {
                check(repeated.inside().get(i), slots.inside(i), rowsBefore);
            }
        }
    }

    private void checkLeaf(int ordinal, Slots slots, long rowsBefore) {
        ValueCheck check = checks[ordinal];
        Vector vector = slots.window();
        for (int misfit = check.misfit(vector, 0); misfit >= 0; misfit = check.misfit(vector, misfit + 1)) {
            int row = slots.row(slots.from + misfit);
            if (row >= 0) {
                throw refused(ordinal, row, rowsBefore, check.complaint(vector, misfit));
            }
        }
        checkRecords(ordinal, slots, rowsBefore);
    }

    /** Where there are lists, a record may hold more of a column than a page can. Mostly not even the batch does. */
    private void checkRecords(int ordinal, Slots slots, long rowsBefore) {
        int fixedSize = RowSize.fixed(columns.get(ordinal).node());
        int records = slots.around == null ? 0 : slots.records();
        if (records == 0 || slots.bytes(fixedSize, 0, records) <= maxRecordBytes) {
            return;
        }
        for (int row = 0; row < records; row++) {
            if (slots.bytes(fixedSize, row, row + 1) > maxRecordBytes) {
                long bytes = slots.liveBytes(fixedSize, row);
                if (bytes > maxRecordBytes) {
                    String complaint = "the values of this record are " + bytes
                            + " bytes with their levels; they are in one page, and the most that fits is "
                            + maxRecordBytes;
                    throw refused(ordinal, row, rowsBefore, complaint);
                }
            }
        }
    }

    private IllegalArgumentException refused(int ordinal, int row, long rowsBefore, String complaint) {
        return new IllegalArgumentException("column " + columns.get(ordinal).name() + ", row " + row
                + " of the batch, which would be row " + (rowsBefore + row) + " of the file: " + complaint);
    }

    /** The root's name does not matter. One comparison serves all batches that share a schema object. */
    @SuppressWarnings("ReferenceEquality") // a quick yes; the slow way compares the fields
    private void requireSchema(Schema offered) {
        if (offered == accepted) {
            return;
        }
        if (!offered.fields().equals(schema.fields())) {
            throw new IllegalArgumentException("the batch has the schema\n" + offered + "\nthe file has\n" + schema);
        }
        accepted = offered;
    }

    /**
     * Slots {@code [from, to)} of a vector, those that the batch refers to.
     *
     * @param around what the vector is in: structs, slot for slot, or lists or maps, which are ranges of slots; null at the top
     */
    private record Slots(
            Vector vector, int from, int to, @Nullable Slots around) {

        /** Bytes of an entry's two levels: bit-packed, a byte each at most, for no path is 255 groups deep. */
        private static final int LEVELS = 2;

        Slots field(int index) {
            return new Slots(((StructVector) vector).field(index), from, to, this);
        }

        /** @param index 0 for elements and keys, 1 for values */
        Slots inside(int index) {
            return new Slots(vectorInside(index), start(from), start(to), this);
        }

        private Vector vectorInside(int index) {
            if (vector instanceof ListVector lists) {
                return lists.elements();
            }
            MapVector maps = (MapVector) vector;
            Vector values = maps.values();
            return index == 0 || values == null ? maps.keys() : values;
        }

        /** Where a list or map begins, or, for the one after the last, where that ends. */
        private int start(int list) {
            if (vector instanceof ListVector lists) {
                return lists.offsets()[lists.offset() + list];
            }
            MapVector maps = (MapVector) vector;
            return maps.offsets()[maps.offset() + list];
        }

        Vector window() {
            return vector.slice(from, to - from);
        }

        int records() {
            return around == null ? to - from : around.records();
        }

        /** Where the slots of a record begin, or, for the one after the last, where they end. */
        private int firstSlot(int record) {
            if (around == null) {
                return from + record;
            }
            int outer = around.firstSlot(record);
            return around.vector instanceof StructVector ? outer : around.start(outer);
        }

        /**
         * The most that records {@code [first, end)} come to as PLAIN and levels: what lies in null slots included.
         *
         * @param fixedSize of a value; 0 for BYTE_ARRAY
         */
        long bytes(int fixedSize, int first, int end) {
            int start = firstSlot(first);
            int stop = firstSlot(end);
            long slots = (long) stop - start;
            if (fixedSize > 0) {
                return slots * fixedSize + levels(first, end);
            }
            BinaryVector binary = (BinaryVector) vector;
            int[] offsets = binary.offsets();
            long data = (long) offsets[binary.offset() + stop] - offsets[binary.offset() + start];
            return slots * Integer.BYTES + data + levels(first, end);
        }

        /** The same of one record, without what is null or under a null. */
        long liveBytes(int fixedSize, int record) {
            long bytes = around == null ? 0 : around.levels(record, record + 1);
            for (int slot = firstSlot(record); slot < firstSlot(record + 1); slot++) {
                if (row(slot) < 0) {
                    continue;
                }
                bytes += LEVELS;
                if (!vector.isNull(slot)) {
                    bytes += fixedSize > 0
                            ? fixedSize
                            : Integer.BYTES + ((BinaryVector) vector).end(slot) - ((BinaryVector) vector).start(slot);
                }
            }
            return bytes;
        }

        /** Each slot is an entry, and so is each list around that is null or empty. */
        private long levels(int first, int end) {
            long entries = 0;
            for (Slots at = this; at != null; at = at.around) {
                entries += at.firstSlot(end) - at.firstSlot(first);
            }
            return LEVELS * entries;
        }

        /** The record that a slot belongs to, or −1 if none does: something around it is null, whatever it holds. */
        int row(int slot) {
            int at = slot;
            for (Slots outer = around; outer != null; outer = outer.around) {
                at = outer.vector instanceof StructVector ? at : outer.listOf(at);
                if (outer.vector.isNull(at)) {
                    return -1;
                }
            }
            return at;
        }

        /** The list whose range holds {@code element}: of those that begin at or before it, the last. */
        private int listOf(int element) {
            int low = from;
            int high = to - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (start(middle) <= element) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }
}
