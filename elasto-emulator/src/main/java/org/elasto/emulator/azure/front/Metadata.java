package org.elasto.emulator.azure.front;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;

/**
 * What a client keeps with a container or a blob: names in the case they were sent in, which compare without it. Values
 * are kept as received, a byte above 0x7F as the Latin-1 character of that byte. Immutable.
 */
public record Metadata(Map<String, String> values) {

    /** No metadata. */
    public static final Metadata NONE = new Metadata(Map.of());

    private static final String PREFIX = "x-ms-meta-";
    private static final int LARGEST = 8192;

    /**
     * Reads the headers.
     *
     * @throws AzureException EmptyMetadataKey, InvalidMetadata or MetadataTooLarge
     */
    public static Metadata of(Request request) {
        TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        long size = 0;
        for (String header : request.headerNames()) {
            if (!header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                continue;
            }
            String name = header.substring(PREFIX.length());
            String value = String.join(",", request.headers(header));
            check(name);
            size += name.length() + value.length();
            if (size > LARGEST) {
                throw new AzureException(AzureError.METADATA_TOO_LARGE);
            }
            values.put(name, value);
        }
        return values.isEmpty() ? NONE : new Metadata(Collections.unmodifiableMap(values));
    }

    /** That of an answer to a read. */
    public static Metadata of(Response read) {
        TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < read.headerCount(); i++) {
            String header = read.headerName(i);
            if (header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                values.put(header.substring(PREFIX.length()), read.headerValue(i));
            }
        }
        return values.isEmpty() ? NONE : new Metadata(Collections.unmodifiableMap(values));
    }

    /** Names are identifiers of C#. */
    private static void check(String name) {
        if (name.isEmpty()) {
            throw new AzureException(AzureError.EMPTY_METADATA_KEY);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                throw new AzureException(AzureError.INVALID_METADATA);
            }
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Writes them as an element of a list. */
    public void write(XmlDocument out) {
        out.open("Metadata");
        values.forEach((name, value) -> out.element(name, PercentText.received(value)));
        out.close("Metadata");
    }

    /** Puts them on an answer. */
    public Response mark(Response response) {
        values.forEach((name, value) -> response.header(PREFIX + name, value));
        return response;
    }
}
