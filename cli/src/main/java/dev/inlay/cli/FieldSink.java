// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

/** Takes the fields of records in order. The characters are the parser's buffer: valid during the call only. */
interface FieldSink {

    /** Field {@code column} (from 0) of the current record, without quotes; may be empty. */
    void field(int column, char[] text, int offset, int length);

    /** Field {@code column} of the current record is a null spelling. */
    void nullField(int column);
}
