// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The currency of both directions: a {@link dev.inlay.vector.RecordBatch} is a schema, a row count and one
 * {@link dev.inlay.vector.Vector} for each field.
 *
 * <p>A vector is Arrow's layout in plain Java arrays: one slot for each row, the rows without a value marked in a
 * {@link dev.inlay.vector.Validity} bitmap, and whatever in the slots of those rows.
 *
 * <pre>
 *  IntVector        7, null, 9             values  7 ? 9          validity  1 0 1
 *  BinaryVector     "ab", null, "", "c"    bytes   a b c          offsets   0 2 2 2 3      validity  1 0 1 1
 *  BooleanVector    true, false, null      words   …?01           validity  0 1 1          (bits: row 0 is rightmost)
 *  ListVector       [7, 9], null, []       elements a vector      offsets   0 2 2 2        validity  1 0 1
 *  StructVector     {7, "ab"}, null        fields   a vector for each                      validity  1 0
 * </pre>
 *
 * <p>Vectors do not change and share their arrays with their slices. Who hands an array to a vector must not write to it any
 * more; who takes an array out of one must not write to it either.
 *
 * <p>Each class has a builder; {@link dev.inlay.vector.VectorBuilder#forField} makes the tree of builders that a field wants.
 */
package dev.inlay.vector;
