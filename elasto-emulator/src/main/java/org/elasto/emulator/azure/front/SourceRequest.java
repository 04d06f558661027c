package org.elasto.emulator.azure.front;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** The read that x-ms-copy-source stands for, as the service would send it to itself. Immutable. */
public final class SourceRequest implements Request {

    /** More than the service takes of a URL. */
    private static final int LONGEST = 8192;

    private static final String HEADER = "x-ms-copy-source";
    private static final String RENAME = "x-ms-file-rename-source";
    private static final String AUTHORIZATION = "x-ms-copy-source-authorization";

    private final Request copy;
    private final String urlScheme;
    private final String rawPath;
    private final @Nullable String rawQuery;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private SourceRequest(Request copy, String scheme, String rest) {
        this.copy = copy;
        this.urlScheme = scheme;
        int slash = rest.indexOf('/');
        int question = rest.indexOf('?', slash);
        this.rawPath = question < 0 ? rest.substring(slash) : rest.substring(slash, question);
        this.rawQuery = question < 0 ? null : rest.substring(question + 1);
        headers.put("host", rest.substring(0, slash));
    }

    /**
     * Reads the header of a copy.
     *
     * @param version that the copy speaks
     * @throws AzureException MissingRequiredHeader; InvalidHeaderValue for what is no URL with a path
     */
    public static SourceRequest of(Request copy, String version) {
        SourceRequest request = parse(copy, HEADER);
        request.headers.put("x-ms-version", version);
        String authorization = copy.header(AUTHORIZATION);
        if (authorization != null) {
            request.headers.put("authorization", authorization);
        }
        return request;
    }

    /**
     * Reads the header that says what a file or directory was called before.
     *
     * @param version that the renaming speaks
     * @throws AzureException as {@link #of}
     */
    public static SourceRequest ofRename(Request rename, String version) {
        SourceRequest request = parse(rename, RENAME);
        request.headers.put("x-ms-version", version);
        return request;
    }

    private static SourceRequest parse(Request copy, String header) {
        String url = copy.header(header);
        if (url == null) {
            throw AzureException.missingHeader(header);
        }
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        int slash = url.indexOf('/', colon + 3);
        int question = url.indexOf('?');
        boolean path = slash > colon + 3 && (question < 0 || slash < question);
        if (!http || !path || url.length() > LONGEST) {
            throw AzureException.invalidHeader(header, url);
        }
        SourceRequest request = new SourceRequest(copy, scheme, url.substring(colon + 3));
        // Of names in the URL of the source, this says what the header without "source" says of those in the target.
        String dots = copy.header("x-ms-source-allow-trailing-dot");
        if (dots != null) {
            request.headers.put("x-ms-allow-trailing-dot", dots);
        }
        return request;
    }

    /** Host and port as the URL has them. */
    public String authority() {
        return String.valueOf(headers.get("host"));
    }

    /** Whether the copy brings a token for the source. */
    public boolean hasAuthorization() {
        return headers.containsKey("authorization");
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public @Nullable String rawQuery() {
        return rawQuery;
    }

    /**
     * The read crosses no wire, so a SAS that is for HTTPS only (az makes such of its sources) may stand in it; a token
     * has come with the copy.
     */
    @Override
    public String scheme() {
        return hasAuthorization() ? copy.scheme() : "https";
    }

    /** As the URL has it. */
    public String urlScheme() {
        return urlScheme;
    }

    @Override
    public String remoteAddress() {
        return copy.remoteAddress();
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> headers(String name) {
        String value = header(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Iterable<String> headerNames() {
        return List.copyOf(headers.keySet());
    }

    @Override
    public long contentLength() {
        return 0;
    }
}
