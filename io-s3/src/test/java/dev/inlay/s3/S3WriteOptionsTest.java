// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3WriteOptionsTest {

    @Test
    void defaultsAreTheOnesThatTheJavadocNames() {
        S3WriteOptions options = S3WriteOptions.DEFAULT;
        assertThat(options.partSize()).isEqualTo(8388608);
        assertThat(options.memory()).isEqualTo(67108864);
        assertThat(options.sharedMemory()).isNull();
        assertThat(options.equalParts()).isFalse();
        assertThat(options.maxObjectSize()).isEmpty();
        assertThat(options.createOnly()).isFalse();
        assertThat(options.commitToken()).isTrue();
        assertThat(options.checksums()).isTrue();
        assertThat(options.commitTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.attempts()).isEqualTo(5);
        assertThat(options.requestTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(options.contentType()).isEqualTo("application/vnd.apache.parquet");
    }

    @Test
    void aBuilderGoesItsOwnWayAfterBuild() {
        S3WriteOptions.Builder builder = S3WriteOptions.builder().partSize(16 << 20);
        S3WriteOptions first = builder.build();
        builder.partSize(5 << 20);
        S3WriteOptions.Builder other = first.toBuilder().createOnly();
        assertThat(first.partSize()).isEqualTo(16 << 20);
        assertThat(first.createOnly()).isFalse();
        assertThat(other.build().partSize()).isEqualTo(16 << 20);
        assertThat(other.build().createOnly()).isTrue();
    }

    @Test
    void theLastConditionCounts() {
        S3WriteOptions options =
                S3WriteOptions.builder().createOnly().ifMatch("\"e\"").build();
        assertThat(options.createOnly()).isFalse();
        assertThat(options.toBuilder().createOnly().build().ifMatch()).isNull();
    }

    @Test
    void refusesWhatNoStoreWouldTake() {
        S3WriteOptions.Builder builder = S3WriteOptions.builder();
        assertThatThrownBy(() -> builder.partSize((5 << 20) - 1)).hasMessage("partSize 5242879 is not 5 MiB to 5 GiB");
        assertThatThrownBy(() -> builder.partSize((5L << 30) + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.memory(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.attempts(0)).hasMessage("attempts 0 is not at least 1");
        assertThatThrownBy(() -> builder.commitTimeout(Duration.ZERO)).hasMessage("commitTimeout PT0S is not positive");
        assertThatThrownBy(() -> builder.metadata(Map.of("Name", "x")))
                .hasMessage("metadata: 'Name' is not a name in lower case");
        assertThatThrownBy(() -> builder.metadata(Map.of("name", "ü")))
                .hasMessage("metadata name: character U+00FC at 0 is not printable ASCII");
        assertThatThrownBy(() -> builder.contentType("a\nb: c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> S3WriteOptions.builder().partSize(128 << 20).build())
                .hasMessage("memory of 67108864 bytes holds no part of 134217728");
    }

    @Test
    void aCustomersKeyHas32BytesAndSaysNothing() {
        assertThatThrownBy(() -> new S3Encryption.CustomerKey(new byte[16]))
                .hasMessage("a customer's key has 32 bytes, this one 16");
        assertThat(new S3Encryption.CustomerKey(new byte[32])).hasToString("CustomerKey");
    }
}
