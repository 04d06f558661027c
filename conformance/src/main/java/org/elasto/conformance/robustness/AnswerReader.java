package org.elasto.conformance.robustness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads answers off a connection, forgiving nothing. Not thread-safe. */
final class AnswerReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 64 * 1024 * 1024;

    /** An answer that breaks the rules of HTTP or XML. */
    static final class UnparsableException extends IOException {
        private static final long serialVersionUID = 1;

        UnparsableException(String message) {
            super(message);
        }
    }

    private final InputStream in;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next final answer, or null where the server has closed.
     *
     * @param toHead whether it answers a HEAD request, so that no body follows
     * @throws UnparsableException when it is none
     * @throws java.net.SocketTimeoutException when it does not come
     */
    @Nullable
    Answer next(boolean toHead) throws IOException {
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            int status = status(line);
            List<String> headers = headers();
            if (status >= 200) {
                boolean bodiless = toHead || status == 204 || status == 304;
                Answer answer = new Answer(status, headers, new byte[0]);
                byte[] body = bodiless ? new byte[0] : body(answer);
                checkXml(answer.header("content-type"), body);
                return new Answer(status, headers, body);
            }
        }
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
            throw new UnparsableException("status line: " + TargetMutations.shortened(line));
        }
        int status = 0;
        for (int i = 9; i < 12; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new UnparsableException("status line: " + TargetMutations.shortened(line));
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private List<String> headers() throws IOException {
        List<String> headers = new ArrayList<>();
        while (true) {
            String line = line();
            if (line == null) {
                throw new UnparsableException("the head ends early");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || !isToken(line.substring(0, colon)) || hasControl(line)) {
                throw new UnparsableException("header line: " + TargetMutations.shortened(line));
            }
            headers.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
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

    private byte[] body(Answer head) throws IOException {
        String coding = head.header("transfer-encoding");
        String length = head.header("content-length");
        if (coding.equals("chunked") && length.isEmpty()) {
            return chunks();
        }
        if (!coding.isEmpty()) {
            throw new UnparsableException("framed by " + coding + " and " + length);
        }
        if (length.isEmpty()) {
            if (head.header("connection").equalsIgnoreCase("close")) {
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
        throw new UnparsableException("length: " + TargetMutations.shortened(text));
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

    private static void checkXml(String contentType, byte[] body) throws UnparsableException {
        if (body.length == 0 || !contentType.startsWith("application/xml")) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw new UnparsableException(
                    "XML: " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }
}
