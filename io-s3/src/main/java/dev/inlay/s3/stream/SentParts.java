// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import dev.inlay.s3.PendingUpload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of one upload by their numbers, and which of them the store has. Guarded by its owner's lock. */
final class SentParts {

    private final List<PendingUpload.@Nullable Part> parts = new ArrayList<>();
    private int sent;
    private long bytes;

    /** The number of one more part. */
    int add() {
        parts.add(null);
        return parts.size();
    }

    /** The store has it. */
    void sent(PendingUpload.Part part) {
        parts.set(part.number() - 1, part);
        sent++;
        bytes += part.size();
    }

    int count() {
        return parts.size();
    }

    /** How many the store has. */
    int sent() {
        return sent;
    }

    /** Bytes of those that the store has. */
    long bytes() {
        return bytes;
    }

    /** All of them; fails if the store has not. */
    List<PendingUpload.Part> all() {
        List<PendingUpload.Part> all = new ArrayList<>(parts.size());
        for (PendingUpload.Part part : parts) {
            if (part == null) {
                throw new IllegalStateException("part " + (all.size() + 1) + " was never sent");
            }
            all.add(part);
        }
        return all;
    }
}
