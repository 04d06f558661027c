package org.elasto.client.nio;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;

/** File systems over a client that is there already. */
public final class ElastoFileSystems {

    private ElastoFileSystems() {}

    /**
     * A file system over a client. Closing it leaves the client open. It is not registered: {@code Path.of(URI)} does not
     * find it.
     *
     * @param uri any URI at the endpoint; its scheme is {@code s3}, {@code abb}, {@code apb} or {@code afs}
     * @throws IllegalArgumentException for any other scheme
     */
    public static FileSystem of(Elasto elasto, StorageUri uri) {
        return provider(uri.scheme()).over(elasto, uri);
    }

    /** The path of that URI in a {@linkplain #of file system} of its own over a client. */
    public static Path path(Elasto elasto, StorageUri uri) {
        return ElastoPath.of(provider(uri.scheme()).over(elasto, uri), uri);
    }

    /** What a path names in the storage. */
    public static StorageUri uri(Path path) {
        return ElastoPath.of(path).uri();
    }

    private static ElastoProvider provider(String scheme) {
        for (FileSystemProvider installed : FileSystemProvider.installedProviders()) {
            if (installed instanceof ElastoProvider ours && ours.getScheme().equals(scheme)) {
                return ours;
            }
        }
        // This class may have been loaded by one of which the JVM knew nothing when it looked for providers.
        return switch (scheme) {
            case "s3" -> new S3FileSystemProvider();
            case "abb" -> new BlockBlobFileSystemProvider();
            case "apb" -> new PageBlobFileSystemProvider();
            case "afs" -> new FileShareFileSystemProvider();
            default -> throw new IllegalArgumentException("there is no file system for " + scheme + "://");
        };
    }
}
