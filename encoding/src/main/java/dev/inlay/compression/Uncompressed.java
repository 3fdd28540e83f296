// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;

/** UNCOMPRESSED: the bytes as they are. */
final class Uncompressed implements Compressor {

    @Override
    public CompressionCodec codec() {
        return CompressionCodec.UNCOMPRESSED;
    }

    @Override
    public int maxCompressedLength(int n) {
        return Room.checkedMaximum(codec(), n, n);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        Room.check(this, in, inOffset, inLength, out, outOffset);
        System.arraycopy(in, inOffset, out, outOffset, inLength);
        return inLength;
    }

    @Override
    public void close() {}
}
