// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.DataPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;

/**
 * A data page of the first version (rows G05 to G07). Its body goes through the codec as a whole:
 *
 * <pre>
 *  repetition levels              │ definition levels              │ values
 *  int32 length │ hybrid runs     │ int32 length │ hybrid runs     │ as encoded, or id width (1 byte) │ ids as hybrid runs
 *  only where a list is around    │ only where one may be missing  │ those that are there: nulls leave nothing
 * </pre>
 */
final class DataPageV1 implements DataPage {

    @Override
    public PageLevels writeLevels(
            LevelEncoder repetitionLevels, LevelEncoder definitionLevels, int rows, int values, ByteOutput body) {
        int entries = definitionLevels.count();
        int start = body.size();
        repetitionLevels.finishV1(body);
        int repetitionBytes = body.size() - start;
        definitionLevels.finishV1(body);
        return new PageLevels(rows, entries, values, repetitionBytes, body.size() - start - repetitionBytes);
    }

    @Override
    public EncodedPage frame(
            PageLevels levels, Encoding encoding, ByteOutput body, ColumnPlan plan, PageFramer framer) {
        OpenEnum<Encoding> rle = OpenEnum.of(Encoding.RLE); // required in the header even where there are no levels
        DataPageHeader header = new DataPageHeader(levels.entries(), OpenEnum.of(encoding), rle, rle, null);
        return framer.frame(header, body, plan.compressor());
    }
}
