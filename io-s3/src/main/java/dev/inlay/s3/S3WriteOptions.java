// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How an object is written, and what it carries. Immutable; one object may serve any number of streams. */
public final class S3WriteOptions {

    /** What is used when nobody asks for anything else. */
    public static final S3WriteOptions DEFAULT = builder().build();

    /** The smallest part but the last that S3 takes, 5 MiB. */
    public static final long SMALLEST_PART = 5L << 20;

    /** The largest part, 5 GiB. */
    public static final long LARGEST_PART = 5L << 30;

    private final Builder values;

    private S3WriteOptions(Builder values) {
        this.values = values;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        return values.copy();
    }

    public long partSize() {
        return values.partSize;
    }

    /** The bound of the stream's own memory; not of interest if it has a {@link #sharedMemory}. */
    public long memory() {
        return values.memory;
    }

    /** The memory that the stream shares with others; null if it has its own. */
    public @Nullable S3Memory sharedMemory() {
        return values.sharedMemory;
    }

    /** Where parts are kept that are too large for the memory; null if there is no such place. */
    public @Nullable Path spoolDirectory() {
        return values.spoolDirectory;
    }

    /** The most bytes that are kept there at once; 0 without such a place. */
    public long spoolBytes() {
        return values.spoolBytes;
    }

    /** How many parts are sent at once at most; empty if that follows from memory and part size. */
    public OptionalInt partsInFlight() {
        return values.partsInFlight == 0 ? OptionalInt.empty() : OptionalInt.of(values.partsInFlight);
    }

    public boolean equalParts() {
        return values.equalParts;
    }

    public OptionalLong maxObjectSize() {
        return values.maxObjectSize == null ? OptionalLong.empty() : OptionalLong.of(values.maxObjectSize);
    }

    public boolean createOnly() {
        return values.createOnly;
    }

    public @Nullable String ifMatch() {
        return values.ifMatch;
    }

    public boolean commitToken() {
        return values.commitToken;
    }

    public boolean checksums() {
        return values.checksums;
    }

    public boolean headAfterCommit() {
        return values.headAfterCommit;
    }

    public Duration commitTimeout() {
        return values.commitTimeout;
    }

    public int attempts() {
        return values.attempts;
    }

    public Duration requestTimeout() {
        return values.requestTimeout;
    }

    public S3Listener listener() {
        return values.listener;
    }

    public String contentType() {
        return values.contentType;
    }

    public Map<String, String> metadata() {
        return values.metadata;
    }

    public Map<String, String> tags() {
        return values.tags;
    }

    public @Nullable String storageClass() {
        return values.storageClass;
    }

    public @Nullable String acl() {
        return values.acl;
    }

    public @Nullable S3Encryption encryption() {
        return values.encryption;
    }

    public boolean requesterPays() {
        return values.requesterPays;
    }

    public @Nullable String expectedBucketOwner() {
        return values.expectedBucketOwner;
    }

    /** Collects options. Each method returns the builder. */
    public static final class Builder implements Cloneable {

        private long partSize = 8L << 20;
        private long memory = 64L << 20;
        private @Nullable S3Memory sharedMemory;
        private @Nullable Path spoolDirectory;
        private long spoolBytes;
        private int partsInFlight;
        private boolean equalParts;
        private @Nullable Long maxObjectSize;
        private boolean createOnly;
        private @Nullable String ifMatch;
        private boolean commitToken = true;
        private boolean checksums = true;
        private boolean headAfterCommit;
        private Duration commitTimeout = Duration.ofMinutes(10);
        private int attempts = 5;
        private Duration requestTimeout = Duration.ofMinutes(3);
        private S3Listener listener = S3Listener.NONE;
        private String contentType = "application/vnd.apache.parquet";
        private Map<String, String> metadata = Map.of();
        private Map<String, String> tags = Map.of();
        private @Nullable String storageClass;
        private @Nullable String acl;
        private @Nullable S3Encryption encryption;
        private boolean requesterPays;
        private @Nullable String expectedBucketOwner;

        private Builder() {}

        /** Bytes of a part, 5 MiB to 5 GiB; 8 MiB by default. An object that fits one part is sent by one PutObject. */
        public Builder partSize(long bytes) {
            if (bytes < SMALLEST_PART || bytes > LARGEST_PART) {
                throw refused("partSize", bytes, "5 MiB to 5 GiB");
            }
            partSize = bytes;
            return this;
        }

        /** The most bytes that the stream holds at once, 64 MiB by default; at least one part. */
        public Builder memory(long bytes) {
            if (bytes < SMALLEST_PART) {
                throw refused("memory", bytes, "at least 5 MiB");
            }
            memory = bytes;
            sharedMemory = null;
            return this;
        }

        /** Takes what the stream holds from a memory that others use too. */
        public Builder memory(S3Memory shared) {
            sharedMemory = shared;
            return this;
        }

        /**
         * Keeps parts that are larger than half of the memory in files of this directory until the store has them, at most {@code bytes} at once
         * for each stream. So an object may be as large as S3 lets it be: 48.8 TiB need parts of 5 GiB, and 10 GiB here. The files have no
         * names where the system allows that, and go with the process.
         */
        public Builder spool(Path directory, long bytes) {
            if (bytes < SMALLEST_PART) {
                throw refused("spool", bytes, "at least 5 MiB");
            }
            spoolDirectory = directory;
            spoolBytes = bytes;
            return this;
        }

