// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Rows into columns: what the row appender and the records have in common. A {@link dev.inlay.writer.internal.rows.RowBuffer}
 * holds the rows that are not yet a batch; in it, each field of the schema has a
 * {@link dev.inlay.writer.internal.rows.Slot}, which checks a value and appends it to the field's vector. Rows come field by
 * field through the slots, or as a record, which a {@link dev.inlay.writer.internal.rows.RecordSlot} takes apart.
 */
package dev.inlay.writer.internal.rows;
