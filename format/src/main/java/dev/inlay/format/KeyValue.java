// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/**
 * A note of the application ({@code KeyValue} in parquet.thrift).
 *
 * @param key required, not necessarily unique
 * @param value null if the file holds none, which is not the same as an empty one (F09)
 */
public record KeyValue(String key, @Nullable String value) {}
