// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import org.jspecify.annotations.Nullable;

/** Bytes that break the rules of what they are said to be, thrown by code that knows no more than the bytes. */
public final class MalformedDataException extends ParquetException {

    private static final long serialVersionUID = 1;

    private final long offset;

    /**
     * @param reason what is wrong, with the numbers that disagree
     * @param offset bytes from the start of what is being decoded
     */
    public MalformedDataException(String reason, long offset) {
        this(reason, offset, null);
    }

    /** The same, with what a library had to say of the bytes. */
    public MalformedDataException(String reason, long offset, @Nullable Throwable cause) {
        super(reason, Place.offset(offset), cause);
        this.offset = offset;
    }

    /** Bytes from the start of what is being decoded. */
    public long offset() {
        return offset;
    }
}
