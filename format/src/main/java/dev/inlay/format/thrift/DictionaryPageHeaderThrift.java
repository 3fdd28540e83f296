// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import static dev.inlay.format.thrift.FieldType.BOOL;
import static dev.inlay.format.thrift.FieldType.I32;
import static java.util.Objects.requireNonNull;

import dev.inlay.format.DictionaryPageHeader;
import dev.inlay.format.Encoding;
import dev.inlay.format.MalformedDataException;
import dev.inlay.format.OpenEnum;
import org.jspecify.annotations.Nullable;

/** {@link DictionaryPageHeader}. */
final class DictionaryPageHeaderThrift {

    private static final int NUM_VALUES = I32 | 1;
    private static final int ENCODING = I32 | 2;
    private static final int IS_SORTED = BOOL | 3;

    private static final RequiredFields REQUIRED = RequiredFields.of("DictionaryPageHeader")
            .with(NUM_VALUES, "num_values")
            .with(ENCODING, "encoding");

    private DictionaryPageHeaderThrift() {}

    static void write(ThriftWriter out, DictionaryPageHeader page) {
        out.beginStruct();
        out.i32(NUM_VALUES, page.numValues());
        out.openEnum(ENCODING, page.encoding());
        out.bool(IS_SORTED, page.isSorted());
        out.endStruct();
    }

    static DictionaryPageHeader read(ThriftReader in) throws MalformedDataException {
        int numValues = 0;
        @Nullable OpenEnum<Encoding> encoding = null;
        @Nullable Boolean isSorted = null;
        in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case NUM_VALUES -> numValues = in.i32();
                case ENCODING -> encoding = in.openEnum(Encoding.class);
                case IS_SORTED -> isSorted = in.bool();
                default -> in.skip();
            }
        }
        in.endStruct(REQUIRED);
        try {
            return new DictionaryPageHeader(numValues, requireNonNull(encoding), isSorted);
        } catch (IllegalArgumentException e) {
            throw in.malformed(e);
        }
    }
}
