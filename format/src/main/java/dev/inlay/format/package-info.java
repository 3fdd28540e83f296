// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a Parquet file is, drawn once.
 *
 * <pre>
 *   byte 0
 *  ┌───────────────────────────────────────────────────────────────────────┐
 *  │ P A R 1                                                               │  4 bytes
 *  ├───────────────────────────────────────────────────────────────────────┤
 *  │ row group 0                       some of the rows, all their columns │
 *  │ ┌───────────────────────────────────────────────────────────────────┐ │
 *  │ │ column chunk 0                    one leaf of the schema          │ │
 *  │ │   PageHeader │ dictionary page      at most one, and first        │ │
 *  │ │   PageHeader │ data page            levels and values             │ │
 *  │ │   PageHeader │ data page            …                             │ │
 *  │ ├───────────────────────────────────────────────────────────────────┤ │
 *  │ │ column chunk 1 …                  one for each leaf, in order     │ │
 *  │ └───────────────────────────────────────────────────────────────────┘ │
 *  │ row group 1 …                                                         │
 *  ├───────────────────────────────────────────────────────────────────────┤
 *  │ bloom filters                       BloomFilterHeader │ bits, each    │  of chunks that
 *  │ column indexes                      ColumnIndex, each                 │  have one; may be
 *  │ offset indexes                      OffsetIndex, each                 │  none at all
 *  ├───────────────────────────────────────────────────────────────────────┤
 *  │ footer                              FileMetaData                      │  ◄┐
 *  │ length                              uint32, little-endian             │  ─┘ 4 bytes: how far back
 *  │ P A R 1                                                               │  4 bytes
 *  └───────────────────────────────────────────────────────────────────────┘
 *   last byte
 * </pre>
 *
 * <p>Everything points backwards. A writer therefore needs one pass and no second thought: what a later part says of an
 * earlier one is known when the later one is written. A reader begins at the end: the last eight bytes say where the footer
 * begins, and the footer says where everything else is. Nothing else does: chunks, filters and indexes are found by the
 * footer's offsets, which count from byte 0, never by adding up sizes.
 *
 * <pre>
 *  FileMetaData
 *   ├─ schema                SchemaElement …      the tree of fields, depth first
 *   ├─ column_orders         ColumnOrder …        how the bounds of each leaf compare
 *   ├─ key_value_metadata    KeyValue …           the application's own notes
 *   └─ row_groups            RowGroup …
 *       └─ columns           ColumnChunk …        one for each leaf
 *           ├─ meta_data     ColumnMetaData       type, codec, encodings, sizes, Statistics
 *           │   ├─ dictionary_page_offset ──────► PageHeader │ dictionary page
 *           │   ├─ data_page_offset ────────────► PageHeader │ data page
 *           │   └─ bloom_filter_offset ─────────► BloomFilterHeader │ bits
 *           ├─ column_index_offset ─────────────► ColumnIndex          bounds of each data page
 *           └─ offset_index_offset ─────────────► OffsetIndex          place of each data page ──► PageHeader │ …
 * </pre>
 *
 * <p>What has a type name in these drawings is a struct of parquet.thrift, stored in Thrift's compact protocol without any
 * frame, and a record of this package: components in the order of the field ids, names as in the IDL, null where the file
 * has nothing, which is not the same as zero or empty. What has none is bytes with rules of their own: pages are the
 * business of the encodings.
 *
 * <p>Metadata is made by strangers. Records keep what they do not understand (an enum value of tomorrow is an {@link
 * dev.inlay.format.OpenEnum}, an annotation of tomorrow an {@link dev.inlay.format.LogicalType.UnrecognizedType}), and they do
 * not check what only a use can judge: a chunk whose numbers are nonsense must not cost the chunks beside it.
 *
 * <p>Where an encrypted file differs is said in {@link dev.inlay.format.FileCryptoMetaData}. The whole specification is at
 * the parquet-format project; ids such as F18 name the rows of our coverage reference, one for each duty of a reader or writer.
 *
 * @see dev.inlay.format.Footer
 */
package dev.inlay.format;
