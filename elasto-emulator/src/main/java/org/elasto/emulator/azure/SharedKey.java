package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.elasto.emulator.http.Request;

/**
 * The SharedKey scheme of the Blob and File services: what a client signs, from the request as received.
 *
 * <p>See "Authorize with Shared Key" in the service's REST documentation.
 */
final class SharedKey {

    static final String SCHEME = "SharedKey";

    /** The place of Content-Length among the lines. */
    static final int CONTENT_LENGTH = 3;

    private static final List<String> STANDARD = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private SharedKey() {}

    /**
     * Every text that a right client may have signed: most requests have one. The first is the one to show.
     *
     * @throws AzureException InvalidHeaderValue for a header that comes twice
     */
    static List<SignedText> signedTexts(Request request, AzureQuery query, String account, ApiVersion version) {
        List<String> lines = lines(request, version);
        String parameters = parameters(query);
        List<SignedText> texts = new ArrayList<>();
        for (String path : SignedText.paths(request, account)) {
            for (List<String> headers : SignedText.headerOrders(request, version)) {
                SignedText text = new SignedText(lines, headers, '/' + account + path + parameters);
                texts.add(text);
                if (lines.get(CONTENT_LENGTH).equals("0")) {
                    // Old versions sign a zero; a client whose stack drops the header signs nothing.
                    texts.add(text.withLine(CONTENT_LENGTH, ""));
                }
            }
        }
        return texts;
    }

    private static List<String> lines(Request request, ApiVersion version) {
        List<String> lines = new ArrayList<>(12);
        lines.add(request.method());
        for (String name : STANDARD) {
            lines.add(
                    switch (name) {
                        case "Content-Length" -> contentLength(request, version);
                        case "Date" -> SignedText.date(request);
                        default -> SignedText.single(request, name);
                    });
        }
        return lines;
    }

    private static String contentLength(Request request, ApiVersion version) {
        String length = SignedText.single(request, "Content-Length");
        if (Decimal.parseLong(length) != 0) {
            return length;
        }
        return version.atLeast(ApiVersion.ZERO_LENGTH_SIGNED_EMPTY) ? "" : "0";
    }

    /** Each name once, in lower case, with its values decoded, sorted and joined by commas. */
    static String parameters(AzureQuery query) {
        TreeMap<String, List<String>> sorted = new TreeMap<>();
        for (AzureQuery.Parameter parameter : query.parameters()) {
            sorted.computeIfAbsent(parameter.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(parameter.value());
        }
        StringBuilder out = new StringBuilder();
        sorted.forEach((name, values) -> {
            Collections.sort(values);
            out.append('\n').append(name).append(':').append(String.join(",", values));
        });
        return out.toString();
    }
}
