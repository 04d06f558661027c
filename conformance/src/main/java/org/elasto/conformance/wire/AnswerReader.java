package org.elasto.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elasto.conformance.wire.WireRequest.Header;
import org.jspecify.annotations.Nullable;

/** Reads answers off a connection, forgiving nothing. Not thread-safe. */
public final class AnswerReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 64 * 1024 * 1024;

    /** An answer that breaks the rules of HTTP, or of what it says it holds. */
    public static final class UnparsableException extends IOException {
        private static final long serialVersionUID = 1;

        public UnparsableException(String message) {
            super(message);
        }
    }

    private final InputStream in;

    public AnswerReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next final answer, or null where the server has closed.
     *
     * @param toHead whether it answers a HEAD request, so that no body follows
     * @throws UnparsableException when it is none
     * @throws java.net.SocketTimeoutException when it does not come
     */
    public @Nullable WireAnswer next(boolean toHead) throws IOException {
        WireAnswer answer = nextOfAny(toHead);
        while (answer != null && answer.isInterim()) {
            answer = nextOfAny(toHead);
        }
        return answer;
    }

    /** The next answer, interim or final; otherwise as {@link #next}. */
    @Nullable
    WireAnswer nextOfAny(boolean toHead) throws IOException {
        String line = line();
        if (line == null) {
            return null;
        }
        int status = status(line);
        WireAnswer head = new WireAnswer(status, headers(), new byte[0]);
        boolean bodiless = toHead || head.isInterim() || status == 204 || status == 304;
        return bodiless ? head : new WireAnswer(status, head.headers(), body(head));
    }

    private static int status(String line) throws UnparsableException {
        // Undertow answers in the version it was asked in, whatever digits that has.
        boolean shaped = line.length() >= 13
                && line.startsWith("HTTP/")
                && isDigit(line.charAt(5))
                && line.charAt(6) == '.'
                && isDigit(line.charAt(7))
                && line.charAt(8) == ' '
                && line.charAt(12) == ' ';
        if (!shaped) {
            throw new UnparsableException("status line: " + shortened(line));
        }
        int status = 0;
        for (int i = 9; i < 12; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new UnparsableException("status line: " + shortened(line));
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        while (true) {
            String line = line();
            if (line == null) {
                throw new UnparsableException("the head ends early");
            }
            if (line.isEmpty()) {
                return List.copyOf(headers);
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || !isToken(line.substring(0, colon)) || hasControl(line)) {
                throw new UnparsableException("header line: " + shortened(line));
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7F || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasControl(String line) {
        return line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F);
    }

    private byte[] body(WireAnswer head) throws IOException {
        String coding = head.headerOr("transfer-encoding", "");
        String length = head.headerOr("content-length", "");
        if (coding.equals("chunked") && length.isEmpty()) {
            return chunks();
        }
        if (!coding.isEmpty()) {
            throw new UnparsableException("framed by " + coding + " and " + length);
        }
        if (length.isEmpty()) {
            if (head.headerOr("connection", "").equalsIgnoreCase("close")) {
                return in.readAllBytes();
            }
            throw new UnparsableException("nothing says where the body ends");
        }
        return exactly(number(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int length = number(size == null ? "" : size, 16);
            all.writeBytes(exactly(length));
            String end = line();
            if (end == null || !end.isEmpty()) {
                throw new UnparsableException("a chunk does not end where it should");
            }
            if (length == 0) {
                return all.toByteArray();
            }
        }
    }

    private static int number(String text, int radix) throws UnparsableException {
        try {
            int value = Integer.parseInt(text, radix);
            if (value >= 0 && value <= LONGEST_BODY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UnparsableException("length: " + shortened(text));
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new UnparsableException("the body ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** A line without its end, or null at the end of the stream. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LONGEST_LINE) {
            int octet = in.read();
            if (octet < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("in the middle of a line");
            }
            if (octet == '\r') {
                if (in.read() != '\n') {
                    throw new UnparsableException("a carriage return alone");
                }
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            line.write(octet);
        }
        throw new UnparsableException("a line without end");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "\u2026 (" + text.length() + ')';
    }
}
