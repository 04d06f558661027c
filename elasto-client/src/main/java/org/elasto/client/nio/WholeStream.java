package org.elasto.client.nio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.elasto.client.ElastoFile;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** A file read from its beginning on; it is asked for with the first read. Closing it does not read the rest. */
final class WholeStream extends InputStream {

    private final ElastoPath path;
    private final ElastoFile file;
    private @Nullable InputStream content;
    private boolean closed;

    private WholeStream(ElastoPath path, ElastoFile file) {
        this.path = path;
        this.file = file;
    }

    static WholeStream open(ElastoPath path) throws IOException {
        ElastoFileSystem fileSystem = path.getFileSystem();
        fileSystem.requireOpen();
        ElastoFile file = NioErrors.call(path, () -> fileSystem.elasto().open(path.uri()));
        return fileSystem.inUse(new WholeStream(path, file));
    }

    private InputStream content() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        InputStream known = content;
        if (known == null) {
            known = file.read(0, -1);
            content = known;
        }
        return known;
    }

    @Override
    public int read() throws IOException {
        try {
            return content().read();
        } catch (StorageException e) {
            throw NioErrors.of(e, path.toString());
        }
    }

    @Override
    public int read(byte[] target, int begin, int length) throws IOException {
        try {
            return content().read(target, begin, length);
        } catch (StorageException e) {
            throw NioErrors.of(e, path.toString());
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return content().skip(count);
        } catch (StorageException e) {
            throw NioErrors.of(e, path.toString());
        }
    }

    @Override
    public int available() throws IOException {
        return content == null ? 0 : content().available();
    }

    @Override
    public long transferTo(OutputStream target) throws IOException {
        try {
            return content().transferTo(target);
        } catch (StorageException e) {
            throw NioErrors.of(e, path.toString());
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        path.getFileSystem().released(this);
        InputStream open = content;
        NioErrors.run(path, file::close);
        if (open != null) {
            open.close();
        }
    }
}
