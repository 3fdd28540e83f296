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
 *  int32 length │ hybrid runs     │ int32 length │ hybrid runs     │ PLAIN, or id width (1 byte) │ ids as hybrid runs
 *  only where a list is around    │ only where one may be missing  │ those that are there: nulls leave nothing
 * </pre>
 */
final class DataPageV1 {

    private DataPageV1() {}

    /** Begins a body with the levels, which are the caller's to add values to. */
    static ByteOutput startBody(LevelEncoder repetitionLevels, LevelEncoder definitionLevels, Scratch scratch) {
        ByteOutput body = scratch.emptyBody();
        repetitionLevels.finishV1(body);
        definitionLevels.finishV1(body);
        return body;
    }

    /**
     * What the page header says beside sizes and checksum.
     *
     * @param numValues level entries of the page
     * @param encoding of the values
     */
    static DataPageHeader header(int numValues, Encoding encoding) {
        OpenEnum<Encoding> rle = OpenEnum.of(Encoding.RLE); // required in the header even where there are no levels
        return new DataPageHeader(numValues, OpenEnum.of(encoding), rle, rle, null);
    }
}
