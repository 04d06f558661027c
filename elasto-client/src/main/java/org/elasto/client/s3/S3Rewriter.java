package org.elasto.client.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.ForeignFile;
import org.elasto.client.http.RequestBody;
import org.elasto.client.rewrite.PieceTable;
import org.elasto.client.rewrite.SpillFile;
import org.elasto.client.rewrite.WriteSteps;
import org.jspecify.annotations.Nullable;

/**
 * Changes one object anywhere. What is written waits for the commit, in memory as far as parallelism times the part size,
 * then in a temporary file; the commit sends it, and has the service copy what stays. Used by one thread.
 */
final class S3Rewriter implements S3Draft {

    private static final int FIRST_BUFFER = 4 << 10;

    private final S3Endpoint endpoint;
    private final ObjectRef target;
    private final ObjectHeaders headers;
    private final Conditions guard;
    private final S3Upload upload;
    private final PieceTable<S3Piece> pieces = new PieceTable<>(S3Piece.Zeros::new);
    private final WriteSteps steps;
    private byte[] buffer = new byte[0];
    private int buffered;
    private long bufferStart;
    private long inMemory;
    private @Nullable SpillFile spill;
    private @Nullable String etag;

    /**
     * Begins with the old version.
     *
     * @param old what stays where nothing is written; null to begin with nothing
     */
    S3Rewriter(S3Endpoint endpoint, ObjectRef target, ObjectHeaders headers, Conditions guard, @Nullable S3Source old) {
        this.endpoint = endpoint;
        this.target = target;
        this.headers = headers;
        this.guard = guard;
        this.upload = new S3Upload(endpoint, target, headers);
        this.steps = new WriteSteps(target, this::abort);
        if (old != null && old.info().size() > 0) {
            pieces.put(0, new S3Piece.Stored(old, 0, old.info().size()));
        }
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        steps.run(() -> {
            seek(offset);
            while (source.hasRemaining()) {
                int count = Math.min(room(source.remaining()), source.remaining());
                source.get(buffer, buffered, count);
                buffered += count;
            }
            return 0;
        });
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        return steps.run(() -> {
            seek(offset);
            long done = 0;
            while (length < 0 || done < length) {
                long left = length < 0 ? Long.MAX_VALUE : length - done;
                int room = room(Math.min(left, endpoint.config().partSize()));
                int count = WriteSteps.read(source, buffer, buffered, (int) Math.min(room, left));
                if (count < 0) {
                    break;
                }
                buffered += count;
                done += count;
            }
            return done;
        });
    }

    @Override
    public void copy(S3Source source, ByteRange range, long offset) {
        steps.run(() -> {
            flush();
            if (range.length() > 0) {
                pieces.put(offset, new S3Piece.Stored(source, range.offset(), range.length()));
            }
            return 0;
        });
    }

    @Override
    public void take(ForeignFile source, ByteRange range, long offset) {
        steps.run(() -> {
            flush();
            if (range.length() > 0) {
                upload.takes(source);
                pieces.put(offset, new S3Piece.Foreign(source, range.offset(), range.length()));
            }
            return 0;
        });
    }

    void resize(long size) {
        steps.run(() -> {
            flush();
            pieces.resize(size);
            return 0;
        });
    }

    /** Puts zeros over what there is of a range. */
    void clear(ByteRange range) {
        steps.run(() -> {
            flush();
            long end = Math.min(range.end(), pieces.size());
            if (end > range.offset()) {
                pieces.put(range.offset(), new S3Piece.Zeros(end - range.offset()));
            }
            return 0;
        });
    }

    private void seek(long offset) {
        if (offset != bufferStart + buffered) {
            flush();
            bufferStart = offset;
        }
    }

    /** Makes room for at least one byte. */
    private int room(long wanted) {
        int most = endpoint.config().partSize();
        if (buffered == most) {
            flush();
        }
        if (buffered == buffer.length) {
            long first = Math.max(FIRST_BUFFER, Math.min(wanted, most));
            buffer = Arrays.copyOf(buffer, (int) Math.min(most, Math.max(first, 2L * buffer.length)));
        }
        return buffer.length - buffered;
    }

    /** Makes a piece of what is in the buffer. */
    private void flush() {
        if (buffered == 0) {
            return;
        }
        byte[] bytes = buffered < buffer.length / 2 ? Arrays.copyOf(buffer, buffered) : buffer;
        pieces.put(bufferStart, new S3Piece.Fresh(bytes, 0, buffered));
        inMemory += bytes.length;
        bufferStart += buffered;
        buffer = new byte[0];
        buffered = 0;
        if (inMemory
                > (long) endpoint.config().parallelism() * endpoint.config().partSize()) {
            spill();
        }
    }

    private void spill() {
        SpillFile file = spill;
        if (file == null) {
            file = SpillFile.create();
            spill = file;
        }
        for (Map.Entry<Long, S3Piece> entry : pieces.byOffset().entrySet()) {
            if (entry.getValue() instanceof S3Piece.Fresh fresh) {
                long at = file.append(fresh.bytes(), fresh.start(), (int) fresh.length());
                pieces.put(entry.getKey(), new S3Piece.Spilled(file, at, fresh.length()));
            }
        }
        inMemory = 0;
    }

    @Override
    public @Nullable String commit() {
        steps.run(() -> {
            flush();
            etag = publish(pieces.all());
            steps.end();
            forget();
            return 0;
        });
        return etag;
    }

    private @Nullable String publish(List<S3Piece> all) {
        S3Source whole = whole(all);
        if (whole != null && (whole.info().size() <= PartSizes.LARGEST_COPY || whole.isAlready(target, headers))) {
            return whole.copyTo(endpoint, target, headers, guard);
        }
        List<S3Plan.Step> plan = S3Plan.of(all, endpoint.config().partSize());
        if (plan.isEmpty()) {
            return put(RequestBody.EMPTY);
        }
        if (plan.size() == 1 && plan.get(0) instanceof S3Plan.Upload only) {
            return put(S3Assembly.of(only.pieces(), new byte[(int) only.length()], endpoint.operations()));
        }
        for (S3Plan.Step step : plan) {
            if (step instanceof S3Plan.Copy copy) {
                S3Piece.Stored stored = copy.stored();
                upload.copy(stored.source(), new ByteRange(stored.offset(), stored.length()));
            } else if (step instanceof S3Plan.Upload sent) {
                byte[] memory = upload.buffer((int) sent.length());
                upload.send(memory, operations -> S3Assembly.of(sent.pieces(), memory, operations));
            }
        }
        return upload.complete(guard);
    }

    /** The object that all of this is, if it is one. */
    private static @Nullable S3Source whole(List<S3Piece> all) {
        return all.size() == 1
                        && all.get(0) instanceof S3Piece.Stored stored
                        && stored.length() == stored.source().info().size()
                ? stored.source()
                : null;
    }

    private @Nullable String put(RequestBody content) {
        upload.verifyTaken();
        return endpoint.operations().putObject(target, content, headers, guard).etag();
    }

    @Override
    public void abort() {
        if (steps.end()) {
            upload.abort();
            forget();
        }
    }

    private void forget() {
        buffer = new byte[0];
        SpillFile file = spill;
        if (file != null) {
            file.close();
        }
    }
}
