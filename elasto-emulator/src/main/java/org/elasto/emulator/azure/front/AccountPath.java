package org.elasto.emulator.azure.front;

import java.util.List;
import java.util.Locale;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.http.Authority;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The account that a request addresses, in its host or as the first segment of its path, and what follows. Immutable.
 *
 * @param account without {@code -secondary}
 * @param secondary whether by the name of the read-only copy of the account
 * @param rest of the path, decoded, without a slash in front; backslashes are slashes
 * @param endpoint the URL of the account by which the request came, with a slash at the end
 */
public record AccountPath(String account, boolean secondary, String rest, String endpoint) {

    private static final String SECONDARY = "-secondary";

    /**
     * Reads host and path.
     *
     * @param domains behind the account in a host name
     * @throws AzureException InvalidUri for what cannot be decoded
     */
    public static AccountPath of(Request request, List<String> domains) {
        String path = PercentText.decodePath(request.rawPath()).replace('\\', '/');
        String host = request.header("Host");
        String url = request.scheme() + "://" + (host == null ? "" : host) + '/';
        String inHost = inHost(host, domains);
        if (inHost != null) {
            return of(inHost, path.substring(1), url);
        }
        int slash = path.indexOf('/', 1);
        String name = slash < 0 ? path.substring(1) : path.substring(1, slash);
        return of(name, slash < 0 ? "" : path.substring(slash + 1), url + name + '/');
    }

    private static AccountPath of(String name, String rest, String endpoint) {
        boolean secondary = name.endsWith(SECONDARY);
        String account = secondary ? name.substring(0, name.length() - SECONDARY.length()) : name;
        return new AccountPath(account, secondary, rest, endpoint);
    }

    /** Whether the account is in the host and not in the path. */
    public static boolean isInHost(String authority, List<String> domains) {
        return inHost(authority, domains) != null;
    }

    private static @Nullable String inHost(@Nullable String authority, List<String> domains) {
        if (authority == null) {
            return null;
        }
        Authority known = Authority.of(authority);
        boolean below = domains.stream().anyMatch(known::isBelow);
        return below ? known.host().substring(0, known.host().indexOf('.')).toLowerCase(Locale.ROOT) : null;
    }
}
