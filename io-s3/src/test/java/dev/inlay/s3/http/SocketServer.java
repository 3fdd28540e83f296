// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks to the letter what a test has it say, and counts the connections that it says it on. */
final class SocketServer implements AutoCloseable {

    /** What is done with each connection, which is closed afterwards. */
    interface Script {
        void run(Connection connection) throws IOException, InterruptedException;
    }

    /** One connection, and what came over it. */
    final class Connection {
        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /** The next request up to the blank line; null at the end of the connection. */
        String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.write(next);
            }
            heads.add(head.toString(ISO_8859_1));
            return head.toString(ISO_8859_1);
        }

        byte[] body(int length) throws IOException {
            return socket.getInputStream().readNBytes(length);
        }

        void say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }

        /** Waits for the client's end. */
        void await() throws IOException {
            socket.getInputStream().read();
        }
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private SocketServer(ServerSocket server) {
        this.server = server;
    }

    static SocketServer start(Script script) throws IOException {
        return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    static SocketServer start(ServerSocket socket, Script script) {
        SocketServer server = new SocketServer(socket);
        server.inBackground(() -> server.accept(script));
        return server;
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                inBackground(() -> serve(script, socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Script script, Socket socket) {
        try (socket) {
            script.run(new Connection(socket));
        } catch (IOException | InterruptedException e) {
            // the client, or the test, is gone
        }
    }

    private void inBackground(Runnable work) {
        Thread thread = new Thread(work, "socket-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    int connections() {
        return sockets.size();
    }

    /** The heads of all requests. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
