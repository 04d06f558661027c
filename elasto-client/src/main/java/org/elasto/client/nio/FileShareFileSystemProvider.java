package org.elasto.client.nio;

/** File systems of Azure Files, {@code afs://host/account/share/directory/file}; found by {@link java.util.ServiceLoader}. */
public final class FileShareFileSystemProvider extends ElastoProvider {

    public FileShareFileSystemProvider() {
        super("afs");
    }
}
