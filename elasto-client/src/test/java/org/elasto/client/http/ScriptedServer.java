package org.elasto.client.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on loopback that does with each connection what a script says, byte by byte. */
final class ScriptedServer implements Closeable {

    private static final int PATIENCE_MILLIS = 20_000;

    /** What is done with one connection, which is closed after it. */
    interface Script {
        void serve(Peer peer) throws Exception;
    }

    /** The heads of all requests, as received. */
    final List<String> heads = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final List<CompletableFuture<@Nullable Void>> served = new CopyOnWriteArrayList<>();
    private final List<Socket> peers = new CopyOnWriteArrayList<>();

    /** Runs the scripts in turn, and the last for every further connection. */
    ScriptedServer(Script... scripts) throws IOException {
        this(ServerSocketFactory.getDefault(), scripts);
    }

    ScriptedServer(ServerSocketFactory sockets, Script... scripts) throws IOException {
        socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("accept", () -> accept(scripts));
    }

    String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int connections() {
        return served.size();
    }

    HttpRequest get(String target) {
        return request("GET", target, HttpRequest.Replay.SAFE, RequestBody.EMPTY);
    }

    HttpRequest put(String target, RequestBody body) {
        return request("PUT", target, HttpRequest.Replay.UNSAFE, body);
    }

    HttpRequest request(String method, String target, HttpRequest.Replay replay, RequestBody body) {
        return new HttpRequest("Test", replay, method, "http", authority(), target, new Headers(), body);
    }

    /** Waits for the script of the nth connection, from 0, and fails as it did. */
    void await(int connection) throws Exception {
        served.get(connection).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void accept(Script... scripts) {
        try {
            for (int i = 0; ; i++) {
                Socket accepted = socket.accept();
                accepted.setSoTimeout(PATIENCE_MILLIS);
                peers.add(accepted);
                Script script = scripts[Math.min(i, scripts.length - 1)];
                CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
                served.add(done);
                start("serve " + i, () -> serve(script, accepted, done));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Script script, Socket accepted, CompletableFuture<@Nullable Void> done) {
        try (accepted) {
            script.serve(new Peer(accepted));
            accepted.close();
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "scripted-server " + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket peer : peers) {
            peer.close();
        }
    }

    /** The server's end of a connection. */
    final class Peer {

        private final Socket connection;
        private final InputStream in;

        Peer(Socket connection) throws IOException {
            this.connection = connection;
            this.in = connection.getInputStream();
        }

        /** The next request's head, its last empty line included. */
        String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int ends = 0;
            while (ends < 4) {
                int b = in.read();
                if (b < 0) {
                    throw new EOFException("no request, but the end");
                }
                head.write(b);
                ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : b == '\r' ? 1 : 0;
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            heads.add(text);
            return text;
        }

        byte[] body(int length) throws IOException {
            return in.readNBytes(length);
        }

        void send(String text) throws IOException {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            connection.getOutputStream().write(bytes);
        }

        void answer(String status, String body) throws IOException {
            send("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        /** Reads until the client hangs up, and fails if it does not; returns how many bytes came. */
        long untilHangUp() throws IOException {
            byte[] piece = new byte[1 << 16];
            long received = 0;
            try {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    received += read;
                }
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                // A reset is a hanging up, too.
            }
            return received;
        }

        /** Waits for the client to hang up without reading what it sends. */
        void untilReset() throws IOException {
            byte[] zeros = new byte[1 << 13];
            try {
                while (true) {
                    connection.getOutputStream().write(zeros);
                }
            } catch (IOException e) {
                // Reset.
            }
        }
    }
}
