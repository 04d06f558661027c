package org.elasto.conformance.wire;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;
import org.elasto.conformance.wire.WireRequest.Header;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sends the bytes it is given and nothing of its own, but for Host and Content-Length where they are
 * missing. Not thread-safe.
 */
public final class WireConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final AnswerReader reader;
    private final OutputStream out;
    private final String host;

    private WireConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.reader = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
        this.host = host;
    }

    /** Connects; over TLS where the scheme says https. */
    static WireConnection open(URI endpoint) {
        try {
            return open(endpoint, TIMEOUT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and waits so many milliseconds for the connection and for each next byte. */
    public static WireConnection open(URI endpoint, int patience) throws IOException {
        boolean tls = endpoint.getScheme().equals("https");
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : tls ? 443 : 80;
        Socket socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        try {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), patience);
            socket.setSoTimeout(patience);
            socket.setTcpNoDelay(true);
            return new WireConnection(socket, endpoint.getAuthority());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request on a connection of its own. */
    static WireAnswer ask(URI endpoint, WireRequest request) {
        try (WireConnection connection = open(endpoint)) {
            return connection.send(request);
        }
    }

    /** Sends a request and reads the final answer. */
    WireAnswer send(WireRequest request) {
        try {
            byte[] head = head(request);
            byte[] message = new byte[head.length + request.body().length];
            System.arraycopy(head, 0, message, 0, head.length);
            System.arraycopy(request.body(), 0, message, head.length, request.body().length);
            try {
                write(message);
            } catch (UncheckedIOException e) {
                // A server may answer and close before it has read all: then the answer is there.
                WireAnswer early = read(request.method().equals("HEAD"));
                return early;
            }
            return finalAnswer(request);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        }
    }

    /** Reads answers until one is not interim. */
    WireAnswer finalAnswer(WireRequest request) throws IOException {
        WireAnswer answer = read(request.method().equals("HEAD"));
        while (answer.isInterim()) {
            answer = read(request.method().equals("HEAD"));
        }
        return answer;
    }

    /** The bytes of a request's head, the blank line included. */
    byte[] head(WireRequest request) {
        StringBuilder head = new StringBuilder(512);
        head.append(request.method()).append(' ').append(request.path());
        if (!request.query().isEmpty()) {
            head.append('?').append(request.query());
        }
        head.append(" HTTP/1.1\r\n");
        if (request.value("Host") == null) {
            head.append("Host: ").append(host).append("\r\n");
        }
        for (Header header : request.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        boolean framed = request.value("Content-Length") != null || request.value("Transfer-Encoding") != null;
        boolean bodied = request.method().equals("PUT") || request.method().equals("POST");
        if (!framed && (bodied || request.body().length > 0)) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Puts bytes on the wire. */
    public void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that no more bytes will follow. */
    public void endOutput() throws IOException {
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }

    /**
     * Reads one answer, interim or final.
     *
     * @param bodyless whether it answers HEAD
     */
    WireAnswer read(boolean bodyless) throws IOException {
        WireAnswer answer = reader.nextOfAny(bodyless);
        if (answer == null) {
            throw new EOFException("closed without an answer");
        }
        return answer;
    }

    /** The next final answer, or null where the server has closed; as {@link AnswerReader#next}. */
    public @Nullable WireAnswer next(boolean toHead) throws IOException {
        return reader.next(toHead);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
