// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import dev.inlay.io.OutputFile;
import dev.inlay.s3.stream.ChunkPool;
import dev.inlay.s3.stream.Deadlines;
import dev.inlay.s3.stream.PartSchedule;
import dev.inlay.s3.stream.PartStream;
import dev.inlay.s3.stream.Spool;
import dev.inlay.s3.stream.StreamPlan;
import dev.inlay.s3.transport.SdkRequests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An object on S3 as a place for a file.
 *
 * <pre>{@code
 * S3Client client = S3Clients.builder().region("eu-central-1").build();
 * S3OutputFile file = new S3OutputFile(client, S3Location.parse("s3://lake/trips/2026.parquet"));
 * try (ParquetWriter<Trip> writer = ParquetWriter.forRecord(Trip.class).open(file)) {
 *     for (Trip trip : trips) writer.write(trip);
 *     writer.commit();
 * }
 * }</pre>
 *
 * <p>A file of up to one part, 8 MiB, is one PutObject at the commit. A larger one goes in parts while it is written; what the stream
 * promises is said at {@link S3OutputSink}. The client stays open: one serves all files.
 */
public final class S3OutputFile implements OutputFile {

    private final S3Client client;
    private final S3Location location;
    private final S3WriteOptions options;
    private final @Nullable Consumer<? super PendingUpload> prepared;

    /** A file with the default options. */
    public S3OutputFile(S3Client client, S3Location location) {
        this(client, location, S3WriteOptions.DEFAULT);
    }

    /** A file with these options. */
    public S3OutputFile(S3Client client, S3Location location, S3WriteOptions options) {
        this(client, location, options, null);
    }

    private S3OutputFile(
            S3Client client,
            S3Location location,
            S3WriteOptions options,
            @Nullable Consumer<? super PendingUpload> prepared) {
        this.client = client;
        this.location = location;
        this.options = options;
        this.prepared = prepared;
    }

    /**
     * The same file in two steps: the commit of its sinks, and so of a writer, sends everything and publishes nothing. It hands over an
     * upload that {@link S3Uploads} commits or aborts, maybe in another process. If {@code receiver} throws, the upload is aborted.
     */
    public S3OutputFile prepareOnly(Consumer<? super PendingUpload> receiver) {
        return new S3OutputFile(client, location, options, receiver);
    }

    /** Where the object will be. */
    public S3Location location() {
        return location;
    }

    /** {@code s3://bucket/key}. */
    @Override
    public String name() {
        return location.toString();
    }

    /**
     * Starts the object. No request is made before there is more than a part of it.
     *
     * @throws IllegalArgumentException if parts for the largest object do not fit the memory
     * @throws IllegalStateException if the shared memory has no room for another stream
     */
    @Override
    public S3OutputSink create() {
        S3Memory shared = options.sharedMemory();
        ChunkPool memory = shared == null ? new ChunkPool(options.memory()) : shared.pool();
        PartStream stream = new PartStream(
                plan(memory.bound()), memory, events -> new SdkRequests(client, location, options, events));
        return new S3OutputSink(stream, prepared);
    }

    private StreamPlan plan(long memory) {
        long partSize = options.maxObjectSize().isPresent()
                ? PartSchedule.partSizeFor(options.maxObjectSize().getAsLong(), options.partSize())
                : options.partSize();
        // one part is filled while another is sent, so that neither waits for the other
        long largest = Math.max(options.partSize(), Math.max(memory, options.spoolBytes()) / 2);
        if (partSize > largest) {
            throw new IllegalArgumentException(location + ": an object of "
                    + options.maxObjectSize().getAsLong() + " bytes needs parts of " + partSize
                    + ", and a memory of twice as much; it has " + memory
                    + (options.spoolBytes() == 0
                            ? ", and no directory to spool them to"
                            : ", and a disk of " + options.spoolBytes()));
        }
        PartSchedule schedule =
                options.equalParts() ? PartSchedule.equal(partSize) : PartSchedule.auto(partSize, largest);
        Spool spool = spool(memory);
        long room = spool != null && spool.takes(partSize) ? spool.bytes() : memory;
        return new StreamPlan(
                location,
                schedule,
                // none is kept back for the next part to fill: a fast writer fills it in milliseconds once one is sent,
                // and a slow one never has them all in flight
                options.partsInFlight().orElse((int) Math.max(1, Math.min(PartSchedule.LAST_PART, room / partSize))),
                options.commitToken(),
                options.createOnly(),
                options.ifMatch(),
                options.listener(),
                Deadlines.of(
                        options.equalParts() ? partSize : largest, options.requestTimeout(), options.commitTimeout()),
                spool);
    }

    private @Nullable Spool spool(long memory) {
        Path directory = options.spoolDirectory();
        if (directory == null) {
            return null;
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(location + ": no directory to spool to at " + directory);
        }
        return new Spool(directory, options.spoolBytes(), memory / 2);
    }
}
