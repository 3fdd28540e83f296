// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.schema;

import static dev.inlay.format.PhysicalType.BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.FIXED_LEN_BYTE_ARRAY;
import static dev.inlay.format.PhysicalType.INT32;
import static dev.inlay.format.PhysicalType.INT64;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.ConvertedType;
import dev.inlay.format.LogicalType;
import dev.inlay.format.PhysicalType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnotationsTest {

    /** Every annotation, what may carry it, and its converted twin (L01–L30; part 3.2 of the coverage table). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRING|BYTE_ARRAY|UTF8",
                "ENUM|BYTE_ARRAY|ENUM",
                "JSON|BYTE_ARRAY|JSON",
                "BSON|BYTE_ARRAY|BSON",
                "GEOMETRY|BYTE_ARRAY|",
                "GEOMETRY(EPSG:4326)|BYTE_ARRAY|",
                "GEOGRAPHY|BYTE_ARRAY|",
                "GEOGRAPHY(OGC:CRS84,VINCENTY)|BYTE_ARRAY|",
                "UUID|FIXED_LEN_BYTE_ARRAY(16)|",
                "FLOAT16|FIXED_LEN_BYTE_ARRAY(2)|",
                "INTERVAL|FIXED_LEN_BYTE_ARRAY(12)|INTERVAL",
                "DATE|INT32|DATE",
                "TIME(MILLIS,true)|INT32|TIME_MILLIS",
                "TIME(MILLIS,false)|INT32|TIME_MILLIS",
                "TIME(MICROS,true)|INT64|TIME_MICROS",
                "TIME(MICROS,false)|INT64|TIME_MICROS",
                "TIME(NANOS,true)|INT64|",
                "TIME(NANOS,false)|INT64|",
                "TIMESTAMP(MILLIS,true)|INT64|TIMESTAMP_MILLIS",
                "TIMESTAMP(MILLIS,false)|INT64|TIMESTAMP_MILLIS",
                "TIMESTAMP(MICROS,true)|INT64|TIMESTAMP_MICROS",
                "TIMESTAMP(MICROS,false)|INT64|TIMESTAMP_MICROS",
                "TIMESTAMP(NANOS,true)|INT64|",
                "TIMESTAMP(NANOS,false)|INT64|",
                "INTEGER(8,true)|INT32|INT_8",
                "INTEGER(16,true)|INT32|INT_16",
                "INTEGER(32,true)|INT32|INT_32",
                "INTEGER(64,true)|INT64|INT_64",
                "INTEGER(8,false)|INT32|UINT_8",
                "INTEGER(16,false)|INT32|UINT_16",
                "INTEGER(32,false)|INT32|UINT_32",
                "INTEGER(64,false)|INT64|UINT_64",
                "DECIMAL(9,9)|INT32 INT64 FIXED_LEN_BYTE_ARRAY(12) FIXED_LEN_BYTE_ARRAY(16) BYTE_ARRAY|DECIMAL",
                "DECIMAL(10,0)|INT64 FIXED_LEN_BYTE_ARRAY(12) FIXED_LEN_BYTE_ARRAY(16) BYTE_ARRAY|DECIMAL",
                "DECIMAL(28,0)|FIXED_LEN_BYTE_ARRAY(12) FIXED_LEN_BYTE_ARRAY(16) BYTE_ARRAY|DECIMAL",
                "DECIMAL(38,4)|FIXED_LEN_BYTE_ARRAY(16) BYTE_ARRAY|DECIMAL",
                "DECIMAL(39,4)|BYTE_ARRAY|DECIMAL",
                "LIST|group|LIST",
                "MAP|group|MAP",
                "VARIANT|group|",
                "VARIANT(1)|group|",
                "FILE|group|",
                "UNKNOWN|BOOLEAN INT32 INT64 INT96 FLOAT DOUBLE FIXED_LEN_BYTE_ARRAY(2) FIXED_LEN_BYTE_ARRAY(12)"
                        + " FIXED_LEN_BYTE_ARRAY(16) BYTE_ARRAY|",
                "UNRECOGNIZED(99,00)|BOOLEAN INT32 INT64 INT96 FLOAT DOUBLE FIXED_LEN_BYTE_ARRAY(2) FIXED_LEN_BYTE_ARRAY(12)"
                        + " FIXED_LEN_BYTE_ARRAY(16) BYTE_ARRAY group|",
            })
    void what_carries_an_annotation_and_which_converted_type_says_the_same(
            String text, String carriers, ConvertedType twin) {
        LogicalType annotation = AnnotationText.parse(new SchemaTokens(text));
        List<String> found = new ArrayList<>();
        for (PhysicalType type : PhysicalType.values()) {
            for (int length : new int[] {2, 12, 16}) {
                String carrier = type == FIXED_LEN_BYTE_ARRAY ? type + "(" + length + ")" : type.name();
                if (Annotations.fits(annotation, type, length) && !found.contains(carrier)) {
                    found.add(carrier);
                }
            }
        }
        if (Annotations.fitsGroup(annotation)) {
            found.add("group");
        }
        assertThat(found).containsExactlyInAnyOrder(carriers.split(" "));
        assertThat(Annotations.convertedType(annotation)).isEqualTo(twin);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAP_KEY_VALUE")
    void every_converted_type_but_one_has_a_logical_type_that_has_it_as_its_twin(ConvertedType converted) {
        LogicalType logical = Annotations.logicalType(converted, 2, 9);
        assertThat(logical).isNotNull();
        assertThat(Annotations.convertedType(logical)).isEqualTo(converted);
    }

    /** L18: no converted type can say "local", so alone it means adjusted to UTC. */
    @Test
    void converted_times_are_adjusted_to_utc() {
        Set<ConvertedType> times = EnumSet.range(ConvertedType.TIME_MILLIS, ConvertedType.TIMESTAMP_MICROS);
        assertThat(times)
                .extracting(time -> AnnotationText.print(Annotations.logicalType(time, null, null)))
                .containsExactly(
                        "TIME(MILLIS,true)", "TIME(MICROS,true)", "TIMESTAMP(MILLIS,true)", "TIMESTAMP(MICROS,true)");
    }

    /** L12 */
    @Test
    void a_converted_decimal_needs_a_precision_and_has_scale_0_unless_it_says_so() {
        assertThat(Annotations.logicalType(ConvertedType.DECIMAL, null, 5)).isEqualTo(LogicalType.decimal(5, 0));
        assertThat(Annotations.logicalType(ConvertedType.DECIMAL, 5, 5)).isEqualTo(LogicalType.decimal(5, 5));
        assertThat(Annotations.logicalType(ConvertedType.DECIMAL, 2, null)).isNull();
        assertThat(Annotations.logicalType(ConvertedType.DECIMAL, 6, 5)).isNull();
        assertThat(Annotations.logicalType(ConvertedType.DECIMAL, -1, 5)).isNull();
        assertThat(Annotations.logicalType(ConvertedType.DECIMAL, 0, 0)).isNull();
    }

    /** The table of L10, and on to where double arithmetic would first go wrong, if it did. */
    @Test
    void the_digits_of_a_fixed_length_decimal_are_those_of_its_largest_value() {
        int[] table = {2, 4, 6, 9, 11, 14, 16, 18, 21, 23, 26, 28, 31, 33, 35, 38};
        for (int length = 1; length <= 500; length++) {
            BigInteger largest = BigInteger.TWO.pow(8 * length - 1).subtract(BigInteger.ONE);
            // 10^p - 1 fits if it is at most the largest value: one digit less than that has, unless that is all nines
            int digits = largest.toString().length() - 1;
            assertThat(Annotations.maxPrecision(FIXED_LEN_BYTE_ARRAY, length)).isEqualTo(digits);
            if (length <= table.length) {
                assertThat(digits).isEqualTo(table[length - 1]);
            }
        }
    }

    @Test
    void the_natural_storage_of_a_decimal_is_the_smallest() {
        assertThat(natural(1)).isEqualTo(new Annotations.Storage(INT32, 0));
        assertThat(natural(9)).isEqualTo(new Annotations.Storage(INT32, 0));
        assertThat(natural(10)).isEqualTo(new Annotations.Storage(INT64, 0));
        assertThat(natural(18)).isEqualTo(new Annotations.Storage(INT64, 0));
        assertThat(natural(38)).isEqualTo(new Annotations.Storage(FIXED_LEN_BYTE_ARRAY, 16));
        for (int precision = 19; precision <= 1000; precision++) {
            int length = natural(precision).length();
            assertThat(Annotations.maxPrecision(FIXED_LEN_BYTE_ARRAY, length)).isGreaterThanOrEqualTo(precision);
            assertThat(Annotations.maxPrecision(FIXED_LEN_BYTE_ARRAY, length - 1))
                    .isLessThan(precision);
        }
        assertThat(Annotations.maxPrecision(BYTE_ARRAY, 0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Annotations.fits(LogicalType.decimal(1_000_000, 0), BYTE_ARRAY, 0))
                .isTrue();
        assertThat(Annotations.maxPrecision(INT64, 0)).isEqualTo(18);
    }

    private static Annotations.Storage natural(int precision) {
        return Annotations.naturalStorage(LogicalType.decimal(precision, 0));
    }
}
