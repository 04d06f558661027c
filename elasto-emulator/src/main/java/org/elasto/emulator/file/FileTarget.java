package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.front.AccountPath;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.http.Request;

/**
 * What a request addresses. Immutable.
 *
 * @param path by which the account was addressed
 * @param share decoded; empty for the service
 * @param file the directory or file in the share; the root for the service and the share itself
 */
record FileTarget(FileAccount account, AccountPath path, String share, FilePath file, AzureQuery query) {

    private static final String SNAPSHOT = "sharesnapshot";

    enum Level {
        SERVICE,
        SHARE,
        DIRECTORY,
        FILE
    }

    /**
     * Reads host, path and query.
     *
     * @throws AzureException InvalidUri for what cannot be decoded, ResourceNotFound for an account that is none of ours,
     *     InvalidFileOrDirectoryPathName for a name that no directory or file can have
     */
    static FileTarget of(Request request, ServiceSettings<FileAccount> settings) {
        AzureQuery query = AzureQuery.of(request.rawQuery());
        AccountPath path = AccountPath.of(request, settings.domains());
        FileAccount account = settings.account(path.account());
        if (account == null) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        String rest = path.rest();
        int slash = rest.indexOf('/');
        String share = slash < 0 ? rest : rest.substring(0, slash);
        String behind = slash < 0 ? "" : rest.substring(slash + 1);
        boolean dots = "true".equalsIgnoreCase(request.header("x-ms-allow-trailing-dot"));
        return new FileTarget(account, path, share, FilePath.of(behind, dots), query);
    }

    Level level() {
        String restype = query.text("restype");
        if (share.isEmpty()) {
            return Level.SERVICE;
        }
        if (restype.equalsIgnoreCase("share")) {
            return Level.SHARE;
        }
        if (restype.equalsIgnoreCase("directory")) {
            return Level.DIRECTORY;
        }
        return file.isRoot() ? Level.SHARE : Level.FILE;
    }

    /** The snapshot of the share that the query names, as sent; empty for none. */
    String snapshot() {
        return query.text(SNAPSHOT);
    }

    /** Whether it is in a snapshot, which nothing changes any more. */
    boolean isPast() {
        return query.has(SNAPSHOT);
    }

    /**
     * Returns unless it is in a snapshot.
     *
     * @throws AzureException InvalidQueryParameterValue
     */
    void requirePresent() {
        if (isPast()) {
            throw AzureException.invalidParameter(SNAPSHOT, snapshot());
        }
    }
}
