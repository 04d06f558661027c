package org.elasto.client.azure;

import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;

/** An open page blob or file: writes show at once, and reads see what is there. A write behind the end makes it grow. */
public abstract class RangeFile implements FileHandle {

    /** What is written. */
    protected abstract RangeTarget target();

    /** The lease that rides on every write. */
    protected abstract HandleLease lease();

    /** Reads what is there, if it is of that size. */
    protected abstract RangeReader reader(long size);

    @Override
    public final int read(long offset, ByteBuffer content) {
        int before = content.position();
        try {
            // Also who reads nothing is told whether he is at the end as it is now.
            return reader(target().size(offset + Math.max(1, content.remaining())))
                    .read(offset, content);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.RANGE_NOT_SATISFIABLE) {
                throw e;
            }
            // Somebody cut it off.
            content.position(before);
            return reader(target().size(-1)).read(offset, content);
        }
    }

    @Override
    public final InputStream read(long offset, long length) {
        return reader(target().size(length < 0 ? -1 : offset + length)).open(offset, length);
    }

    @Override
    public final void write(long offset, ByteBuffer content) {
        target().write(offset, content);
    }

    @Override
    public final long write(long offset, InputStream content, long length) {
        return new RangeStreamWriter(target(), content, length).write(offset);
    }

    @Override
    public final void spliceFrom(ForeignFile source, ByteRange range, long offset) {
        target().requireAligned("offset", offset);
        target().requireAligned("length", range.length());
        if (range.length() > 0) {
            RangeCopy.Source pieces = (piece, at) -> target().take(source, piece, at);
            new RangeCopy(target(), pieces, offset - range.offset()).copy(range, source.written(range));
            source.verify();
        }
    }

    /** What was written is there already. */
    @Override
    public final void commit() {
        lease().id();
    }

    @Override
    public final void truncate(long size) {
        target().resize(size);
    }

    @Override
    public final void punchHole(ByteRange range) {
        target().punch(range);
    }

    @Override
    public final void close() {
        lease().close();
    }
}
