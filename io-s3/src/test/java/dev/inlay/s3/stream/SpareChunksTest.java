// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpareChunksTest {

    private final SpareChunks spare = new SpareChunks(2);

    @Test
    void givesEachChunkOnce() {
        byte[] one = new byte[1];
        byte[] other = new byte[1];
        spare.keep(List.of(one));
        spare.keep(List.of(other));
        assertThat(spare.take()).isSameAs(other);
        assertThat(spare.take()).isSameAs(one);
        assertThat(spare.take()).isNull();
    }

    @Test
    void keepsNoMoreThanItsMost() {
        spare.keep(List.of(new byte[1], new byte[1], new byte[1]));
        spare.keep(List.of(new byte[1]));
        assertThat(spare.take()).isNotNull();
        assertThat(spare.take()).isNotNull();
        assertThat(spare.take()).isNull();
    }
}
