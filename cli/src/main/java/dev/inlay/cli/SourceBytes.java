// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a text file, opened once for each pass over them. A file or an object is opened anew; of a stream (standard
 * input, a pipe) the passes before the last are recorded, so that the last one sees the bytes again: the recording is as
 * large as the sample was. Gzip is recognised by its first two bytes, which no text begins with.
 */
final class SourceBytes {

    private static final int BUFFER = 1 << 16;
    private static final byte GZIP_1 = 0x1f;
    private static final byte GZIP_2 = (byte) 0x8b;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    private final String name;
    private final long size;
    private final @Nullable Opener file;
    private final @Nullable InputStream stream;

    private byte[] recorded = {};
    private @Nullable CountingStream counting;

    private SourceBytes(String name, long size, @Nullable Opener file, @Nullable InputStream stream) {
        this.name = name;
        this.size = size;
        this.file = file;
        this.stream = stream;
    }

    /** Opens the bytes from the first on; the same bytes each time. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /** {@code size} bytes that can be opened as often as needed. */
    static SourceBytes of(String name, long size, Opener file) {
        return new SourceBytes(name, size, file, null);
    }

    /** A stream that can be read once, like standard input. */
    static SourceBytes of(String name, InputStream stream) {
        return new SourceBytes(name, -1, null, stream);
    }

    String name() {
        return name;
    }

    /** Whether it can be read only once. */
    boolean isStream() {
        return stream != null;
    }

    /** Bytes in the file, compressed if it is; -1 if it is a stream. */
    long size() {
        return size;
    }

    /** Bytes of the file, compressed if it is, that the pass opened last has taken. */
    long position() {
        return counting == null ? 0 : counting.position;
    }

    /** Opens a pass that other passes will follow. */
    InputStream openFirst() throws IOException {
        return file != null ? open(file.open()) : open(new RecordingStream(replayed()));
    }

    /** Opens the last pass. */
    InputStream openLast() throws IOException {
        InputStream bytes = file != null ? file.open() : replayed();
        recorded = new byte[0];
        return open(bytes);
    }

    private InputStream replayed() {
        InputStream rest = stream == null ? InputStream.nullInputStream() : stream;
        return recorded.length == 0 ? rest : new SequenceInputStream(new ByteArrayInputStream(recorded), rest);
    }

    private InputStream open(InputStream bytes) throws IOException {
        counting = new CountingStream(bytes);
        BufferedInputStream buffered = new BufferedInputStream(counting, BUFFER);
        buffered.mark(PARQUET.length);
        byte[] head = buffered.readNBytes(PARQUET.length);
        buffered.reset();
        if (Arrays.equals(head, PARQUET)) {
            throw Failure.failed(name + " is a Parquet file already");
        }
        boolean gzip = head.length >= 2 && head[0] == GZIP_1 && head[1] == GZIP_2;
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /** Counts what is read; closing it closes a file, but leaves a stream open for the next pass. */
    private final class CountingStream extends FilterInputStream {

        private long position;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            position += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            if (file != null || in instanceof RecordingStream) {
                super.close();
            }
        }
    }

    /** Keeps what is read; closing it hands the recording over, and leaves what it reads from open. */
    private final class RecordingStream extends FilterInputStream {

        private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

        RecordingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                copy.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count > 0) {
                copy.write(target, offset, count);
            }
            return count;
        }

        @Override
        public void close() {
            // a second pass may have read less than the first: what it left of the old recording comes behind
            byte[] again = copy.toByteArray();
            recorded = again.length >= recorded.length ? again : recorded;
        }
    }
}
