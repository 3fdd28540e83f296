// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an object is read. Immutable; one object may serve any number of files. */
public final class S3ReadOptions {

    /** What is used when nobody asks for anything else. */
    public static final S3ReadOptions DEFAULT = builder().build();

    private final Builder values;

    private S3ReadOptions(Builder values) {
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

    public int tailBytes() {
        return values.tailBytes;
    }

    public int mergeGap() {
        return values.mergeGap;
    }

    public int requestBytes() {
        return values.requestBytes;
    }

    public int parallel() {
        return values.parallel;
    }

    public int attempts() {
        return values.attempts;
    }

    public Duration requestTimeout() {
        return values.requestTimeout;
    }

    public @Nullable String versionId() {
        return values.versionId;
    }

    public S3Encryption.@Nullable CustomerKey customerKey() {
        return values.customerKey;
    }

    public boolean requesterPays() {
        return values.requesterPays;
    }

    public @Nullable String expectedBucketOwner() {
        return values.expectedBucketOwner;
    }

    /** Collects options. Each method returns the builder. */
    public static final class Builder implements Cloneable {

        private int tailBytes = 64 << 10;
        private int mergeGap = 1 << 20;
        private int requestBytes = 8 << 20;
        private int parallel = 10;
        private int attempts = 5;
        private Duration requestTimeout = Duration.ofMinutes(3);
        private @Nullable String versionId;
        private S3Encryption.@Nullable CustomerKey customerKey;
        private boolean requesterPays;
        private @Nullable String expectedBucketOwner;

        private Builder() {}

        /** Bytes from the end of the object that opening it brings along, and that are kept; 64 KiB by default. */
        public Builder tailBytes(int bytes) {
            tailBytes = atLeast("tailBytes", bytes, 1);
            return this;
        }

        /** Ranges with no more bytes than this between them are read by one request; 1 MiB by default. */
        public Builder mergeGap(int bytes) {
            mergeGap = atLeast("mergeGap", bytes, 0);
            return this;
        }

        /** The most bytes of one request, 8 MiB by default: larger ranges are read by several. */
        public Builder requestBytes(int bytes) {
            requestBytes = atLeast("requestBytes", bytes, 1);
            return this;
        }

        /** Requests at once for one call, 10 by default. */
        public Builder parallel(int requests) {
            parallel = atLeast("parallel", requests, 1);
            return this;
        }

        /** How often a request is tried, five times by default. Attempts that the store was too busy for count a quarter. */
        public Builder attempts(int count) {
            attempts = atLeast("attempts", count, 1);
            return this;
        }

        /** How long a request may take with all its attempts, three minutes by default. */
        public Builder requestTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("requestTimeout " + timeout + " is not positive");
            }
            requestTimeout = timeout;
            return this;
        }

        /** Reads this version of the object instead of the newest. */
        public Builder versionId(String version) {
            versionId = HeaderText.check("versionId", version);
            return this;
        }

        /** The key that the object was encrypted with, if its writer kept it. */
        public Builder customerKey(S3Encryption.CustomerKey key) {
            customerKey = key;
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

        /** The options. */
        public S3ReadOptions build() {
            return new S3ReadOptions(copy());
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        private static int atLeast(String option, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(option + " " + value + " is not at least " + least);
            }
            return value;
        }
    }
}
