package org.elasto.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A socket that sends exactly what it is told to and reads answers to the letter. */
public final class RawConnection implements AutoCloseable {

    /** Long enough for a busy machine; no test waits for it unless something hangs. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    public RawConnection(int port) throws IOException {
        this(port, 0);
    }

    /**
     * Connects to a port of this machine.
     *
     * @param receiveBuffer bytes, 0 for the system's choice
     */
    public RawConnection(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** An answer, read in whole. */
    public record Answer(int status, List<String> headers, byte[] body) {

        /** The value of a header, empty without one. */
        public String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ':';
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Sends text as it is, each character a byte. */
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    public Answer receive() throws IOException {
        return receive(true);
    }

    /**
     * Reads one answer.
     *
     * @param body false for the answer to HEAD
     */
    public Answer receive(boolean body) throws IOException {
        String start = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        int status = Integer.parseInt(start.substring(9, 12));
        Answer head = new Answer(status, headers, new byte[0]);
        boolean bodiless = !body || status < 200 || status == 204 || status == 304;
        String length = head.header("Content-Length");
        if (bodiless || length.isEmpty()) {
            return head;
        }
        byte[] bytes = in.readNBytes(Integer.parseInt(length));
        if (bytes.length < Integer.parseInt(length)) {
            throw new EOFException("the body ended after " + bytes.length + " of " + length);
        }
        return new Answer(status, headers, bytes);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended within \"" + line + "\"");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Reads some bytes and throws them away. */
    public void skip(long count) throws IOException {
        in.skipNBytes(count);
    }

    /** Whatever else comes until the server closes; a reset counts as closing. */
    public String rest() throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }

    /**
     * How the server ended the connection.
     *
     * @param received before the end
     * @param reset whether it was reset rather than closed
     */
    public record End(String received, boolean reset) {}

    /** Reads to the end of the connection. */
    public End end() throws IOException {
        StringBuilder received = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                received.append((char) octet);
            }
            return new End(received.toString(), false);
        } catch (java.net.SocketException reset) {
            return new End(received.toString(), true);
        }
    }

    /** Vanishes: the server sees a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
