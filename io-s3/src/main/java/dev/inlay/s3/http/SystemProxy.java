// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/** The proxy that the SDK would use: of the system properties {@code http.proxyHost} and so on, or else of the environment. */
final class SystemProxy extends DefaultRoutePlanner {

    private final ProxyConfiguration settings;
    private final HttpHost proxy;

    private SystemProxy(ProxyConfiguration settings) {
        super(null);
        this.settings = settings;
        this.proxy = new HttpHost(settings.scheme(), settings.host(), settings.port());
    }

    static Optional<SystemProxy> find() {
        ProxyConfiguration settings = ProxyConfiguration.builder().build();
        return settings.host() == null || settings.port() <= 0
                ? Optional.empty()
                : Optional.of(new SystemProxy(settings));
    }

    void configure(HttpClientBuilder builder) {
        builder.setRoutePlanner(this);
        if (settings.username() != null && settings.password() != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy),
                    new UsernamePasswordCredentials(
                            settings.username(), settings.password().toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    /** {@code null} for the hosts of {@code nonProxyHosts}, of which the SDK makes regular expressions. */
    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        String host = target.getHostName().toLowerCase(Locale.ROOT);
        return settings.nonProxyHosts().stream().anyMatch(host::matches) ? null : proxy;
    }
}
