// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import dev.inlay.compression.Codecs;
import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.BsonType;
import dev.inlay.format.LogicalType.DateType;
import dev.inlay.format.LogicalType.DecimalType;
import dev.inlay.format.LogicalType.EnumType;
import dev.inlay.format.LogicalType.Float16Type;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.format.LogicalType.IntType;
import dev.inlay.format.LogicalType.IntervalType;
import dev.inlay.format.LogicalType.JsonType;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.LogicalType.StringType;
import dev.inlay.format.LogicalType.TimeType;
import dev.inlay.format.LogicalType.TimestampType;
import dev.inlay.format.LogicalType.UuidType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.format.TimeUnit;
import dev.inlay.schema.Annotations;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.DataPageVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The leaves a file can have: every physical type, bare and under every annotation it may carry. The annotations are listed
 * by class, and {@link CellTest} compares the list with {@link LogicalType}'s members: a new one is not forgotten.
 */
final class Cells {

    /** What is tried of each annotation that a flat leaf may carry. */
    static final Map<Class<? extends LogicalType>, List<LogicalType>> ANNOTATIONS = annotations();

    /** All but INT96, which is deprecated: files have it, nobody should write it. */
    static final Set<PhysicalType> WRITTEN = EnumSet.complementOf(EnumSet.of(PhysicalType.INT96));

    private static final List<CompressionCodec> CODECS = compressed();

    /** Lengths of a FIXED_LEN_BYTE_ARRAY: some annotations want one of their own, decimals have limits by them. */
    private static final List<Integer> LENGTHS = List.of(1, 2, 5, 8, 12, 16, 32);

    private Cells() {}

    /** The codecs that the writer has a compressor for. */
    static List<CompressionCodec> codecs() {
        return CODECS;
    }

    private static List<CompressionCodec> compressed() {
        List<CompressionCodec> codecs = new ArrayList<>();
        for (CompressionCodec codec : CompressionCodec.values()) {
            try {
                Codecs.standard().compressor(codec, null);
                codecs.add(codec);
            } catch (IllegalArgumentException e) {
                // refused by design; CellTest says which ones must be here
            }
        }
        return List.copyOf(codecs);
    }

    /** A column of one physical type whose values are to be in one encoding, in data pages of one version. */
    record EncodedCell(PrimitiveNode leaf, Encoding encoding, DataPageVersion version) {}

    /** Every encoding that a column may ask for, on every type that it may hold. */
    static List<EncodedCell> encoded(Repetition repetition, DataPageVersion version) {
        return encoded(bare(repetition), version);
    }

    /** Every encoding that each of {@code leaves} may ask for. */
    static List<EncodedCell> encoded(List<PrimitiveNode> leaves, DataPageVersion version) {
        List<EncodedCell> cells = new ArrayList<>();
        for (PrimitiveNode leaf : leaves) {
            for (Encoding encoding : Encoding.values()) {
                if (EncodingTable.allows(encoding, leaf.type()) && !refused(encoding, leaf.type())) {
                    PrimitiveNode named = new PrimitiveNode(
                            leaf.name() + "_" + encoding,
                            leaf.repetition(),
                            leaf.type(),
                            leaf.typeLength(),
                            leaf.logicalType(),
                            null);
                    cells.add(new EncodedCell(named, encoding, version));
                }
            }
        }
        return cells;
    }

    /** What the specification allows and the writer does not write: a deprecated name, and dictionaries of two entries. */
    static boolean refused(Encoding encoding, PhysicalType type) {
        return encoding == Encoding.PLAIN_DICTIONARY
                || (encoding == Encoding.RLE_DICTIONARY && type == PhysicalType.BOOLEAN);
    }

    /** A leaf of each physical type, without annotation and under each that it may carry. */
    static List<PrimitiveNode> all(Repetition repetition) {
        List<PrimitiveNode> nodes = new ArrayList<>(bare(repetition));
        nodes.addAll(annotated(repetition));
        return nodes;
    }

    /** A leaf of each physical type, without annotation. */
    static List<PrimitiveNode> bare(Repetition repetition) {
        List<PrimitiveNode> nodes = new ArrayList<>();
        for (PhysicalType type : WRITTEN) {
            nodes.add(node(repetition, type, type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? 7 : 0, null));
        }
        return nodes;
    }

    /** A leaf of each physical type under each annotation that it may carry. */
    static List<PrimitiveNode> annotated(Repetition repetition) {
        List<PrimitiveNode> nodes = new ArrayList<>();
        for (List<LogicalType> samples : ANNOTATIONS.values()) {
            for (LogicalType logical : samples) {
                for (PhysicalType type : WRITTEN) {
                    for (int length : type == PhysicalType.FIXED_LEN_BYTE_ARRAY ? LENGTHS : List.of(0)) {
                        if (Annotations.fits(logical, type, length)) {
                            nodes.add(node(repetition, type, length, logical));
                        }
                    }
                }
            }
        }
        return nodes;
    }

    private static PrimitiveNode node(Repetition repetition, PhysicalType type, int length, LogicalType logical) {
        String name = (type + (length == 0 ? "" : "_" + length) + (logical == null ? "" : "_" + logical))
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("_$", "");
        return new PrimitiveNode(name, repetition, type, length, logical, null);
    }

    private static Map<Class<? extends LogicalType>, List<LogicalType>> annotations() {
        Map<Class<? extends LogicalType>, List<LogicalType>> all = new LinkedHashMap<>();
        all.put(StringType.class, List.of(LogicalType.string()));
        all.put(EnumType.class, List.of(new EnumType()));
        all.put(JsonType.class, List.of(new JsonType()));
        all.put(BsonType.class, List.of(new BsonType()));
        all.put(UuidType.class, List.of(LogicalType.uuid()));
        all.put(DateType.class, List.of(LogicalType.date()));
        all.put(Float16Type.class, List.of(new Float16Type()));
        all.put(NullType.class, List.of(new NullType()));
        all.put(IntervalType.class, List.of(new IntervalType()));
        all.put(GeometryType.class, List.of(new GeometryType(null), new GeometryType("srid:5070")));
        all.put(GeographyType.class, List.of(new GeographyType(null, null)));
        all.put(
                DecimalType.class,
                List.of(
                        // the least, and the widest for one byte, INT32, INT64, 12 bytes, the engines, 32 bytes
                        LogicalType.decimal(1, 0),
                        LogicalType.decimal(2, 2),
                        LogicalType.decimal(9, 2),
                        LogicalType.decimal(18, 9),
                        LogicalType.decimal(28, 0),
                        LogicalType.decimal(38, 38),
                        LogicalType.decimal(76, 10)));
        List<LogicalType> integers = new ArrayList<>();
        for (int width : new int[] {8, 16, 32, 64}) {
            integers.add(LogicalType.integer(width, true));
            integers.add(LogicalType.integer(width, false));
        }
        all.put(IntType.class, integers);
        List<LogicalType> times = new ArrayList<>();
        List<LogicalType> timestamps = new ArrayList<>();
        for (TimeUnit unit : TimeUnit.values()) {
            for (boolean adjusted : new boolean[] {true, false}) {
                times.add(LogicalType.time(adjusted, unit));
                timestamps.add(LogicalType.timestamp(adjusted, unit));
            }
        }
        all.put(TimeType.class, times);
        all.put(TimestampType.class, timestamps);
        return all;
    }
}
