package org.elasto.client.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Cancellation;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object in order. What fits into one part becomes one PutObject, what is a whole copy one CopyObject;
 * anything larger a multipart upload whose parts travel while the next is filled. Memory is bounded by parallelism plus
 * one parts. Nothing shows before {@link #commit}; {@link #abort} leaves nothing behind. Used by one thread.
 */
final class S3Writer {

    private static final int FIRST_BUFFER = 64 << 10;

    private final S3Operations operations;
    private final S3Operations stoppable;
    private final Cancellation stop = new Cancellation();
    private final ObjectRef target;
    private final ObjectHeaders headers;
    private final Conditions guard;
    private final PartSizes sizes;
    private final S3PartQueue parts;
    private byte[] buffer = new byte[0];
    private int buffered;
    private long position;
    private int number = 1;
    private @Nullable MultipartUpload upload;
    private @Nullable S3Source whole;
    private @Nullable S3Source copied;
    private @Nullable String etag;
    private boolean ended;

    S3Writer(S3Endpoint endpoint, ObjectRef target, ObjectHeaders headers, Conditions guard) {
        int partSize = endpoint.config().partSize();
        int parallelism = endpoint.config().parallelism();
        this.operations = endpoint.operations();
        this.stoppable = operations.within(operations.limits().withCancellation(stop));
        this.target = target;
        this.headers = headers;
        this.guard = guard;
        this.sizes = new PartSizes(partSize);
        this.parts = new S3PartQueue(endpoint.parts(), parallelism, (long) parallelism * partSize);
    }

    /** How many bytes have been written: where the next write goes. */
    long position() {
        return position;
    }

    void write(ByteBuffer source) {
        attempt(() -> {
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

    /** Takes so many bytes, or all there are if the length is -1. */
    long write(InputStream source, long length) {
        return attempt(() -> {
            materialize();
            if (length >= 0) {
                sizes.expect(buffered + length, number - 1);
            }
            long done = 0;
            while (length < 0 || done < length) {
                int room = room(length < 0 ? FIRST_BUFFER : length - done);
                int most = (int) (length < 0 ? room : Math.min(room, length - done));
                int count = read(source, most);
                if (count < 0) {
                    break;
                }
                taken(count);
                done += count;
            }
            return done;
        });
    }

    private int read(InputStream source, int most) {
        try {
            return source.read(buffer, buffered, most);
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "reading what is to be written failed: " + e.getMessage(), false, null, e);
        }
    }

    /**
     * Has the service copy part of another object behind what was written. Pieces too small for a part of their own are
     * read and sent.
     */
    void copy(S3Source source, ByteRange range) {
        attempt(() -> {
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
                sendCopy(source, new ByteRange(offset, count));
                offset += count;
            }
        }
    }

    /** Small enough that several travel at once, large enough that the parts suffice. */
    private long copySize(long left) {
        boolean many = left / (PartSizes.LARGEST_COPY / 8) > (PartSizes.MOST_PARTS - number) / 2;
        return many ? PartSizes.LARGEST_COPY : PartSizes.LARGEST_COPY / 8;
    }

    private void fetch(S3Source source, ByteRange range) {
        try (InputStream in = source.open(operations, range)) {
            long left = range.length();
            while (left > 0) {
                int room = room(left);
                int count = read(in, (int) Math.min(room, left));
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
        int size = sizes.of(number);
        if (buffered >= size) {
            sendBuffer();
            size = sizes.of(number);
        }
        if (buffered == buffer.length) {
            long first = number > 1 ? size : Math.max(FIRST_BUFFER, Math.min(wanted, size));
            int capacity = (int) Math.min(size, Math.max(first, 2L * buffer.length));
            buffer = buffered == 0 ? parts.buffer(capacity) : Arrays.copyOf(buffer, capacity);
        }
        return Math.min(buffer.length, size) - buffered;
    }

    private void taken(int count) {
        buffered += count;
        position += count;
    }

    private MultipartUpload upload() {
        MultipartUpload known = upload;
        if (known == null) {
            known = operations.createMultipartUpload(target, headers);
            upload = known;
        }
        return known;
    }

    private void sendBuffer() {
        PartSizes.requireNumber(number);
        MultipartUpload to = upload();
        int part = number++;
        ByteBuffer content = ByteBuffer.wrap(buffer, 0, buffered);
        parts.add(buffer, () -> stoppable.uploadPart(to, part, RequestBody.of(content)));
        buffer = new byte[0];
        buffered = 0;
    }

    private void sendCopy(S3Source source, ByteRange range) {
        PartSizes.requireNumber(number);
        MultipartUpload to = upload();
        int part = number++;
        parts.add(new byte[0], () -> stoppable.uploadPartCopy(to, part, source.object(), range, source.unchanged()));
        copied = source;
        position += range.length();
    }

    /** Publishes the object and tells its ETag, if the service does. */
    @Nullable
    String commit() {
        attempt(() -> {
            etag = publish();
            ended = true;
            return 0;
        });
        return etag;
    }

    private @Nullable String publish() {
        S3Source source = whole;
        if (source != null) {
            return source.copyTo(operations, target, headers, guard);
        }
        MultipartUpload sent = upload;
        if (sent == null) {
            ByteBuffer content = ByteBuffer.wrap(buffer, 0, buffered);
            return operations
                    .putObject(target, RequestBody.of(content), headers, guard)
                    .etag();
        }
        if (buffered > 0) {
            sendBuffer();
        }
        var arrived = parts.awaitAll();
        S3Source last = copied;
        if (last != null) {
            last.requireUnchanged(operations);
        }
        return operations.completeMultipartUpload(sent, arrived, guard).etag();
    }

    /** Drops everything; does nothing after a commit. */
    void abort() {
        if (ended) {
            return;
        }
        ended = true;
        stop.cancel();
        parts.drain();
        buffer = new byte[0];
        MultipartUpload begun = upload;
        if (begun == null) {
            return;
        }
        // An interrupt ends requests; this one is what cleans up after it.
        boolean interrupted = Thread.interrupted();
        try {
            operations.abortMultipartUpload(begun);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                System.getLogger(S3Writer.class.getName())
                        .log(System.Logger.Level.WARNING, "could not abort the upload of {0}: {1}", target, e.kind());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs a step; if it fails, however it fails, nothing can be published any more. */
    private long attempt(LongSupplier step) {
        if (ended) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "an earlier write of " + target + " failed; open it again");
        }
        boolean done = false;
        try {
            long result = step.getAsLong();
            done = true;
            return result;
        } finally {
            if (!done) {
                abort();
            }
        }
    }
}
