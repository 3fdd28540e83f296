// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes within {@code aws-chunked} framing: {@code hex size [;chunk-signature=…] CRLF bytes CRLF}, a last chunk of size 0, and trailers,
 * which are not looked at.
 */
final class AwsChunkedInput extends FilterInputStream {

    private long left;
    private boolean first = true;
    private boolean ended;

    AwsChunkedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the body ends " + left + " bytes before its chunk does");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            line(); // the end of the chunk before
        }
        first = false;
        String header = line();
        int semicolon = header.indexOf(';');
        left = Long.parseLong(semicolon < 0 ? header : header.substring(0, semicolon), 16);
        if (left == 0) {
            ended = true;
            in.readAllBytes();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the body ends within the framing: " + line);
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
