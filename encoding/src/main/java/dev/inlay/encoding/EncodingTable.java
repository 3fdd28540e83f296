// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.encoding;

import dev.inlay.format.Encoding;
import dev.inlay.format.ParquetException;
import dev.inlay.format.PhysicalType;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding may hold which type, and who does it – Encodings.md, the table at its head. Every question of the kind "this
 * encoding, this type" is answered here, by switches without a {@code default}: a new encoding does not compile until it is
 * answered.
 *
 * <pre>
 *                           BOOLEAN  INT32  INT64  INT96  FLOAT  DOUBLE  BYTE_ARRAY  FIXED
 *  PLAIN                       x       x      x      x      x      x         x         x
 *  RLE_DICTIONARY             (x)      x      x      x      x      x         x         x      not written for BOOLEAN
 *  RLE                         x
 *  DELTA_BINARY_PACKED                 x      x
 *  DELTA_LENGTH_BYTE_ARRAY                                                   x
 *  DELTA_BYTE_ARRAY                                                          x         x
 *  BYTE_STREAM_SPLIT                   x      x             x      x                   x
 *  ALP                                                      x      x
 * </pre>
 */
public final class EncodingTable {

    private EncodingTable() {}

    /** Whether the specification lets {@code encoding} hold values of {@code type}. */
    public static boolean allows(Encoding encoding, PhysicalType type) {
        return switch (encoding) {
            case PLAIN, RLE_DICTIONARY, PLAIN_DICTIONARY -> true;
            case RLE -> type == PhysicalType.BOOLEAN;
            case DELTA_BINARY_PACKED -> type == PhysicalType.INT32 || type == PhysicalType.INT64;
            case DELTA_LENGTH_BYTE_ARRAY -> type == PhysicalType.BYTE_ARRAY;
            case DELTA_BYTE_ARRAY -> type == PhysicalType.BYTE_ARRAY || type == PhysicalType.FIXED_LEN_BYTE_ARRAY;
            case BYTE_STREAM_SPLIT ->
                switch (type) {
                    case INT32, INT64, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> true;
                    case BOOLEAN, INT96, BYTE_ARRAY -> false;
                };
            case ALP -> type == PhysicalType.FLOAT || type == PhysicalType.DOUBLE;
            case GROUP_VAR_INT, BIT_PACKED -> false;
        };
    }

    /**
     * The encoder of values of {@code type} in an encoding that needs no dictionary.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     * @throws IllegalArgumentException if the encoding cannot hold the type, or is not written; the message says which of both
     */
    public static ValueEncoder encoder(Encoding encoding, PhysicalType type, int width) {
        return switch (encoding) {
            case PLAIN -> new PlainEncoder(type, fixedWidth(type, width));
            case RLE -> {
                requireAllowed(encoding, type);
                yield new RleBooleanEncoder();
            }
            case DELTA_BINARY_PACKED -> {
                requireAllowed(encoding, type);
                yield new DeltaBinaryPackedEncoder(type);
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                requireAllowed(encoding, type);
                yield new DeltaLengthByteArrayEncoder();
            }
            case DELTA_BYTE_ARRAY -> {
                requireAllowed(encoding, type);
                yield new DeltaByteArrayEncoder(type, fixedWidth(type, width));
            }
            case BYTE_STREAM_SPLIT -> {
                requireAllowed(encoding, type);
                yield new ByteStreamSplitEncoder(type, fixedWidth(type, width));
            }
            case ALP -> {
                requireAllowed(encoding, type);
                yield new AlpEncoder(type);
            }
            case RLE_DICTIONARY -> throw new IllegalArgumentException("RLE_DICTIONARY values go through a dictionary");
            case PLAIN_DICTIONARY ->
                throw new IllegalArgumentException(
                        "PLAIN_DICTIONARY is the deprecated name of RLE_DICTIONARY and is not written");
            case BIT_PACKED ->
                throw new IllegalArgumentException("BIT_PACKED is deprecated, holds levels only and is not written");
            case GROUP_VAR_INT -> throw new IllegalArgumentException("GROUP_VAR_INT was never used by anybody");
        };
    }

    /** The decoder of values in a column chunk without a dictionary: see {@link #decoder(Encoding, PhysicalType, int, Dictionary)}. */
    public static ValueDecoder decoder(Encoding encoding, PhysicalType type, int width) throws ParquetException {
        return decoder(encoding, type, width, null);
    }

