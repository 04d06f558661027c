package org.elasto.emulator.blob;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** Takes the body of a batch apart: multipart/mixed with one HTTP request in each part. Not thread-safe. */
final class BatchReader {

    private static final int MOST_PARTS = 256;
    private static final int MOST_HEADERS = 100;
    private static final String TYPE = "Content-Type";

    private final Request batch;
    private final String delimiter;
    private final String[] lines;
    private int at;

    /**
     * One part.
     *
     * @param id as sent; empty for none
     */
    record Part(String id, PartRequest request) {}

    private record Header(String name, String value) {}

    private BatchReader(Request batch, byte[] body) {
        this.batch = batch;
        this.delimiter = "--" + boundary(batch.header(TYPE));
        // What is above 0x7F stays a Latin-1 character, as in every request.
        this.lines = new String(body, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
    }

    /**
     * The parts in their order.
     *
     * @throws AzureException InvalidInput for what is no batch, has no part or more than 256
     */
    static List<Part> read(Request batch, byte[] body) {
        return new BatchReader(batch, body).parts();
    }

    /** @throws AzureException MissingRequiredHeader or InvalidHeaderValue */
    static String boundary(@Nullable String type) {
        if (type == null) {
            throw AzureException.missingHeader(TYPE);
        }
        for (String parameter : type.split(";", -1)) {
            String stripped = parameter.strip();
            if (stripped.regionMatches(true, 0, "boundary=", 0, 9)) {
                String value = stripped.substring(9).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                String bare = quoted ? value.substring(1, value.length() - 1) : value;
                if (!bare.isEmpty() && type.regionMatches(true, 0, "multipart/mixed", 0, 15)) {
                    return bare;
                }
            }
        }
        throw AzureException.invalidHeader(TYPE, type);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        skipBlankLines();
        while (!next().equals(delimiter + "--")) {
            if (!lines[at - 1].equals(delimiter) || parts.size() == MOST_PARTS) {
                throw malformed();
            }
            parts.add(part());
            skipBlankLines();
        }
        if (parts.isEmpty()) {
            throw malformed();
        }
        return parts;
    }

    private Part part() {
        String id = "";
        String type = "";
        for (Header header : headers()) {
            if (header.name().equalsIgnoreCase("Content-ID")) {
                id = header.value();
            } else if (header.name().equalsIgnoreCase(TYPE)) {
                type = header.value();
            }
        }
        if (!type.equalsIgnoreCase("application/http")) {
            throw malformed();
        }
        skipBlankLines();
        String[] words = next().split(" ", -1);
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
            throw malformed();
        }
        PartRequest request = new PartRequest(batch, words[0], words[1]);
        for (Header header : headers()) {
            if (header.name().equalsIgnoreCase("Content-Length")
                    && !header.value().equals("0")) {
                throw malformed();
            }
            request.add(header.name(), header.value());
        }
        return new Part(id, request);
    }

    /** The header lines up to the empty one, that one included. */
    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (String line = next(); !line.isEmpty(); line = next()) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw malformed();
            }
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private String next() {
        if (at == lines.length) {
            throw malformed();
        }
        return lines[at++];
    }

    private void skipBlankLines() {
        while (at < lines.length && lines[at].isBlank()) {
            at++;
        }
    }

    private static AzureException malformed() {
        return new AzureException(AzureError.INVALID_INPUT);
    }
}
