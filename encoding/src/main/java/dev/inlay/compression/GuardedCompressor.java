// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.format.CompressionCodec;

/**
 * What stands between a caller and a native library: bounds and room are checked before it gets an array, the length that it
 * answers with too, and nothing reaches it after close. Libraries differ in what they check; snappy-java, for one, writes to the heap wherever it is told to.
 */
final class GuardedCompressor implements Compressor {

    private final Compressor compressor;
    private boolean closed;

    GuardedCompressor(Compressor compressor) {
        this.compressor = compressor;
    }

    @Override
    public CompressionCodec codec() {
        return compressor.codec();
    }

    @Override
    public int maxCompressedLength(int n) {
        // the libraries' own sums wrap near 2^31, each in its manner; no bound of theirs is above n + n/6 + 1024
        Room.checkedMaximum(codec(), n, n + n / 6L + 1024);
        return compressor.maxCompressedLength(n);
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset) {
        if (closed) {
            throw new IllegalStateException(codec() + " compressor is closed");
        }
        Room.check(this, in, inOffset, inLength, out, outOffset);
        int made = compressor.compress(in, inOffset, inLength, out, outOffset);
        int most = compressor.maxCompressedLength(inLength);
        int least = inLength == 0 ? 0 : 1;
        if (made < least || made > most) {
            throw new IllegalStateException(codec() + " compressor says that " + inLength + " bytes became " + made
                    + ", which cannot be: they become " + least + " to " + most);
        }
        return made;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            compressor.close();
        }
    }
}
