// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.transport.Payload;
import java.io.IOException;

/**
 * One part from its first byte until the store has it: in memory, a {@link PartBuffer}, or in a file, a {@link SpooledPart}. Filled by one
 * thread, then fixed.
 */
interface HeldPart extends Payload {

    /** Takes as many of the bytes as fit, and returns their number. */
    int append(byte[] bytes, int offset, int length) throws IOException;

    boolean isFull();

    /** Gives the place back. Nothing may read the part any more. May be called again. */
    void release();

    /** Gives the place up, though somebody may still be reading the part. */
    void abandon();
}
