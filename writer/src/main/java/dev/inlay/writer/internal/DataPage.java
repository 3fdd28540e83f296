// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.LevelEncoder;
import dev.inlay.format.Encoding;
import dev.inlay.writer.DataPageVersion;

/** A version of data pages: how levels lie in the body, and what goes through the codec. The body is levels, then values. */
sealed interface DataPage permits DataPageV1, DataPageV2 {

    static DataPage of(DataPageVersion version) {
        return switch (version) {
            case V1 -> new DataPageV1();
            case V2 -> new DataPageV2();
        };
    }

    /**
     * Begins a body with the levels of the open page, which ends by it.
     *
     * @param rows of the page
     * @param values of the page
     */
    PageLevels writeLevels(
            LevelEncoder repetitionLevels, LevelEncoder definitionLevels, int rows, int values, ByteOutput body);

    /**
     * Makes a page of a complete body.
     *
     * @param levels what {@link #writeLevels} returned for it
     * @param encoding of the values
     */
    EncodedPage frame(PageLevels levels, Encoding encoding, ByteOutput body, ColumnPlan plan, PageFramer framer);
}
