// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The schema: what a record of the file looks like. It is a tree whose inner nodes are groups and whose leaves are the columns
 * that are stored; a footer holds it flat, as a list of {@link dev.inlay.format.SchemaElement}.
 * <pre>
 *  message trip {                            max levels: definition  repetition
 *    required int64 id;                      id                    0           0
 *    optional group tags (LIST) {
 *      repeated group list {
 *        optional binary element (STRING);   tags.list.element     3           1
 *      }
 *    }
 *  }
 * </pre>
 * {@link dev.inlay.schema.Schema} is the whole, {@link dev.inlay.schema.SchemaNode} a node, {@link dev.inlay.schema.Leaf} a
 * column with its levels. A schema comes from a {@linkplain dev.inlay.schema.Schema#builder builder}, from its
 * {@linkplain dev.inlay.schema.Schema#parse text}, or from a {@linkplain dev.inlay.schema.SchemaElements footer}. What the fields of
 * lists and maps are, in files old and new, is said by {@link dev.inlay.schema.ListShape} and {@link dev.inlay.schema.MapShape}.
 */
package dev.inlay.schema;
