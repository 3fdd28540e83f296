// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.format.Binary;

/**
 * One end of the values of a column chunk, as statistics hold it.
 *
 * @param value PLAIN bytes, without the length of a BYTE_ARRAY
 * @param exact whether a row has this value; if not, all rows lie on its inner side
 */
public record Bound(Binary value, boolean exact) {}
