// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;

/**
 * A data page of the second version (rows G08 to G13). Only its values go through the codec, and only if that makes them shorter:
 *
 * <pre>
 *  repetition levels  │ definition levels  │ values
 *  hybrid runs        │ hybrid runs        │ as in version 1, compressed or, if is_compressed says so, not
 *  lengths: in the header, where that of the definition levels comes first
 * </pre>
 *
 * Both sizes in the page header include the levels. A codec that leaves the values as long as they were is not worth the reader's
 * time; a column without a codec says {@code is_compressed = false} as well, though nobody looks.
 */
final class DataPageV2 implements DataPage {

    @Override
    public PageLevels writeLevels(
            LevelEncoder repetitionLevels, LevelEncoder definitionLevels, int rows, int values, ByteOutput body) {
        int entries = definitionLevels.count();
        int repetitionBytes = repetitionLevels.finishV2(body);
        int definitionBytes = definitionLevels.finishV2(body);
        return new PageLevels(rows, entries, values, repetitionBytes, definitionBytes);
    }

    @Override
    public EncodedPage frame(
            PageLevels levels, Encoding encoding, ByteOutput body, ColumnPlan plan, PageFramer framer) {
        return framer.frameIfSmaller(
                isCompressed -> new DataPageHeaderV2(
                        levels.entries(),
                        levels.entries() - levels.values(),
                        levels.rows(),
                        OpenEnum.of(encoding),
                        levels.definitionBytes(),
                        levels.repetitionBytes(),
                        isCompressed,
                        null),
                body,
                levels.bytes(),
                plan.compressor());
    }
}
