package org.elasto.client.blob;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/**
 * What a URI names in Azure Blob.
 *
 * @param uri the whole URI
 * @param account empty at the root
 * @param container empty at the root and for accounts
 * @param blob empty but for blobs and directories
 */
record BlobPath(StorageUri uri, String account, String container, String blob) {

    /** In characters. */
    private static final int LONGEST_BLOB = 1024;

    static BlobPath of(StorageUri uri) {
        String key = uri.key();
        int slash = key.indexOf('/');
        String container = slash < 0 ? key : key.substring(0, slash);
        String blob = slash < 0 ? "" : key.substring(slash + 1);
        if (container.isEmpty() && !key.isEmpty()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a container has a name: " + uri);
        }
        if (blob.length() > LONGEST_BLOB) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "a blob has a name of at most " + LONGEST_BLOB + " characters: " + uri);
        }
        return new BlobPath(uri, uri.container(), container, blob);
    }

    boolean isRoot() {
        return account.isEmpty();
    }

    boolean isAccount() {
        return !isRoot() && container.isEmpty();
    }

    boolean isContainer() {
        return !container.isEmpty() && blob.isEmpty();
    }

    /** The blob of exactly this name. */
    BlobRef ref() {
        if (blob.isEmpty()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, uri + " is not a file; open it with DIRECTORY");
        }
        return new BlobRef(container, blob);
    }

    /** What names below this directory begin with; empty for a container. */
    String prefix() {
        return blob.isEmpty() || blob.endsWith("/") ? blob : blob + "/";
    }

    /** The empty blob that keeps a directory in being when nothing is below it. */
    BlobRef marker() {
        return new BlobRef(container, prefix());
    }

    /** Names a blob or a directory of the same container. */
    StorageUri named(String name) {
        return uri.withKey(container + "/" + name);
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
