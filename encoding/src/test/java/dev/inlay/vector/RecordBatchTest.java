// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordBatchTest {

    private static final Schema SCHEMA = Schema.parse("""
            message trip {
              required int64 id;
              optional binary city (STRING);
              required fixed_len_byte_array(2) code;
              optional int96 at;
            }
            """);

    private static final LongVector IDS = LongVector.of(1, 2, 3);
    private static final BinaryVector CITIES = BinaryVector.ofUtf8("Bern", null, "Basel");
    private static final FixedBinaryVector CODES = FixedBinaryVector.of(2, new byte[2], new byte[2], new byte[2]);
    private static final FixedBinaryVector TIMES = FixedBinaryVector.of(12, null, null, new byte[12]);

    @Test
    void holdsAVectorForEachField() {
        RecordBatch batch = new RecordBatch(SCHEMA, 3, List.of(IDS, CITIES, CODES, TIMES));
        assertThat(batch.column(1)).isSameAs(CITIES);
        assertThat(batch.column("city")).isSameAs(CITIES);
        assertThatThrownBy(() -> batch.column("town")).hasMessage("no field town in schema trip");
        assertThat(batch).isEqualTo(new RecordBatch(SCHEMA, 3, List.of(IDS, CITIES, CODES, TIMES)));
    }

    @Test
    void aSliceIsTheRowsOfEveryColumn() {
        RecordBatch slice = new RecordBatch(SCHEMA, 3, List.of(IDS, CITIES, CODES, TIMES)).slice(1, 2);
        assertThat(slice.rowCount()).isEqualTo(2);
        assertThat(slice.column("id")).isEqualTo(LongVector.of(2, 3));
        assertThat(slice.column("city")).isEqualTo(BinaryVector.ofUtf8(null, "Basel"));
        assertThatThrownBy(() -> slice.slice(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWhatTheSchemaDoesNotSayAndNamesIt() {
        assertRefused("3 vectors for the 4 fields of schema trip", IDS, CITIES, CODES);
        assertRefused("column id: INT64 wants LongVector, not IntVector", IntVector.of(1, 2, 3), CITIES, CODES, TIMES);
        assertRefused("column city: vector of 2 rows in a batch of 3", IDS, CITIES.slice(0, 2), CODES, TIMES);
        assertRefused("column code: values of 12 bytes, not 2", IDS, CITIES, TIMES, TIMES);
        assertRefused("column at: values of 2 bytes, not 12", IDS, CITIES, CODES, CODES);
        assertRefused(
                "column id, row 2: no value in a required field",
                LongVector.ofNullable(1L, 2L, null),
                CITIES,
                CODES,
                TIMES);
    }

    private static void assertRefused(String message, Vector... columns) {
        assertThatThrownBy(() -> new RecordBatch(SCHEMA, 3, List.of(columns)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
