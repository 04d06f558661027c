package org.elasto.client.azure;

import java.net.URI;
import java.util.Locale;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests to one account go.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host and port
 * @param basePath what stands before the container, the account in path style included, without a slash at its end
 */
public record AzureAddress(String scheme, String authority, String basePath) {

    /**
     * The address of an account.
     *
     * @param authority as in the URI: with the account in front it is host style, with the service's name in front the
     *     account is put there, anything else is path style; null for the endpoint of the account
     * @param account its name
     */
    static AzureAddress of(ClientConfig config, AzureService service, @Nullable String authority, String account) {
        if (authority == null) {
            AzureAccount known = AzureAccount.of(config, service);
            URI endpoint = known.endpoint();
            boolean its =
                    endpoint != null && (known.name() == null || known.name().equals(account));
            if (endpoint != null && its) {
                return of(config, endpoint, account);
            }
            return new AzureAddress("https", account + "." + service.label() + ".core.windows.net", "");
        }
        String scheme = isLoopback(authority) || config.insecureHttp() ? "http" : "https";
        if (authority.startsWith(account + ".")) {
            return new AzureAddress(scheme, authority, "");
        }
        if (authority.startsWith(service.label() + ".")) {
            return new AzureAddress(scheme, account + "." + authority, "");
        }
        return new AzureAddress(scheme, authority, "/" + PercentEncoding.encode(account));
    }

    /** The address of an endpoint; one that is an address of a machine and names no account gets it in its path. */
    static AzureAddress of(ClientConfig config, URI endpoint, String account) {
        String authority = endpoint.getRawAuthority().toLowerCase(Locale.ROOT);
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !config.insecureHttp() && !isLoopback(authority)) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "the endpoint " + authority + " is plain HTTP, which has to be allowed: insecure-http");
        }
        boolean machine = isLoopbackHost(host(authority)) || isAddress(host(authority));
        boolean named = !base.isEmpty() || authority.startsWith(account + ".");
        return new AzureAddress(scheme, authority, machine && !named ? "/" + PercentEncoding.encode(account) : base);
    }

    private static String host(String authority) {
        int colon = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    /** Whether nobody else can listen in. */
    public static boolean isLoopback(String authority) {
        String host = host(authority);
        return isLoopbackHost(host) || (host.startsWith("127.") && isAddress(host)) || host.equals("[::1]");
    }

    private static boolean isLoopbackHost(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[")
                || (host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                        && host.chars().filter(c -> c == '.').count() == 3);
    }

    /** The request as it is sent from here, not signed yet. */
    HttpRequest request(AzureRequest request) {
        return new HttpRequest(
                request.operation(),
                request.replay(),
                request.method(),
                scheme,
                authority,
                basePath + request.path() + request.query(),
                new Headers(request.headers()),
                request.body());
    }

    /** The URL of something here, without a query. */
    public String url(String path) {
        return scheme + "://" + authority + basePath + path;
    }
}
