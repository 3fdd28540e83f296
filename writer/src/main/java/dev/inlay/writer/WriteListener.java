// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer;

import dev.inlay.schema.ColumnPath;

/**
 * Hears how far a writer has come. Calls are made in the thread that calls the writer, from within that call, so what a
 * listener does costs the writer's time.
 *
 * <p>A listener that throws ends the writer, as a failing file does: the exception reaches who called the writer, every
 * later call repeats it, and nothing is published. That is also the way to give up from within one.
 */
public interface WriteListener {

    /** Hears nothing. */
    WriteListener NONE = new WriteListener() {};

    /**
     * Rows have entered the open row group.
     *
     * @param rows of the file so far
     */
    default void rowsTaken(long rows) {}

    /**
     * A page, of values or of a dictionary, has been handed to the file, which happens when its row group ends.
     *
     * @param column whose page it is
     * @param bytes in the file, header included
     */
    default void pageWritten(ColumnPath column, int bytes) {}

    /**
     * All pages of a row group have been handed to the file, and its bloom filters.
     *
     * @param rowGroup its number, from 0
     * @param rows in it
     * @param bytes in the file, headers included
     */
    default void rowGroupWritten(int rowGroup, long rows, long bytes) {}
}
