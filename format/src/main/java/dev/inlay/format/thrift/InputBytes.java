// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format.thrift;

import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * A range of a byte array as the transport that a protocol reads. libthrift's {@code TMemoryInputTransport} does not look at
 * its end when the protocol takes bytes straight from the buffer; this one does, so nothing beyond the range is ever taken
 * for metadata. There is no limit of message size but the range itself (K12).
 */
final class InputBytes extends TTransport {

    private static final TConfiguration CONFIGURATION = new TConfiguration();

    private final byte[] bytes;
    private final int end;
    private int position;

    InputBytes(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getBufferPosition() {
        return position;
    }

    @Override
    public int getBytesRemainingInBuffer() {
        return end - position;
    }

    /** Takes {@code length} bytes that the protocol has looked at already. */
    @Override
    public void consumeBuffer(int length) {
        if (length > end - position) {
            // not a checked exception: the signature is libthrift's. ThriftReader turns it into one
            throw new IndexOutOfBoundsException(tooShort(length));
        }
        position += length;
    }

    @Override
    public void checkReadBytesAvailable(long length) throws TTransportException {
        if (length < 0 || length > end - position) {
            throw new TTransportException(TTransportException.END_OF_FILE, tooShort(length));
        }
    }

    @Override
    public int readAll(byte[] target, int offset, int length) throws TTransportException {
        checkReadBytesAvailable(length);
        System.arraycopy(bytes, position, target, offset, length);
        position += length;
        return length;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws TTransportException {
        return readAll(target, offset, Math.min(length, end - position));
    }

    private String tooShort(long length) {
        return (length < 0 ? "size " + length : length + " bytes needed") + ", " + (end - position) + " left";
    }

    @Override
    public void write(byte[] source, int offset, int length) throws TTransportException {
        throw new TTransportException("a transport for reading");
    }

    @Override
    public TConfiguration getConfiguration() {
        return CONFIGURATION;
    }

    @Override
    public void updateKnownMessageSize(long size) {
        // the size is known from the start
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
