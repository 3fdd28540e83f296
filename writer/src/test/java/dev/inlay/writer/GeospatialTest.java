// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inlay.format.BoundingBox;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnMetaData;
import dev.inlay.format.GeospatialStatistics;
import dev.inlay.format.LogicalType.GeographyType;
import dev.inlay.format.LogicalType.GeometryType;
import dev.inlay.io.MemoryFile;
import dev.inlay.schema.Schema;
import dev.inlay.vector.RecordBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** GEOMETRY and GEOGRAPHY in files: rows O01 to O11. */
class GeospatialTest {

    private static final Schema GEOMETRY =
            Schema.builder("t").optional("c", new GeometryType(null)).build();
    private static final Schema GEOGRAPHY =
            Schema.builder("t").optional("c", new GeographyType(null, null)).build();

    private static final Object POINT_30_10 = hex("01 01000000 0000000000003e40 0000000000002440");
    /** z is 1. */
    private static final Object POINT_10_30_Z = hex("00 000003e9 4024000000000000 403e000000000000 3ff0000000000000");

    private static final Object EMPTY_LINE = hex("01 02000000 00000000");

    @Test
    void aChunkSaysWhereItsValuesAreAndWhatTheyAre() throws IOException {
        FileDump dump = Table.of(GEOMETRY, POINT_10_30_Z, null, POINT_30_10, EMPTY_LINE, POINT_30_10)
                .dump(WriterOptions.DEFAULT);

        assertThat(dump.column(0)).isEqualTo(Arrays.asList(POINT_10_30_Z, null, POINT_30_10, EMPTY_LINE, POINT_30_10));
        ColumnMetaData chunk = chunk(dump, 0).metaData();
        assertThat(chunk.geospatialStatistics())
                .isEqualTo(new GeospatialStatistics(
                        new BoundingBox(10, 30, 10, 30, 1d, 1d, null, null), List.of(1, 2, 1001)));
    }

    @Test
    void geometriesHaveNoBoundsAndNoColumnIndex() throws IOException {
        FileDump dump = Table.of(GEOMETRY, POINT_30_10, null).dump(WriterOptions.DEFAULT);

        ColumnChunk chunk = chunk(dump, 0);
        assertThat(chunk.metaData().statistics().minValue()).isNull();
        assertThat(chunk.metaData().statistics().maxValue()).isNull();
        assertThat(chunk.metaData().statistics().nullCount()).isEqualTo(1);
        assertThat(chunk.columnIndexOffset()).isNull();
        assertThat(chunk.offsetIndexOffset()).isNotNull();
    }

    @Test
    void eachRowGroupHasItsOwnAndTheReceiptHasAll() throws IOException {
        Table table = Table.of(GEOMETRY, POINT_30_10, POINT_30_10, POINT_10_30_Z, EMPTY_LINE, null, null);
        FileDump dump = table.dump(WriterOptions.builder().rowGroupRows(2).build());

        assertThat(chunk(dump, 0).metaData().geospatialStatistics())
                .isEqualTo(
                        new GeospatialStatistics(new BoundingBox(30, 30, 10, 10, null, null, null, null), List.of(1)));
        assertThat(chunk(dump, 1).metaData().geospatialStatistics())
                .isEqualTo(new GeospatialStatistics(
                        new BoundingBox(10, 10, 30, 30, 1d, 1d, null, null), List.of(2, 1001)));
        assertThat(chunk(dump, 2).metaData().geospatialStatistics()).isNull();
        assertThat(receipt(table).columns().get(0).geospatial())
                .isEqualTo(new GeospatialStatistics(
                        new BoundingBox(10, 30, 10, 30, 1d, 1d, null, null), List.of(1, 2, 1001)));
    }

    @Test
    void emptyShapesHaveTypesAndNoBox() throws IOException {
        assertThat(chunk(Table.of(GEOMETRY, EMPTY_LINE).dump(WriterOptions.DEFAULT), 0)
                        .metaData()
                        .geospatialStatistics())
                .isEqualTo(new GeospatialStatistics(null, List.of(2)));
    }

    @Test
    void ofGeographyThereAreTypesOnly() throws IOException {
        Table table = Table.of(GEOGRAPHY, POINT_30_10, POINT_10_30_Z);

        assertThat(chunk(table.dump(WriterOptions.DEFAULT), 0).metaData().geospatialStatistics())
                .isEqualTo(new GeospatialStatistics(null, List.of(1, 1001)));
        assertThat(receipt(table).columns().get(0).geospatial())
                .isEqualTo(new GeospatialStatistics(null, List.of(1, 1001)));
    }

    @Test
    void withoutBoundsThereIsNoBoxEither() throws IOException {
        FileDump dump = Table.of(GEOMETRY, POINT_30_10)
                .dump(WriterOptions.builder().bounds(false).build());

        assertThat(chunk(dump, 0).metaData().geospatialStatistics()).isNull();
    }

    @Test
    void whatIsNoGeometryIsRefused() {
        Table table = Table.of(GEOMETRY, POINT_30_10, null, hex("01 01000000 0000000000003e40"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.write(WriterOptions.DEFAULT))
                .withMessage("column c, row 2 of the batch, which would be row 2 of the file: not Well-Known Binary, "
                        + "at byte 5: a point takes 16 bytes, 8 are left");
    }

    private static ColumnChunk chunk(FileDump dump, int rowGroup) {
        return dump.metaData.rowGroups().get(rowGroup).columns().get(0);
    }

    private static WriteReceipt receipt(Table table) throws IOException {
        try (ParquetWriter<RecordBatch> writer = ParquetWriter.forSchema(table.schema())
                .options(WriterOptions.builder().rowGroupRows(2).build())
                .open(new MemoryFile())) {
            writer.write(table.batch());
            return writer.commit();
        }
    }

    private static Object hex(String text) {
        return FileDump.box(HexFormat.of().parseHex(text.replace(" ", "")));
    }
}
