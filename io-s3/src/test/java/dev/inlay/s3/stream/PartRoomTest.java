// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.s3.S3Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memory of four chunks, and a disk of three of the larger parts. Both count in whole chunks of their own size. */
class PartRoomTest {

    private static final int CHUNK = ChunkPool.CHUNK;

    @TempDir
    Path directory;

    private final ChunkPool memory = new ChunkPool(4L * CHUNK, CHUNK);

    private PartRoom room(long firstPart, @Nullable Spool spool) {
        return new PartRoom(
                new StreamPlan(
                        Streams.OBJECT,
                        PartSchedule.equal(firstPart),
                        1,
                        true,
                        false,
                        null,
                        S3Listener.NONE,
                        Streams.PATIENT,
                        spool),
                memory);
    }

    private Spool spool() {
        return new Spool(directory, 9L * CHUNK, 2 * CHUNK);
    }

    private static @Nullable HeldPart take(PartRoom room, long size) throws IOException, InterruptedException {
        return room.take(1, size, 0, () -> false);
    }

    private static HeldPart taken(PartRoom room, long size) throws IOException, InterruptedException {
        HeldPart part = take(room, size);
        assertThat(part).as("%s bytes", size).isNotNull();
        return Objects.requireNonNull(part);
    }

    @Test
    void onlyPartsLargerThanHalfOfTheMemoryAreFiles() throws Exception {
        PartRoom room = room(CHUNK, spool());
        assertThat(taken(room, 2 * CHUNK)).isInstanceOf(PartBuffer.class);
        HeldPart file = taken(room, 2 * CHUNK + 1);
        assertThat(file).isInstanceOf(SpooledPart.class);
        assertThat(room.kind(2 * CHUNK)).isEqualTo("memory");
        assertThat(room.kind(2 * CHUNK + 1)).isEqualTo("disk");
        file.release();
        room.close();
    }

    @Test
    void aPartThatTheDiskDoesNotHoldStaysInMemory() throws Exception {
        PartRoom room = room(CHUNK, new Spool(directory, 2L * CHUNK, 2 * CHUNK));
        assertThat(taken(room, 3 * CHUNK)).isInstanceOf(PartBuffer.class);
    }

    @Test
    void theDiskIsBoundedToo() throws Exception {
        PartRoom room = room(3 * CHUNK, spool());
        HeldPart first = taken(room, 3 * CHUNK);
        HeldPart second = taken(room, 3 * CHUNK);
        HeldPart third = taken(room, 3 * CHUNK);
        assertThat(take(room, 3 * CHUNK)).isNull();
        second.release();
        HeldPart fourth = taken(room, 3 * CHUNK);
        assertThat(take(room, 3 * CHUNK)).isNull();
        first.release();
        third.abandon();
        fourth.release();
        assertThat(room.most()).isZero();
        room.close();
    }

    /** So any number of them share a memory. */
    @Test
    void aStreamOfFilesKeepsNoMemoryForItself() {
        PartRoom first = room(3 * CHUNK, spool());
        PartRoom second = room(3 * CHUNK, spool());
        PartRoom third = room(3 * CHUNK, null);
        assertThatThrownBy(() -> room(3 * CHUNK, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no room for another part of " + 3 * CHUNK);
        first.close();
        second.close();
        third.close();
    }
}
