// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.ByteOutput;
import dev.inlay.encoding.DictionaryEncoder;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.OpenEnum;

/** The dictionary page of a chunk (rows G04, E14): its entries as PLAIN, in the order of their ids. */
final class DictionaryPage {

    private DictionaryPage() {}

    static EncodedPage encode(DictionaryEncoder dictionary, ColumnPlan plan, Scratch scratch) {
        ByteOutput body = scratch.emptyBody();
        dictionary.writeDictionary(body);
        // entries are in the order in which they came: nothing is said about their being sorted
        DictionaryPageHeader header = new DictionaryPageHeader(dictionary.entries(), OpenEnum.of(Encoding.PLAIN), null);
        return scratch.framer().frame(header, body, plan.compressor());
    }
}
