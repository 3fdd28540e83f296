// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.I32;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import dev.inlay.format.PageEncodingStats;
import dev.inlay.format.PageType;
import org.jspecify.annotations.Nullable;

/** {@link PageEncodingStats}. */
final class PageEncodingStatsThrift {

    private static final int PAGE_TYPE = I32 | 1;
    private static final int ENCODING = I32 | 2;
    private static final int COUNT = I32 | 3;

    private static final RequiredFields REQUIRED = RequiredFields.of("PageEncodingStats")
            .with(PAGE_TYPE, "page_type")
            .with(ENCODING, "encoding")
            .with(COUNT, "count");

    private PageEncodingStatsThrift() {}

    static void write(ThriftWriter out, PageEncodingStats stats) {
        out.beginStruct();
        out.openEnum(PAGE_TYPE, stats.pageType());
        out.openEnum(ENCODING, stats.encoding());
        out.i32(COUNT, stats.count());
        out.endStruct();
    }

    static PageEncodingStats read(ThriftReader in) throws MalformedDataException {
        @Nullable OpenEnum<PageType> pageType = null;
        @Nullable OpenEnum<Encoding> encoding = null;
        int count = 0;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case PAGE_TYPE -> pageType = in.openEnum(PageType.class);
                case ENCODING -> encoding = in.openEnum(Encoding.class);
                case COUNT -> count = in.i32();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        return new PageEncodingStats(requireNonNull(pageType), requireNonNull(encoding), count);
    }
}