        /**
         * How many parts are sent at once at most; by default as many as the memory holds, or the disk if all are kept there. For stores that take few parts of one upload at a
         * time. A client has to have as many connections.
         */
        public Builder partsInFlight(int most) {
            if (most < 1) {
                throw refused("partsInFlight", most, "at least 1");
            }
            partsInFlight = most;
            return this;
        }

        /**
         * Keeps all parts but the last of one size, as Cloudflare R2 wants it, also when the object gets so large that larger parts would be due:
         * it then ends at 10 000 × {@link #partSize}.
         */
        public Builder equalParts(boolean equal) {
            equalParts = equal;
            return this;
        }

        /** Chooses parts so large that an object of this many bytes has no more than 10 000. */
        public Builder maxObjectSize(long bytes) {
            if (bytes < 0) {
                throw refused("maxObjectSize", bytes, "not negative");
            }
            maxObjectSize = bytes;
            return this;
        }

        /** Publishes only if the key is free at that moment ({@code If-None-Match: *}). */
        public Builder createOnly() {
            createOnly = true;
            ifMatch = null;
            return this;
        }

        /** Publishes only if the key holds the object with this ETag at that moment ({@code If-Match}). */
        public Builder ifMatch(String etag) {
            ifMatch = HeaderText.check("ifMatch", etag);
            createOnly = false;
            return this;
        }

        /** Publishes whatever the key holds, and replaces it; the default. */
        public Builder unconditional() {
            createOnly = false;
            ifMatch = null;
            return this;
        }

        /**
         * Whether the object carries a metadata entry {@code inlay-commit} with a name that no other write has, by which a commit whose answer
         * got lost is known again. On by default.
         */
        public Builder commitToken(boolean on) {
            commitToken = on;
            return this;
        }

        /** Whether parts and object are sent with their CRC32C. On by default; off for stores that do not know the headers. */
        public Builder checksums(boolean on) {
            checksums = on;
            return this;
        }

        /**
         * Whether the size of the object is looked at after its commit, by one more request. Off by default: the store has checked size and CRC32C
         * by then. It is for stores that do not, behind clients that send bodies with chunk framing, which some stores keep in the object.
         */
        public Builder headAfterCommit(boolean on) {
            headAfterCommit = on;
            return this;
        }

        /** How long a commit may take, finding out about a lost answer included; ten minutes by default. */
        public Builder commitTimeout(Duration timeout) {
            commitTimeout = positive("commitTimeout", timeout);
            return this;
        }

        /** How often a request is tried, five times by default. Attempts that the store was too busy for count a quarter. */
        public Builder attempts(int count) {
            if (count < 1) {
                throw refused("attempts", count, "at least 1");
            }
            attempts = count;
            return this;
        }

        /** How long a request may take with all its attempts, three minutes by default; longer where a part of that size needs it. */
        public Builder requestTimeout(Duration timeout) {
            requestTimeout = positive("requestTimeout", timeout);
            return this;
        }

        /** Hears how it goes. */
        public Builder listener(S3Listener hears) {
            listener = hears;
            return this;
        }

        /** {@code Content-Type}, {@code application/vnd.apache.parquet} by default. */
        public Builder contentType(String type) {
            contentType = HeaderText.check("contentType", type);
            return this;
        }

        /** Metadata of the object: printable ASCII, names in lower case, 2 KiB in all. */
        public Builder metadata(Map<String, String> entries) {
            entries.forEach(HeaderText::checkMetadata);
            metadata = copy(entries);
            return this;
        }

        /** Tags of the object. */
        public Builder tags(Map<String, String> entries) {
            tags = copy(entries);
            return this;
        }

        /** The storage class under S3's name, {@code STANDARD_IA}. */
        public Builder storageClass(String name) {
            storageClass = HeaderText.check("storageClass", name);
            return this;
        }

        /** A canned access control list under S3's name, {@code bucket-owner-full-control}. */
        public Builder acl(String name) {
            acl = HeaderText.check("acl", name);
            return this;
        }

        /** Encryption at rest. */
        public Builder encryption(S3Encryption how) {
            encryption = how;
            return this;
        }

        /** Whether the requester agrees to pay. */
        public Builder requesterPays(boolean pays) {
            requesterPays = pays;
            return this;
        }

        /** The account that must own the bucket: else every request is refused. */
        public Builder expectedBucketOwner(String account) {
            expectedBucketOwner = HeaderText.check("expectedBucketOwner", account);
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException if the memory is smaller than a part, and so is the disk
         */
        public S3WriteOptions build() {
            long bound = sharedMemory == null ? memory : sharedMemory.bound();
            if (Math.max(bound, spoolBytes) < partSize) {
                throw new IllegalArgumentException("memory of " + bound + " bytes holds no part of " + partSize
                        + (spoolDirectory == null ? "" : ", nor does a disk of " + spoolBytes));
            }
            return new S3WriteOptions(copy());
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        private static Map<String, String> copy(Map<String, String> entries) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        private static Duration positive(String option, Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException(option + " " + duration + " is not positive");
            }
            return duration;
        }

        private static IllegalArgumentException refused(String option, long value, String range) {
            return new IllegalArgumentException(option + " " + value + " is not " + range);
        }
    }
}
