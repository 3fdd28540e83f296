// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.jmh;

import dev.inlay.io.OutputFile;
import dev.inlay.io.OutputSink;

/** A file that counts its bytes and keeps none. */
public final class NullFile implements OutputFile {

    @Override
    public OutputSink create() {
        return new OutputSink() {

            private long position;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                position += length;
            }

            @Override
            public long position() {
                return position;
            }

            @Override
            public void commit() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public String name() {
        return "nothing";
    }
}
