// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/** A growing byte array as the transport that a protocol writes to. */
final class OutputBytes extends TTransport {

    private static final TConfiguration CONFIGURATION = new TConfiguration();

    /** What an array can hold on every JVM. A footer's length must fit an int as well. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void reset() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, size);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws TTransportException {
        if (length > bytes.length - size) {
            grow(length);
        }
        if (length == 1) {
            // half of all writes are field headers of one byte
            bytes[size++] = source[offset];
        } else {
            System.arraycopy(source, offset, bytes, size, length);
            size += length;
        }
    }

    private void grow(int length) throws TTransportException {
        int needed = size + length;
        if (needed < 0 || needed > MAX_SIZE) {
            throw new TTransportException(
                    TTransportException.MESSAGE_SIZE_LIMIT, "metadata of more than " + MAX_SIZE + " bytes");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(2L * bytes.length, needed), MAX_SIZE));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws TTransportException {
        throw new TTransportException("a transport for writing");
    }

    @Override
    public TConfiguration getConfiguration() {
        return CONFIGURATION;
    }

    @Override
    public void updateKnownMessageSize(long size) {
        // for readers
    }

    @Override
    public void checkReadBytesAvailable(long length) throws TTransportException {
        throw new TTransportException("a transport for writing");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {
        // is
    }

    @Override
    public void close() {
        // nothing to free
    }
}
