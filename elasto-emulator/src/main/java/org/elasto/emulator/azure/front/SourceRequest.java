package org.elasto.emulator.azure.front;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.http.Authority;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** The read that x-ms-copy-source stands for, as the service would send it to itself. Immutable. */
public final class SourceRequest implements Request {

    /** More than the service takes of a URL. */
    private static final int LONGEST = 8192;

    private static final String HEADER = "x-ms-copy-source";
    private static final String RENAME = "x-ms-file-rename-source";
    private static final String AUTHORIZATION = "x-ms-copy-source-authorization";

    /** Whoever reads a file with a token says that its permissions are to be overridden. */
    private static final String INTENT = "x-ms-file-request-intent";

    /** What the conditions on a source are called on a read. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "x-ms-source-if-match", "if-match",
            "x-ms-source-if-none-match", "if-none-match",
            "x-ms-source-if-modified-since", "if-modified-since",
            "x-ms-source-if-unmodified-since", "if-unmodified-since");

    /** What of the query says which of its states the source is read in. */
    private static final List<String> STATES = List.of("sharesnapshot", "snapshot", "versionid");

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

    private SourceRequest(SourceRequest whole) {
        this.copy = whole.copy;
        this.urlScheme = whole.urlScheme;
        this.rawPath = whole.rawPath;
        this.rawQuery = whole.rawQuery;
        headers.putAll(whole.headers);
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
        String intent = copy.header(INTENT);
        if (intent != null) {
            request.headers.put(INTENT, intent);
        }
        return request;
    }

    /** This, for a part of the source only. */
    public SourceRequest ofRange(ByteRange range) {
        SourceRequest part = new SourceRequest(this);
        part.headers.put("range", "bytes=" + range.first() + "-" + range.last());
        return part;
    }

    /** This, on the conditions that the copy names for its source. */
    public SourceRequest onConditions() {
        SourceRequest asked = new SourceRequest(this);
        CONDITIONS.forEach((header, plain) -> {
            String value = copy.header(header);
            if (value != null) {
                asked.headers.put(plain, value);
            }
        });
        return asked;
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

    /**
     * Whether the URL is of the service that the copy was sent to: by the host of the copy, by a host that names an
     * account, or by loopback.
     *
     * @param domains of the service
     */
    public boolean isOf(List<String> domains) {
        String host = copy.header("Host");
        Authority source = Authority.of(authority());
        Authority here = Authority.of(host == null ? "" : host);
        return authority().equalsIgnoreCase(host)
                || AccountPath.isInHost(authority(), domains)
                || (source.isLoopback() && source.port().equals(here.port()));
    }

    /** Whether the URL is of a port of this machine: by loopback, or by the name that the copy has for it. */
    boolean isOfPort(int port) {
        String host = copy.header("Host");
        Authority source = Authority.of(authority());
        boolean here = source.isLoopback()
                || (host != null
                        && source.host().equalsIgnoreCase(Authority.of(host).host()));
        return here && source.port().equals(Integer.toString(port));
    }

    /** The URL without what would authorize anybody. */
    public String url() {
        String path = urlScheme + "://" + authority() + rawPath;
        AzureQuery query = AzureQuery.of(rawQuery);
        for (String state : STATES) {
            if (query.has(state)) {
                return path + '?' + state + '=' + query.text(state);
            }
        }
        return path;
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
