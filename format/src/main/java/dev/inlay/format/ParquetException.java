// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not what the format says, or that asks for what this library cannot do. The message names the place and
 * the numbers that disagree. Code that knows only bytes throws a reason and an offset; the stage that knows the rest adds it
 * once, by {@link #within}.
 */
public class ParquetException extends IOException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final Place place;

    public ParquetException(String reason) {
        this(reason, Place.UNKNOWN, null);
    }

    public ParquetException(String reason, Place place) {
        this(reason, place, null);
    }

    public ParquetException(String reason, Place place, @Nullable Throwable cause) {
        super(place.equals(Place.UNKNOWN) ? reason : place + ": " + reason, cause);
        this.reason = reason;
        this.place = place;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** Where it is wrong, as far as it is known. */
    public Place place() {
        return place;
    }

    /** The same failure, its place completed by what {@code outer} knows; this one becomes its cause. */
    public ParquetException within(Place outer) {
        return new ParquetException(reason, place.within(outer), this);
    }
}
