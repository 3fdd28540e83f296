// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** What one step of a TIME or TIMESTAMP is ({@code TimeUnit}, a union of empty structs, in parquet.thrift). */
public enum TimeUnit implements ThriftEnum {
    MILLIS(1, 1_000),
    MICROS(2, 1_000_000),
    NANOS(3, 1_000_000_000);

    private final int id;
    private final long perSecond;

    TimeUnit(int id, long perSecond) {
        this.id = id;
        this.perSecond = perSecond;
    }

    /** The union member's field id. */
    @Override
    public int id() {
        return id;
    }

    /** Steps in a second. */
    public long perSecond() {
        return perSecond;
    }
}
