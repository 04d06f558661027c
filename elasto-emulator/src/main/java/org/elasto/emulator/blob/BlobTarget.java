package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.front.AccountPath;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.http.Request;

/**
 * What a request addresses. Immutable.
 *
 * @param path by which the account was addressed
 * @param container decoded; empty for the service
 * @param blob decoded; empty for the service or a container
 */
record BlobTarget(BlobAccount account, AccountPath path, String container, String blob, AzureQuery query) {

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
    static BlobTarget of(Request request, ServiceSettings<BlobAccount> settings) {
        AzureQuery query = AzureQuery.of(request.rawQuery());
        AccountPath path = AccountPath.of(request, settings.domains());
        BlobAccount account = settings.account(path.account());
        if (account == null) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        String rest = path.rest();
        int slash = rest.indexOf('/');
        if (slash >= 0 && slash < rest.length() - 1) {
            String blob = BlobNames.ofPath(rest.substring(slash + 1));
            return new BlobTarget(account, path, rest.substring(0, slash), blob, query);
        }
        String container = slash < 0 ? rest : rest.substring(0, slash);
        if (container.isEmpty() || isContainer(query)) {
            return new BlobTarget(account, path, container, "", query);
        }
        return new BlobTarget(account, path, BlobNames.ROOT, container, query);
    }

    /** A single segment is a container where the query says so, else a blob of the root container. */
    private static boolean isContainer(AzureQuery query) {
        String restype = query.text("restype");
        return restype.equalsIgnoreCase("container") || restype.equalsIgnoreCase("account");
    }

    /** Whether by the name of the read-only copy of the account. */
    boolean secondary() {
        return path.secondary();
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
