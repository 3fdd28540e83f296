// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import dev.inlay.schema.Leaf;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.DataPageVersion;
import dev.inlay.writer.Profile;
import dev.inlay.writer.WriterOptions;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the values of a column may be encoded as.
 *
 * @param dictionary whether its chunks may have a dictionary
 * @param dictionaryAsked whether they have one without being asked if it pays
 * @param dictionaryBytes what it may grow to, as PLAIN
 * @param others what is used without a dictionary: the only one, or those of which each chunk takes the smallest; on a tie the first
 */
record EncodingPlan(boolean dictionary, boolean dictionaryAsked, int dictionaryBytes, List<Encoding> others) {

    /** @throws IllegalArgumentException if options contradict each other, or the column's type */
    static EncodingPlan of(Leaf leaf, WriterOptions file, ColumnOptions own) {
        PhysicalType type = leaf.node().type();
        int dictionaryBytes = own.dictionaryBytes().orElse(file.dictionaryBytes());
        List<Encoding> offered = offered(file.profile(), file.dataPageVersion(), type);
        if (own.encoding().isEmpty()) {
            if (type == PhysicalType.BOOLEAN && own.dictionary().orElse(false)) {
                throw new IllegalArgumentException(
                        "option dictionary of column " + leaf.path() + ": BOOLEAN columns have no dictionary");
            }
            boolean dictionary =
                    type != PhysicalType.BOOLEAN && own.dictionary().orElse(file.dictionary());
            return new EncodingPlan(dictionary, false, dictionaryBytes, offered);
        }
        Encoding encoding = own.encoding().get();
        requireWritable(encoding, leaf, dictionaryBytes);
        boolean dictionary = encoding == Encoding.RLE_DICTIONARY;
        if (own.dictionary().orElse(dictionary) != dictionary) {
            throw new IllegalArgumentException("options encoding and dictionary of column " + leaf.path() + ": "
                    + encoding + (dictionary ? " without a dictionary" : " with a dictionary"));
        }
        return new EncodingPlan(dictionary, dictionary, dictionaryBytes, dictionary ? offered : List.of(encoding));
    }

    private static void requireWritable(Encoding encoding, Leaf leaf, int dictionaryBytes) {
        PrimitiveNode node = leaf.node();
        try {
            if (encoding == Encoding.RLE_DICTIONARY) {
                EncodingTable.dictionary(node.type(), node.typeLength(), dictionaryBytes);
            } else {
                EncodingTable.encoder(encoding, node.type(), node.typeLength());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option encoding of column " + leaf.path() + ": " + e.getMessage(), e);
        }
    }

    /** What a profile offers for a type, beside a dictionary; PLAIN first. */
    static List<Encoding> offered(Profile profile, DataPageVersion version, PhysicalType type) {
        return Stream.of(Encoding.values())
                .filter(encoding -> EncodingTable.allows(encoding, type) && offers(profile, version, encoding))
                .toList();
    }

    private static boolean offers(Profile profile, DataPageVersion version, Encoding encoding) {
        return switch (encoding) {
            case PLAIN -> true;
            case RLE -> version == DataPageVersion.V2 || profile != Profile.COMPATIBLE; // came with V2 pages
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY, BYTE_STREAM_SPLIT ->
                profile != Profile.COMPATIBLE;
            case ALP -> profile == Profile.PREVIEW;
            case RLE_DICTIONARY, PLAIN_DICTIONARY, GROUP_VAR_INT, BIT_PACKED -> false;
        };
    }
}
