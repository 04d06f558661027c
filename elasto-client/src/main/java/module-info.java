import org.elasto.client.BackendProvider;
import org.elasto.client.blob.BlockBlobBackendProvider;
import org.elasto.client.blob.PageBlobBackendProvider;
import org.elasto.client.file.FileShareBackendProvider;
import org.elasto.client.local.LocalBackendProvider;
import org.elasto.client.nio.BlockBlobFileSystemProvider;
import org.elasto.client.nio.FileShareFileSystemProvider;
import org.elasto.client.nio.PageBlobFileSystemProvider;
import org.elasto.client.nio.S3FileSystemProvider;
import org.elasto.client.s3.S3BackendProvider;

/** One file API over S3, Azure Blob, Azure Files and local files, also as file systems of {@code java.nio.file}. */
// Apache HttpComponents has names for modules, but none of its jars is one.
@SuppressWarnings("requires-automatic")
module org.elasto.client {
    requires com.ctc.wstx;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    // HttpClient logs through it and, not being a module, cannot say so.
    requires org.slf4j;
    requires static info.picocli;
    requires static java.logging;
    requires static org.jline.reader;
    requires static org.jline.terminal;
    requires static transitive org.jspecify;

    exports org.elasto.client;
    exports org.elasto.client.nio;
    exports org.elasto.client.transfer;

    opens org.elasto.cli to
            info.picocli;

    uses BackendProvider;

    provides BackendProvider with
            BlockBlobBackendProvider,
            FileShareBackendProvider,
            LocalBackendProvider,
            PageBlobBackendProvider,
            S3BackendProvider;
    provides java.nio.file.spi.FileSystemProvider with
            BlockBlobFileSystemProvider,
            FileShareFileSystemProvider,
            PageBlobFileSystemProvider,
            S3FileSystemProvider;
}
