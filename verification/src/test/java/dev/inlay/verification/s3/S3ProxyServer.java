// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.s3;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Properties;

/**
 * S3Proxy in this JVM, on the class path that the module verification/s3proxy makes: a class loader of its own keeps its libraries from
 * ours. That is why it is spoken to by reflection.
 */
final class S3ProxyServer implements S3Server {

    private final Object proxy;
    private final URI endpoint;

    private S3ProxyServer(Object proxy, URI endpoint) {
        this.proxy = proxy;
        this.endpoint = endpoint;
    }

    static S3ProxyServer start() throws IOException {
        URL[] classPath =
                Modules.classPath("s3proxy").stream().map(Modules::url).toArray(URL[]::new);
        URLClassLoader loader = new URLClassLoader("s3proxy", classPath, ClassLoader.getPlatformClassLoader());
        Properties properties = new Properties();
        properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
        properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        properties.setProperty("s3proxy.identity", "inlay-access");
        properties.setProperty("s3proxy.credential", "inlay-secret");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader); // its web server finds its own parts by it
        try {
            Object store = loader.loadClass("org.gaul.s3proxy.BlobStores")
                    .getMethod("create", String.class, Properties.class)
                    .invoke(null, "transient", new Properties());
            Class<?> builderType = loader.loadClass("org.gaul.s3proxy.S3Proxy$Builder");
            Object builder =
                    builderType.getMethod("fromProperties", Properties.class).invoke(null, properties);
            builderType
                    .getMethod("blobStore", loader.loadClass("org.gaul.s3proxy.blobstore.BlobStore"))
                    .invoke(builder, store);
            Object proxy = builderType.getMethod("build").invoke(builder);
            proxy.getClass().getMethod("start").invoke(proxy);
            int port = (int) proxy.getClass().getMethod("getPort").invoke(proxy);
            return new S3ProxyServer(proxy, URI.create("http://127.0.0.1:" + port));
        } catch (InvocationTargetException e) {
            throw new IOException("S3Proxy does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException("this S3Proxy has another interface", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public String name() {
        return "S3Proxy";
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            proxy.getClass().getMethod("stop").invoke(proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("S3Proxy does not stop", e);
        }
    }
}
