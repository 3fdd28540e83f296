// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a heap of some size is enough for. A million rows of 200 columns are for {@link HeapRun} by hand: they take as much as these
 * few, since row groups end.
 */
class SmallHeapTest {

    // newer virtual machines print warnings about a library in front of what is asked for

    /** A page holds its value a few times over: in the batch, as values, as a body, compressed, as a page. */
    @ParameterizedTest
    @CsvSource({"COMPATIBLE,V1", "COMPATIBLE,V2", "MODERN,V1", "MODERN,V2", "PREVIEW,V1", "PREVIEW,V2"})
    void aStringOfAHundredMebibytes(Profile profile, DataPageVersion version) throws IOException, InterruptedException {
        assertThat(HeapRun.inHeapOf(640, "long", profile, version, 100)).containsPattern("(?m)^8 rows,");
    }

    /** More than a row group, and pages of 200 columns open at once. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void twoHundredColumns(Profile profile) throws IOException, InterruptedException {
        assertThat(HeapRun.inHeapOf(256, "wide", profile, DataPageVersion.V1, 50_000, 200))
                .containsPattern("(?m)^50000 rows,");
    }
}
