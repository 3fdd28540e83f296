// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** How often a field occurs in its parent ({@code FieldRepetitionType} in parquet.thrift). */
public enum Repetition implements ThriftEnum {
    /** Exactly once. */
    REQUIRED(0),
    /** Once or not at all: adds one definition level. */
    OPTIONAL(1),
    /** Any number of times: adds one definition and one repetition level. */
    REPEATED(2);

    private final int id;

    Repetition(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }
}
