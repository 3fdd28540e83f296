// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

/** Bytes that break the rules of what they are said to be, thrown by code that knows no more than the bytes. */
public final class MalformedDataException extends ParquetException {

    private static final long serialVersionUID = 1;

    private final long offset;

    /**
     * @param reason what is wrong, with the numbers that disagree
     * @param offset bytes from the start of what is being decoded
     */
    public MalformedDataException(String reason, long offset) {
        super(reason, Place.offset(offset));
        this.offset = offset;
    }

    /** Bytes from the start of what is being decoded. */
    public long offset() {
        return offset;
    }
}
