// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a Java record can say about its columns where its own types don't say enough: names, ids, the digits of decimals, the unit
 * of times, and what is required. The annotations describe the schema and nothing of the file, so they serve writing and
 * reading.
 *
 * <pre>{@code
 * record Order(
 *         long id,                                              // required INT64
 *         @Required String customer,                            // required STRING
 *         @Name("ordered_at") @Unit(MILLIS) Instant time,       // optional TIMESTAMP(MILLIS, true)
 *         @Decimal(precision = 9, scale = 2) BigDecimal total,  // optional DECIMAL(9, 2) on INT32
 *         List<@Required Item> items,                           // optional LIST of required groups
 *         @Ignore Path source) {}                               // no column
 * }</pre>
 *
 * <p>{@link dev.inlay.record.Required}, {@link dev.inlay.record.Decimal}, {@link dev.inlay.record.Unit},
 * {@link dev.inlay.record.Json} and {@link dev.inlay.record.Bson} stand before a component or, inside its type, before the
 * element of a list, the key or value of a map, or what is in an {@code Optional}. An annotation at a type that it means nothing to is
 * refused.
 */
package dev.inlay.record;
