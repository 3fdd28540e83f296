// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.format.LogicalType;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.IntVector;
import dev.inlay.vector.LongVector;
import dev.inlay.vector.VectorBuilder;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** TIME: steps of a unit since midnight, on INT32 (MILLIS) or INT64. What is finer than the unit is cut off. */
final class TimeSlot extends Slot {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final VectorBuilder to;
    private final IntVector.@Nullable Builder ints;
    private final LongVector.@Nullable Builder longs;
    private final String name;
    private final long nanosPerStep;
    private final long stepsPerDay;

    TimeSlot(PrimitiveNode leaf, LogicalType.TimeType time, VectorBuilder to, String path, CurrentRow row) {
        super(leaf, path, row);
        this.to = to;
        this.ints = to instanceof IntVector.Builder builder ? builder : null;
        this.longs = to instanceof LongVector.Builder builder ? builder : null;
        this.name = "TIME in " + time.unit();
        this.nanosPerStep = NANOS_PER_SECOND / time.unit().perSecond();
        this.stepsPerDay = 86_400 * time.unit().perSecond();
    }

    @Override
    public int length() {
        return to.length();
    }

    @Override
    String takes() {
        return name + " takes LocalTime, and " + (ints != null ? "int" : "int and long") + " as steps since midnight";
    }

    @Override
    public void set(int steps) {
        append(steps);
    }

    @Override
    public void set(long steps) {
        if (ints != null) {
            super.set(steps);
        } else {
            append(steps);
        }
    }

    @Override
    void setObject(Object value) {
        if (value instanceof LocalTime time) {
            append(time.toNanoOfDay() / nanosPerStep);
        } else {
            super.setObject(value);
        }
    }

    @Override
    void appendNull() {
        to.appendNull();
    }

    private void append(long steps) {
        if (steps < 0 || steps >= stepsPerDay) {
            throw row.refuse(path, steps + " is not in 0 to " + (stepsPerDay - 1) + ", the range of " + name);
        }
        if (ints != null) {
            ints.append((int) steps);
        } else if (longs != null) {
            longs.append(steps);
        }
    }
}
