// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static dev.inlay.format.thrift.FieldType.STRUCT;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.DataPageHeader;
import dev.inlay.format.DataPageHeaderV2;
import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.IndexPageHeader;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageHeader;
import dev.inlay.format.PageType;
import dev.inlay.format.UnrecognizedPageHeader;
import org.jspecify.annotations.Nullable;

/** {@link PageHeader}: in front of each page. */
public final class PageHeaderThrift {

    private static final int TYPE = I32 | 1;
    private static final int UNCOMPRESSED_PAGE_SIZE = I32 | 2;
    private static final int COMPRESSED_PAGE_SIZE = I32 | 3;
    private static final int CRC = I32 | 4;
    private static final int DATA_PAGE_HEADER = STRUCT | 5;
    private static final int INDEX_PAGE_HEADER = STRUCT | 6;
    private static final int DICTIONARY_PAGE_HEADER = STRUCT | 7;
    private static final int DATA_PAGE_HEADER_V2 = STRUCT | 8;

    private static final RequiredFields REQUIRED = RequiredFields.of("PageHeader")
            .with(TYPE, "type")
            .with(UNCOMPRESSED_PAGE_SIZE, "uncompressed_page_size")
            .with(COMPRESSED_PAGE_SIZE, "compressed_page_size");

    private PageHeaderThrift() {}

    public static void write(ThriftWriter out, PageHeader header) {
        PageHeader.Kind kind = header.kind();
        out.beginStruct();
        out.openEnum(TYPE, header.type());
        out.i32(UNCOMPRESSED_PAGE_SIZE, header.uncompressedPageSize());
        out.i32(COMPRESSED_PAGE_SIZE, header.compressedPageSize());
        out.i32(CRC, header.crc());
        if (kind instanceof DataPageHeader data) {
            out.struct(DATA_PAGE_HEADER, data, DataPageHeaderThrift::write);
        } else if (kind instanceof IndexPageHeader) {
            out.emptyStruct(INDEX_PAGE_HEADER);
        } else if (kind instanceof DictionaryPageHeader dictionary) {
            out.struct(DICTIONARY_PAGE_HEADER, dictionary, DictionaryPageHeaderThrift::write);
        } else if (kind instanceof DataPageHeaderV2 data) {
            out.struct(DATA_PAGE_HEADER_V2, data, DataPageHeaderV2Thrift::write);
        }
        out.endStruct();
    }

    public static PageHeader read(ThriftReader in) throws MalformedDataException {
        @Nullable OpenEnum<PageType> type = null;
        int uncompressedPageSize = 0;
        int compressedPageSize = 0;
        @Nullable Integer crc = null;
        @Nullable DataPageHeader data = null;
        @Nullable DictionaryPageHeader dictionary = null;
        @Nullable DataPageHeaderV2 dataV2 = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case TYPE -> type = in.openEnum(PageType.class);
                case UNCOMPRESSED_PAGE_SIZE -> uncompressedPageSize = in.i32();
                case COMPRESSED_PAGE_SIZE -> compressedPageSize = in.i32();
                case CRC -> crc = in.i32();
                case DATA_PAGE_HEADER -> data = in.struct(DataPageHeaderThrift::read);
                case DICTIONARY_PAGE_HEADER -> dictionary = in.struct(DictionaryPageHeaderThrift::read);
                case DATA_PAGE_HEADER_V2 -> dataV2 = in.struct(DataPageHeaderV2Thrift::read);
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        PageHeader.Kind kind = kind(requireNonNull(type), data, dictionary, dataV2);
        if (kind == null) {
            throw in.malformed("a " + type + " without its own part of the header");
        }
        try {
            return new PageHeader(uncompressedPageSize, compressedPageSize, crc, kind);
        } catch (IllegalArgumentException e) {
            throw in.malformed(e);
        }
    }

    /** The part that goes with {@code type}, or null if it is not there. An index page has nothing to say in its own. */
    private static PageHeader.@Nullable Kind kind(
            OpenEnum<PageType> type,
            @Nullable DataPageHeader data,
            @Nullable DictionaryPageHeader dictionary,
            @Nullable DataPageHeaderV2 dataV2) {
        if (type.known() == null) {
            return new UnrecognizedPageHeader(type);
        }
        return switch (type.known()) {
            case DATA_PAGE -> data;
            case INDEX_PAGE -> new IndexPageHeader();
            case DICTIONARY_PAGE -> dictionary;
            case DATA_PAGE_V2 -> dataV2;
        };
    }
}
