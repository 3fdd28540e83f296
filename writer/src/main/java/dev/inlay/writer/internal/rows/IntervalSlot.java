// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.writer.internal.rows;

import dev.inlay.schema.PrimitiveNode;
import dev.inlay.vector.FixedBinaryVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Period;

/**
 * INTERVAL on FIXED_LEN_BYTE_ARRAY(12): months, days and milliseconds, each unsigned, 32 bits, little-endian (LogicalTypes.md,
 * "INTERVAL"). They do not add up: a day is not 24 hours. So a {@link Period} has no milliseconds, a {@link Duration} nothing else.
 */
final class IntervalSlot extends FixedSlot {

    private static final long MOST = 0xffff_ffffL;

    private final ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);

    IntervalSlot(PrimitiveNode leaf, FixedBinaryVector.Builder to, String path, CurrentRow row) {
        super(leaf, to, path, row);
    }

    @Override
    String takes() {
        return "INTERVAL takes Period, Duration and byte[]";
    }

    @SuppressWarnings("JavaPeriodGetDays") // the months are there as well
    @Override
    void setObject(Object value) {
        if (value instanceof Period period) {
            append(period, period.toTotalMonths(), period.getDays(), 0);
        } else if (value instanceof Duration duration) {
            boolean inRange = !duration.isNegative() && duration.toSeconds() <= MOST / 1000;
            append(duration, 0, 0, inRange ? duration.toMillis() : -1);
        } else {
            super.setObject(value);
        }
    }

    private void append(Object value, long months, long days, long millis) {
        if (months < 0 || months > MOST || days < 0 || millis < 0 || millis > MOST) {
            throw row.refuse(path, value + " is no INTERVAL: months, days and milliseconds are each in 0 to " + MOST);
        }
        bytes.putInt(0, (int) months).putInt(4, (int) days).putInt(8, (int) millis);
        to.append(bytes.array(), 0);
    }
}
