// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The connections of a client. One that lay idle for a second is looked at before it is used again: the store may have closed it. */
final class ConnectionPool extends PoolingHttpClientConnectionManager {

    private static final TimeValue CHECKED_AFTER = TimeValue.ofSeconds(1);

    ConnectionPool(WideHttpClient.Limits limits) {
        super(
                new DefaultHttpClientConnectionOperator(
                        null,
                        null,
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register(URIScheme.HTTPS.id, DefaultClientTlsStrategy.createSystemDefault())
                                .build()),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                StoreConnection::create);
        setMaxTotal(limits.maxConnections());
        setDefaultMaxPerRoute(limits.maxConnections());
        long idle = limits.idle().toMillis();
        setDefaultSocketConfig(SocketConfig.custom()
                .setSoTimeout(Timeout.ofMilliseconds(idle))
                .setSoKeepAlive(true)
                .setTcpNoDelay(true)
                .build());
        setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                .setSocketTimeout(Timeout.ofMilliseconds(idle))
                .setValidateAfterInactivity(CHECKED_AFTER)
                .build());
    }

    /** A request for a connection that is interrupted is taken back: the pool would hand it one that nobody ever returns. */
    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, @Nullable Object state) {
        LeaseRequest lease = super.lease(id, route, timeout, state);
        return new LeaseRequest() {
            @Override
            public ConnectionEndpoint get(Timeout timeout)
                    throws InterruptedException, ExecutionException, TimeoutException {
                try {
                    return lease.get(timeout);
                } catch (InterruptedException e) {
                    if (lease.cancel()) {
                        throw e;
                    }
                    ConnectionEndpoint granted = lease.get(timeout); // in the same moment
                    Thread.currentThread().interrupt();
                    return granted;
                }
            }

            @Override
            public boolean cancel() {
                return lease.cancel();
            }
        };
    }
}