    /**
     * The decoder of values of {@code type}, page after page.
     *
     * @param encoding as the page header names it
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     * @param dictionary of the column chunk, with entries of {@code type}; null if it has none
     * @throws ParquetException if the encoding cannot hold the type, or goes through a dictionary and there is none
     */
    public static ValueDecoder decoder(Encoding encoding, PhysicalType type, int width, @Nullable Dictionary dictionary)
            throws ParquetException {
        if (!allows(encoding, type)) {
            throw new ParquetException(encoding + " cannot hold values of " + type);
        }
        return switch (encoding) {
            case PLAIN -> new PlainDecoder(type, fixedWidth(type, width));
            case RLE -> new RleBooleanDecoder();
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
                if (dictionary == null) {
                    throw new ParquetException(encoding + " values in a column chunk without a dictionary page");
                }
                if (dictionary.type() != type) {
                    throw new IllegalArgumentException("a dictionary of " + dictionary.type() + " for " + type);
                }
                yield new DictionaryDecoder(dictionary);
            }
            case DELTA_BINARY_PACKED -> new DeltaBinaryPackedDecoder(type);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayDecoder();
            case DELTA_BYTE_ARRAY -> DeltaByteArrayDecoder.of(type, fixedWidth(type, width), false);
            case BYTE_STREAM_SPLIT -> new ByteStreamSplitDecoder(type, fixedWidth(type, width));
            case ALP -> new AlpDecoder(type);
            case BIT_PACKED, GROUP_VAR_INT -> throw new AssertionError(encoding + " is not allowed for any type");
        };
    }

    /**
     * Reads the body of a dictionary page.
     *
     * @param encoding as the page header names it: PLAIN, or PLAIN_DICTIONARY for the same bytes
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     * @param page holds the body, and is not needed after it
     * @param count number of entries, as the page header says
     * @throws ParquetException if the encoding is another, or the bytes are not those of so many entries
     */
    public static Dictionary readDictionary(
            Encoding encoding, PhysicalType type, int width, byte[] page, int offset, int length, int count)
            throws ParquetException {
        requireEntries(encoding);
        return Dictionary.read(type, fixedWidth(type, width), page, offset, length, count);
    }

    /**
     * Reads the body of a dictionary page that has an array of its own, which nobody changes from then on: a body of BYTE_ARRAY may
     * stay there. To copy it takes half of the time.
     *
     * @param encoding as the page header names it: PLAIN, or PLAIN_DICTIONARY for the same bytes
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     * @param body is the dictionary's as long as that is used
     * @param count number of entries, as the page header says
     * @throws ParquetException if the encoding is another, or the bytes are not those of so many entries
     */
    public static Dictionary readDictionaryInPlace(
            Encoding encoding, PhysicalType type, int width, byte[] body, int count) throws ParquetException {
        requireEntries(encoding);
        return Dictionary.readInPlace(type, fixedWidth(type, width), body, count);
    }

    private static void requireEntries(Encoding encoding) throws ParquetException {
        switch (encoding) {
            case PLAIN, PLAIN_DICTIONARY -> {}
            case GROUP_VAR_INT,
                    RLE,
                    BIT_PACKED,
                    DELTA_BINARY_PACKED,
                    DELTA_LENGTH_BYTE_ARRAY,
                    DELTA_BYTE_ARRAY,
                    RLE_DICTIONARY,
                    BYTE_STREAM_SPLIT,
                    ALP ->
                throw new ParquetException(encoding + " cannot hold the entries of a dictionary, only PLAIN can");
        }
    }

    /**
     * The decoder of DELTA_BYTE_ARRAY pages of parquet-mr before 1.8.0, where a page may begin with a prefix of the last value of
     * the page before (PARQUET-246). It has to be given all pages of a column chunk, in their order, to their ends.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     */
    public static ValueDecoder deltaByteArrayAcrossPages(PhysicalType type, int width) {
        requireAllowed(Encoding.DELTA_BYTE_ARRAY, type);
        return DeltaByteArrayDecoder.of(type, fixedWidth(type, width), true);
    }

    /**
     * The dictionary of a column chunk with values of {@code type}.
     *
     * @param width bytes of a value if the type is FIXED_LEN_BYTE_ARRAY; else not looked at
     * @param limit bytes that the dictionary page's body may have
     * @throws IllegalArgumentException if the type is BOOLEAN, for which a dictionary is legal and pointless
     */
    public static DictionaryEncoder dictionary(PhysicalType type, int width, int limit) {
        SplittableRandom secrets = new SplittableRandom();
        return switch (type) {
            case INT32, FLOAT -> new Int32Dictionary(type, limit, secrets);
            case INT64, DOUBLE -> new Int64Dictionary(type, limit, secrets);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                new BinaryDictionary(type, fixedWidth(type, width), limit, secrets);
            case BOOLEAN ->
                throw new IllegalArgumentException("a dictionary of BOOLEAN is not written: two values take one bit");
        };
    }

    private static int fixedWidth(PhysicalType type, int width) {
        if (type != PhysicalType.FIXED_LEN_BYTE_ARRAY) {
            return type.width();
        }
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + " of a FIXED_LEN_BYTE_ARRAY is not positive");
        }
        return width;
    }

    private static void requireAllowed(Encoding encoding, PhysicalType type) {
        if (!allows(encoding, type)) {
            throw new IllegalArgumentException(encoding + " cannot hold " + type);
        }
    }
}
