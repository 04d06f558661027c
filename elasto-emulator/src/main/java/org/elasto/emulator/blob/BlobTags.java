package org.elasto.emulator.blob;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.http.Request;

/** The tags of blobs, as headers and documents have them. */
final class BlobTags {

    private static final String HEADER = "x-ms-tags";
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 256;

    private BlobTags() {}

    /**
     * The tags of a header in the form of a query.
     *
     * @return sorted by name
     * @throws AzureException InvalidHeaderValue or InvalidInput
     */
    static Map<String, String> ofHeader(Request request) {
        String text = request.header(HEADER);
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        TreeMap<String, String> tags = new TreeMap<>();
        for (AzureQuery.Parameter parameter : AzureQuery.of(text).parameters()) {
            if (tags.put(parameter.name(), parameter.value()) != null) {
                throw AzureException.invalidHeader(HEADER, text);
            }
        }
        check(tags);
        return Collections.unmodifiableMap(tags);
    }

    /** @throws AzureException InvalidInput for more than ten, or for names and values that tags cannot have */
    static void check(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
        tags.forEach((name, value) -> {
            boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME && value.length() <= LONGEST_VALUE;
            if (!fits || !isAllowed(name) || !isAllowed(value)) {
                throw new AzureException(AzureError.INVALID_INPUT);
            }
        });
    }

    private static boolean isAllowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && " +-./:=_".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
