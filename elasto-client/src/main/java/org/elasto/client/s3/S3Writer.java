package org.elasto.client.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.elasto.client.rewrite.WriteSteps;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object in order. What fits into one part becomes one PutObject, what is a whole copy one CopyObject;
 * anything larger a multipart upload whose parts travel while the next is filled. Memory is bounded by parallelism plus
 * one parts. Nothing shows before {@link #commit}; {@link #abort} leaves nothing behind. Used by one thread.
 */
final class S3Writer implements S3Draft {

    private static final int FIRST_BUFFER = 64 << 10;

    private final S3Endpoint endpoint;
    private final ObjectRef target;
    private final ObjectHeaders headers;
    private final Conditions guard;
    private final PartSizes sizes;
    private final S3Upload upload;
    private final WriteSteps steps;
    private byte[] buffer = new byte[0];
    private int buffered;
    private long position;
    private @Nullable S3Source whole;
    private @Nullable String etag;

    S3Writer(S3Endpoint endpoint, ObjectRef target, ObjectHeaders headers, Conditions guard) {
        this.endpoint = endpoint;
        this.target = target;
        this.headers = headers;
        this.guard = guard;
        this.sizes = new PartSizes(endpoint.config().partSize());
        this.upload = new S3Upload(endpoint, target, headers);
        this.steps = new WriteSteps(target, this::abort);
    }

    /** A write goes where the last one ended. */
    private void requireInOrder(long offset) {
        if (offset != position) {
            throw outOfOrder(target, offset, position);
        }
    }

    static StorageException outOfOrder(ObjectRef target, long offset, long position) {
        return new StorageException(
                ErrorKind.UNSUPPORTED,
                "S3 writes in order: from 0 or from the current end, here " + position + ", not from " + offset
                        + "; open it with REWRITE to write anywhere: " + target);
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        requireInOrder(offset);
        steps.run(() -> {
            materialize();
            while (source.hasRemaining()) {
                int room = room(source.remaining());
                int count = Math.min(room, source.remaining());
                source.get(buffer, buffered, count);
                taken(count);
            }
            return 0;
        });
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        requireInOrder(offset);
        return steps.run(() -> {
            materialize();
            if (length >= 0) {
                sizes.expect(buffered + length, upload.number() - 1);
            }
            long done = 0;
            while (length < 0 || done < length) {
                int room = room(length < 0 ? FIRST_BUFFER : length - done);
                int most = (int) (length < 0 ? room : Math.min(room, length - done));
                int count = WriteSteps.read(source, buffer, buffered, most);
                if (count < 0) {
                    break;
                }
                taken(count);
                done += count;
            }
            return done;
        });
    }

    /** Pieces too small for a part of their own are read and sent. */
    @Override
    public void copy(S3Source source, ByteRange range, long offset) {
        requireInOrder(offset);
        steps.run(() -> {
            materialize();
            boolean all = position == 0
                    && range.offset() == 0
                    && range.length() == source.info().size();
            if (all && range.length() <= PartSizes.LARGEST_COPY && range.length() > 0) {
                whole = source;
                position = range.length();
            } else {
                copyParts(source, range);
            }
            return 0;
        });
    }

    /** A whole copy that was put off because it might have been all: now more follows. */
    private void materialize() {
        S3Source source = whole;
        if (source != null) {
            whole = null;
            position = 0;
            copyParts(source, new ByteRange(0, source.info().size()));
        }
    }

    private void copyParts(S3Source source, ByteRange range) {
        long offset = range.offset();
        while (offset < range.end()) {
            long left = range.end() - offset;
            if (buffered >= PartSizes.SMALLEST) {
                sendBuffer();
            } else if (buffered > 0 || left < PartSizes.SMALLEST) {
                long count = Math.min(left, PartSizes.SMALLEST - buffered);
                fetch(source, new ByteRange(offset, count));
                offset += count;
            } else {
                long count = Math.min(left, copySize(left));
                upload.copy(source, new ByteRange(offset, count));
                position += count;
                offset += count;
            }
        }
    }

    @Override
    public void take(ForeignFile source, ByteRange range, long offset) {
        requireInOrder(offset);
        steps.run(() -> {
            materialize();
            upload.takes(source);
            sizes.expect(buffered + range.length(), upload.number() - 1);
            long at = range.offset();
            while (at < range.end()) {
                long left = range.end() - at;
                int size = sizes.of(upload.number());
                boolean wholePart = buffered == 0 && left >= size && (left > size || upload.isBegun());
                at += wholePart ? send(source, at, size) : buffer(source, at, left);
            }
            return 0;
        });
    }

    /** Has a part read when it is its turn. */
    private int send(ForeignFile source, long at, int size) {
        byte[] memory = upload.buffer(size);
        upload.send(memory, unused -> {
            source.read(at, ByteBuffer.wrap(memory));
            return RequestBody.of(memory);
        });
        position += size;
        return size;
    }

    private int buffer(ForeignFile source, long at, long left) {
        int count = (int) Math.min(room(left), left);
        source.read(at, ByteBuffer.wrap(buffer, buffered, count));
        taken(count);
        return count;
    }

    /** Small enough that several travel at once, large enough that the parts suffice. */
    private long copySize(long left) {
        boolean many = left / (PartSizes.LARGEST_COPY / 8) > (PartSizes.MOST_PARTS - upload.number()) / 2;
        return many ? PartSizes.LARGEST_COPY : PartSizes.LARGEST_COPY / 8;
    }

    private void fetch(S3Source source, ByteRange range) {
        try (InputStream in = source.open(endpoint.operations(), range)) {
            long left = range.length();
            while (left > 0) {
                int room = room(left);
                int count = WriteSteps.read(in, buffer, buffered, (int) Math.min(room, left));
                if (count < 0) {
                    throw new StorageException(ErrorKind.UNEXPECTED, "the source of a copy ended early");
                }
                taken(count);
                left -= count;
            }
            requireEnd(in);
        } catch (IOException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "reading the source of a copy failed", false, null, e);
        }
    }

    /** Seeing the end gives the connection back. */
    private static void requireEnd(InputStream in) throws IOException {
        if (in.read() >= 0) {
            throw new StorageException(ErrorKind.UNEXPECTED, "the source of a copy sent more than asked for");
        }
    }

    /** Makes room for at least one byte, sending the buffer if it has the size of a part. */
    private int room(long wanted) {
        int size = sizes.of(upload.number());
        if (buffered >= size) {
            sendBuffer();
            size = sizes.of(upload.number());
        }
        if (buffered == buffer.length) {
            long first = upload.isBegun() ? size : Math.max(FIRST_BUFFER, Math.min(wanted, size));
            int capacity = (int) Math.min(size, Math.max(first, 2L * buffer.length));
            buffer = buffered == 0 ? upload.buffer(capacity) : Arrays.copyOf(buffer, capacity);
        }
        return Math.min(buffer.length, size) - buffered;
    }

    private void taken(int count) {
        buffered += count;
        position += count;
    }

    private void sendBuffer() {
        ByteBuffer content = ByteBuffer.wrap(buffer, 0, buffered);
        upload.send(buffer, unused -> RequestBody.of(content));
        buffer = new byte[0];
        buffered = 0;
    }

    @Override
    public @Nullable String commit() {
        steps.run(() -> {
            etag = publish();
            steps.end();
            return 0;
        });
        return etag;
    }

    private @Nullable String publish() {
        S3Source source = whole;
        if (source != null) {
            return source.copyTo(endpoint, target, headers, guard);
        }
        if (!upload.isBegun()) {
            upload.verifyTaken();
            ByteBuffer content = ByteBuffer.wrap(buffer, 0, buffered);
            return endpoint.operations()
                    .putObject(target, RequestBody.of(content), headers, guard)
                    .etag();
        }
        if (buffered > 0) {
            sendBuffer();
        }
        return upload.complete(guard);
    }

    @Override
    public void abort() {
        if (steps.end()) {
            upload.abort();
            buffer = new byte[0];
        }
    }
}
