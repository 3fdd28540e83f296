// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inlay.schema.Schema;
import dev.inlay.vector.BinaryVector;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.ListVector;
import dev.inlay.vector.RecordBatch;
import dev.inlay.vector.StructVector;
import dev.inlay.vector.Validity;
import dev.inlay.vector.Vector;
import dev.inlay.writer.WriterOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record that is larger than a page can be, here of 60 bytes instead of 1.5 GiB, is refused before anything enters. */
class BatchCheckTest {

    private static final long LIMIT = 60;
    private static final Schema NUMBERS =
            Schema.parse("message m { optional group a (LIST) { repeated group list { required int32 element; } } }");
    private static final Schema TEXTS =
            Schema.parse("message m { required group s { optional group a (LIST) { repeated group list { "
                    + "optional group element (LIST) { repeated group list { optional binary element; } } } } } }");

    /** 4 bytes and two levels for each, two levels for the list. */
    @Test
    void ofNumbers() {
        assertFits(NUMBERS, 4, numbers(null, 9, 9, 9, 9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(NUMBERS, 3, numbers(null, 9, 10, 0)))
                .withMessage("column a.list.element, row 1 of the batch, which would be row 101 of the file:"
                        + " the values of this record are 62 bytes with their levels;"
                        + " they are in one page, and the most that fits is 60");
    }

    @Test
    void emptyListsCountTheirLevels() {
        int[] inner = new int[31];
        ListVector lists = new ListVector(
                new int[] {0, 15, 30}, 0, 2, null, new ListVector(inner, 0, 30, null, BinaryVector.ofUtf8()));
        assertFits(TEXTS, 2, struct(lists));
        ListVector longer = new ListVector(
                new int[] {0, 29}, 0, 1, null, new ListVector(inner, 0, 30, null, BinaryVector.ofUtf8()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(TEXTS, 1, struct(longer)))
                .withMessageContaining("column s.a.list.element.list.element, row 0");
    }

    @Test
    void ofTextInListsOfLists() {
        BinaryVector texts = BinaryVector.ofUtf8("one", null, "three", "x".repeat(40));
        ListVector inner = new ListVector(new int[] {0, 1, 3, 4}, 0, 3, null, texts);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(TEXTS, 1, struct(new ListVector(new int[] {0, 3}, 0, 1, null, inner))))
                .withMessageContaining("row 0 of the batch");
        assertFits(TEXTS, 2, struct(new ListVector(new int[] {0, 2, 3}, 0, 2, null, inner)));
    }

    /** What lies under a null is no value, however much it is. */
    @Test
    void whatLiesUnderANullDoesNotCount() {
        assertFits(NUMBERS, 1, numbers(Validity.of(false), 1000));
        BinaryVector texts = BinaryVector.ofUtf8("x".repeat(100));
        ListVector inner = new ListVector(new int[] {0, 1}, 0, 1, Validity.of(false), texts);
        assertFits(TEXTS, 1, struct(new ListVector(new int[] {0, 1}, 0, 1, null, inner)));
    }

    private static ListVector numbers(Validity validity, int... lengths) {
        int[] offsets = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            offsets[i + 1] = offsets[i] + lengths[i];
        }
        int elements = offsets[lengths.length];
        IntVector values = new IntVector(new int[elements], 0, elements, null);
        return new ListVector(offsets, 0, lengths.length, validity, values);
    }

    private static StructVector struct(Vector field) {
        return new StructVector(List.of(field), field.length(), null);
    }

    private static void assertFits(Schema schema, int rows, Vector vector) {
        assertThatCode(() -> check(schema, rows, vector)).doesNotThrowAnyException();
    }

    private static void check(Schema schema, int rows, Vector vector) {
        try (FilePlan plan = FilePlan.of(schema, WriterOptions.builder().build())) {
            new BatchCheck(plan, LIMIT).check(new RecordBatch(schema, rows, List.of(vector)), 100);
        }
    }
}
