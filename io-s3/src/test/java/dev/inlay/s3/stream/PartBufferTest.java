// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartBufferTest {

    private static final int CAPACITY = 250;

    private final byte[] bytes = Streams.bytes(300, 1);

    private PartBuffer filled(int piece) throws InterruptedException {
        ChunkPool.Share share = new ChunkPool(300, 100).open(CAPACITY);
        PartBuffer part = new PartBuffer(share.acquire(CAPACITY, 0, () -> false), CAPACITY);
        int from = 0;
        while (!part.isFull()) {
            from += part.append(bytes, from, Math.min(piece, bytes.length - from));
        }
        assertThat(from).isEqualTo(CAPACITY);
        return part;
    }

    @Test
    void holdsWhatItTook() throws Exception {
        byte[] expected = Arrays.copyOf(bytes, CAPACITY);
        for (int piece : new int[] {1, 99, 100, 101, 300}) {
            PartBuffer part = filled(piece);
            assertThat(part.size()).isEqualTo(CAPACITY);
            assertThat(part.crc32c()).isEqualTo(FakeStore.crc(expected));
            assertThat(part.append(bytes, 0, 10)).isZero();
            try (InputStream in = part.open()) {
                assertThat(in.readAllBytes()).isEqualTo(expected);
                assertThat(in.read()).isEqualTo(-1);
                assertThat(in.read(new byte[1], 0, 1)).isEqualTo(-1);
            }
            try (InputStream in = part.open()) {
                for (byte value : expected) {
                    assertThat(in.read()).isEqualTo(value & 0xff);
                }
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void isReadFromAnyPlaceAgain() throws Exception {
        try (InputStream in = filled(7).open()) {
            assertThat(in.markSupported()).isTrue();
            assertThat(in.available()).isEqualTo(CAPACITY);
            assertThat(in.skip(95)).isEqualTo(95);
            in.mark(0);
            byte[] once = in.readNBytes(20);
            in.reset();
            assertThat(in.readNBytes(20)).isEqualTo(once).isEqualTo(Arrays.copyOfRange(bytes, 95, 115));
            assertThat(in.skip(-1)).isZero();
            assertThat(in.skip(1000)).isEqualTo(CAPACITY - 115);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void anEmptyOneHasNothingToRead() throws IOException, InterruptedException {
        ChunkPool.Share share = new ChunkPool(100, 100).open(100);
        PartBuffer part = new PartBuffer(share.acquire(100, 0, () -> false), 100);
        assertThat(part.size()).isZero();
        assertThat(part.crc32c()).isZero();
        try (InputStream in = part.open()) {
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[1])).isEqualTo(-1);
        }
    }
}
