// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.LongVector;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * TIMESTAMP: steps of a unit since 1970-01-01 00:00, of an instant (adjusted to UTC) or of a wall clock. What is finer than the unit is
 * cut off, towards the past.
 */
final class TimestampSlot extends Slot {

    private final LongVector.Builder to;
    private final boolean instant;
    private final String name;
    private final long perSecond;
    private final long nanosPerStep;

    TimestampSlot(
            PrimitiveNode leaf,
            LogicalType.TimestampType timestamp,
            LongVector.Builder to,
            String path,
            CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
        this.instant = timestamp.isAdjustedToUtc();
        this.name = "TIMESTAMP(" + timestamp.unit() + "," + instant + ")";
        this.perSecond = timestamp.unit().perSecond();
        this.nanosPerStep = 1_000_000_000 / perSecond;
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return name + " takes " + (instant ? "Instant" : "LocalDateTime")
                + ", and long as steps since 1970-01-01 00:00";
    }

    @Override
    public void set(long steps) {
        to.append(steps);
    }

    @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are there as well
    @Override
    void setObject(Object value) {
        if (instant && value instanceof Instant time) {
            append(value, time.getEpochSecond(), time.getNano());
        } else if (!instant && value instanceof LocalDateTime time) {
            append(value, time.toEpochSecond(ZoneOffset.UTC), time.getNano());
        } else {
            super.setObject(value);
        }
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    private void append(Object value, long second, int nano) {
        long seconds = second;
        long steps = nano / nanosPerStep;
        if (seconds < 0
                && steps > 0) { // counted from the next second, so that the product does not overflow before the sum
            seconds++;
            steps -= perSecond;
        }
        try {
            to.append(Math.addExact(Math.multiplyExact(seconds, perSecond), steps));
        } catch (ArithmeticException e) {
            throw row.refuse(path, value + " is further from 1970 than " + name + " reaches");
        }
    }
}
