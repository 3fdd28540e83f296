// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that listens when it cannot speak. A store that refuses a request early answers and closes, while the body is still being
 * sent; that breaks, but the answer has arrived, and says why.
 */
final class StoreConnection extends DefaultManagedHttpClientConnection {

    private static final AtomicLong NUMBERS = new AtomicLong();

    /** What refuses has been answered before it closes; this is for the way. */
    private static final Timeout ANSWER_WAIT = Timeout.ofMilliseconds(100);

    /** The store did not read to the end, so nothing else can be sent. */
    private boolean refused;

    private StoreConnection(String id) {
        super(id, null, null, Http1Config.DEFAULT, null, null, null, null);
    }

    static StoreConnection create(@Nullable Socket socket) throws IOException {
        StoreConnection connection = new StoreConnection("inlay-" + NUMBERS.incrementAndGet());
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        try {
            super.sendRequestEntity(request);
        } catch (IOException e) {
            if (!isAnswered()) {
                throw e;
            }
            refused = true;
        }
    }

    private boolean isAnswered() {
        try {
            return isDataAvailable(ANSWER_WAIT);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void flush() throws IOException {
        if (!refused) {
            super.flush();
        }
    }

    @Override
    public boolean isConsistent() {
        return !refused && super.isConsistent();
    }
}
