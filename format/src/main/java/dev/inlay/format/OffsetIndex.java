// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each data page of a column chunk is ({@code OffsetIndex} in parquet.thrift; PageIndex.md).
 *
 * @param pageLocations one for each data page, in page order; the dictionary page is not listed
 * @param unencodedByteArrayDataBytes for each page what {@link SizeStatistics#unencodedByteArrayDataBytes} is for the chunk;
 *     null if absent
 */
public record OffsetIndex(
        List<PageLocation> pageLocations, @Nullable List<Long> unencodedByteArrayDataBytes) {

    public OffsetIndex {
        pageLocations = List.copyOf(pageLocations);
        unencodedByteArrayDataBytes =
                unencodedByteArrayDataBytes == null ? null : List.copyOf(unencodedByteArrayDataBytes);
    }
}
