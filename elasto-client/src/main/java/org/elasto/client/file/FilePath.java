package org.elasto.client.file;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/**
 * What a URI names in Azure Files.
 *
 * @param uri the whole URI
 * @param account empty at the root
 * @param share empty at the root and for accounts
 * @param path below the share, without a slash at its end; empty but for files and directories
 */
record FilePath(StorageUri uri, String account, String share, String path) {

    static FilePath of(StorageUri uri) {
        String key = uri.key();
        int slash = key.indexOf('/');
        String share = slash < 0 ? key : key.substring(0, slash);
        String path = slash < 0 ? "" : key.substring(slash + 1);
        if (share.isEmpty() && !key.isEmpty()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a share has a name: " + uri);
        }
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (bare.isEmpty() && !path.isEmpty()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a directory has a name: " + uri);
        }
        return new FilePath(uri, uri.container(), share, bare);
    }

    boolean isRoot() {
        return account.isEmpty();
    }

    boolean isAccount() {
        return !isRoot() && share.isEmpty();
    }

    boolean isShare() {
        return !share.isEmpty() && path.isEmpty();
    }

    /** Whether the URI itself says directory. */
    boolean saysDirectory() {
        return uri.looksLikeDirectory();
    }

    /** The file, directory or, of a share, its own directory. */
    FileRef ref() {
        return new FileRef(share, path);
    }

    StorageException notFound() {
        return new StorageException(ErrorKind.NOT_FOUND, "there is no " + this);
    }

    StorageException exists(StorageException cause) {
        return new StorageException(ErrorKind.ALREADY_EXISTS, this + " exists already", false, cause.service(), cause);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
