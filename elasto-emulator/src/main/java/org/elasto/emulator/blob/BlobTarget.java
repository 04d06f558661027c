package org.elasto.emulator.blob;

import java.util.Locale;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request addresses. Immutable.
 *
 * @param secondary whether by the name of the read-only copy of the account
 * @param container decoded; empty for the service
 * @param blob decoded; empty for the service or a container
 */
record BlobTarget(BlobAccount account, boolean secondary, String container, String blob, AzureQuery query) {

    private static final String SECONDARY = "-secondary";

    enum Level {
        SERVICE,
        CONTAINER,
        BLOB
    }

    /**
     * Reads host, path and query.
     *
     * @throws AzureException InvalidUri for what cannot be decoded, ResourceNotFound for an account that is none of ours
     */
    static BlobTarget of(Request request, BlobSettings settings) {
        AzureQuery query = AzureQuery.of(request.rawQuery());
        String path = PercentText.decodePath(request.rawPath()).replace('\\', '/');
        String name = hostAccount(request.header("Host"), settings);
        int from = 1;
        if (name == null) {
            int slash = path.indexOf('/', 1);
            name = slash < 0 ? path.substring(1) : path.substring(1, slash);
            from = slash < 0 ? path.length() : slash + 1;
        }
        boolean secondary = name.endsWith(SECONDARY);
        BlobAccount account =
                settings.account(secondary ? name.substring(0, name.length() - SECONDARY.length()) : name);
        if (account == null) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        String rest = path.substring(Math.min(from, path.length()));
        int slash = rest.indexOf('/');
        if (slash >= 0 && slash < rest.length() - 1) {
            String blob = BlobNames.ofPath(rest.substring(slash + 1));
            return new BlobTarget(account, secondary, rest.substring(0, slash), blob, query);
        }
        String container = slash < 0 ? rest : rest.substring(0, slash);
        if (container.isEmpty() || isContainer(query)) {
            return new BlobTarget(account, secondary, container, "", query);
        }
        return new BlobTarget(account, secondary, BlobNames.ROOT, container, query);
    }

    /** A single segment is a container where the query says so, else a blob of the root container. */
    private static boolean isContainer(AzureQuery query) {
        String restype = query.text("restype");
        return restype.equalsIgnoreCase("container") || restype.equalsIgnoreCase("account");
    }

    /** Whether the account is in the host and not in the path. */
    static boolean namesAccount(String authority, BlobSettings settings) {
        return hostAccount(authority, settings) != null;
    }

    private static @Nullable String hostAccount(@Nullable String host, BlobSettings settings) {
        if (host == null) {
            return null;
        }
        String name = Authority.of(host).host();
        for (String domain : settings.domains()) {
            int dot = name.length() - domain.length() - 1;
            if (dot > 0 && name.charAt(dot) == '.' && name.regionMatches(true, dot + 1, domain, 0, domain.length())) {
                int label = name.indexOf('.');
                return name.substring(0, label).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    /** The URL of the account by which the request came, with a slash at the end. */
    String endpoint(Request request, BlobSettings settings) {
        String host = request.header("Host");
        String url = request.scheme() + "://" + (host == null ? "" : host) + '/';
        return hostAccount(host, settings) != null ? url : url + account.name() + (secondary ? SECONDARY : "") + '/';
    }

    Level level() {
        return container.isEmpty() ? Level.SERVICE : blob.isEmpty() ? Level.CONTAINER : Level.BLOB;
    }

    /** The snapshot that the query names, as sent; empty for none. */
    String snapshot() {
        return query.text("snapshot");
    }

    /** The version that the query names, as sent; empty for none. */
    String versionId() {
        return query.text("versionid");
    }

    /** Whether it is a state of the past, which nothing changes any more. */
    boolean isPast() {
        return query.has("snapshot") || query.has("versionid");
    }
}
