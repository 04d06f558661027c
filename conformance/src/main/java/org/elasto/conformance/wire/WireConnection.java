package org.elasto.conformance.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.elasto.conformance.wire.WireRequest.Header;

/**
 * A connection that sends the bytes it is given and nothing of its own, but for Host and Content-Length where they are
 * missing. Not thread-safe.
 */
final class WireConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int LONGEST_BODY = 64 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;

    private WireConnection(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.host = host;
    }

    /** Connects; over TLS where the scheme says https. */
    static WireConnection open(URI endpoint) {
        boolean tls = endpoint.getScheme().equals("https");
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : tls ? 443 : 80;
        try {
            Socket socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
            try {
                socket.connect(new InetSocketAddress(endpoint.getHost(), port), TIMEOUT_MILLIS);
                socket.setSoTimeout(TIMEOUT_MILLIS);
                socket.setTcpNoDelay(true);
                return new WireConnection(socket, endpoint.getAuthority());
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        while (answer.status() / 100 == 1) {
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
    void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that no more bytes will follow. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * Reads one answer, interim or final.
     *
     * @param bodyless whether it answers HEAD
     */
    WireAnswer read(boolean bodyless) throws IOException {
        String statusLine = line();
        if (!statusLine.startsWith("HTTP/1.")) {
            throw new IOException("not an answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        WireAnswer answer = new WireAnswer(status, List.copyOf(headers), new byte[0]);
        if (bodyless || status / 100 == 1 || status == 204 || status == 304) {
            return answer;
        }
        return new WireAnswer(status, answer.headers(), body(answer));
    }

    private byte[] body(WireAnswer answer) throws IOException {
        String coding = answer.header("Transfer-Encoding");
        if (coding != null && coding.toLowerCase(Locale.ROOT).equals("chunked")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                whole.write(exactly(size));
                line();
            }
            line();
            return whole.toByteArray();
        }
        String length = answer.header("Content-Length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] exactly(int count) throws IOException {
        if (count < 0 || count > LONGEST_BODY) {
            throw new IOException("a body of " + count + " bytes is too long for a test");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the answer ended " + (count - bytes.length) + " bytes early");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("an endless line");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
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
