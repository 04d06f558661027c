package org.elasto.client.file;

import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.RangeReader;
import org.elasto.client.azure.RangeTarget;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.ResumedStream;
import org.elasto.client.http.Tally;
import org.jspecify.annotations.Nullable;

/** The file that a handle reads and writes; every write goes through here, under the lease. */
final class FileTarget extends RangeTarget {

    private final FileOperations operations;
    private final Tally tally;
    private final FileRef file;
    private final HandleLease lease;

    FileTarget(FileEndpoint endpoint, FileRef file, HandleLease lease, long size) {
        super(endpoint.pieces(), endpoint.config().parallelism(), false, size);
        this.operations = endpoint.operations();
        this.tally = endpoint.tally();
        this.file = file;
        this.lease = lease;
    }

    FileRef file() {
        return file;
    }

    /** What is there now. */
    FileInfo look() {
        FileInfo now = operations.getFileProperties(file);
        known(now.size());
        return now;
    }

    RangeReader reader(long size) {
        return new RangeReader(file.toString(), size, operations.connection().attempts(), this::run);
    }

    private ResumedStream.Run run(ByteRange range) {
        GetFileResult result = operations.getFile(file, range);
        return new ResumedStream.Run(result.body(), result.response());
    }

    private void write(Runnable request) {
        lease.under(() -> {
            request.run();
            return true;
        });
    }

    @Override
    protected Seen see() {
        FileInfo now = look();
        return new Seen(now.size(), now.etag());
    }

    @Override
    protected void send(long offset, ByteBuffer piece) {
        write(() -> operations.putRange(file, offset, RequestBody.of(piece), lease.id()));
    }

    @Override
    protected void sendClear(ByteRange range) {
        write(() -> operations.clearRange(file, range, lease.id()));
    }

    @Override
    protected void sendSize(long wanted, @Nullable String etag) {
        write(() -> operations.resizeFile(file, wanted, etag, lease.id()));
    }

    /** Has a range of another file written here, by the service itself if it can; at most one write. */
    void copy(FileTarget source, ByteRange range, long offset) {
        boolean same = source.operations.connection().equals(operations.connection());
        if (same && operations.connection().copiesFromUrl().get()) {
            try {
                write(() -> operations.putRangeFromUrl(file, offset, new FileRange(source.file, range), lease.id()));
                tally.copied(range.length());
                return;
            } catch (StorageException e) {
                if (!operations.connection().isUnable(e)) {
                    throw e;
                }
            }
        }
        send(offset, source.reader(range.end()).fetch(range));
    }

    @Override
    protected boolean fetch(ForeignFile source, ByteRange range, long offset) {
        return ForeignUrl.fetch(operations.connection(), source, range, url -> {
            String crc = lease.under(() -> operations.fetchRange(file, offset, url, lease.id()));
            tally.copied(range.length());
            return crc;
        });
    }

    void delete() {
        lease.under(() -> {
            operations.deleteFile(file, lease.id());
            return true;
        });
    }
}
