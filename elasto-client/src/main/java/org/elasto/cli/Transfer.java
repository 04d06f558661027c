package org.elasto.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Moves the content of one file to another place. Nothing appears under the target's name before all of it is there. */
final class Transfer {

    private final Session session;
    private final Options options;

    /**
     * How to write the target.
     *
     * @param force whether an existing target is replaced
     * @param contentType its media type; null takes that of the source
     * @param metadata its metadata; null takes that of the source
     */
    record Options(
            boolean force,
            @Nullable String contentType,
            @Nullable Map<String, String> metadata) {

        static Options of(boolean force) {
            return new Options(force, null, null);
        }
    }

    Transfer(Session session, Options options) {
        this.session = session;
        this.options = options;
    }

    /**
     * Copies a file.
     *
     * @return the bytes moved
     */
    long copy(Operand source, Operand target) {
        if (SameFile.is(source, target, session.endpointAuthority())) {
            throw CliException.usage(source.shown() + " and " + target.shown() + " are the same");
        }
        try (ElastoFile from = session.client().open(source.uri())) {
            FileStat stat = from.stat();
            if (stat.type() != FileType.FILE) {
                throw directory(source);
            }
            long size = stat.size().orElse(-1);
            if (target.isLocal()) {
                return new LocalTarget(target.path(), options.force()).receive(file -> {
                    try (InputStream bytes = whole(from, size);
                            Progress progress = session.progress(source.shown(), size)) {
                        session.pump(bytes, file, progress);
                        return expect(source, size, progress.done());
                    }
                });
            }
            OpenOptions open = openOptions(stat);
            if (serverCopies(source, target)) {
                return splice(from, target, open, size);
            }
            try (InputStream bytes = whole(from, size)) {
                return write(source.shown(), bytes, target, open, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a stream to a file.
     *
     * @param name for progress and messages
     * @return the bytes moved
     */
    long upload(String name, InputStream bytes, Operand target) {
        return write(name, bytes, target, openOptions(null), -1);
    }

    /**
     * Writes a file, or a part of it, to standard output.
     *
     * @return the bytes written
     */
    long download(Operand source, ByteSpan span) {
        try (ElastoFile file = session.client().open(source.uri())) {
            long size = file.stat().size().orElse(-1);
            if (size == 0 && span.equals(ByteSpan.ALL)) {
                return 0; // no range of an empty file can be satisfied
            }
            long offset = span.offset(Math.max(0, size));
            try (InputStream bytes = file.read(offset, span.length());
                    Progress progress = session.progress(source.shown(), -1)) {
                session.pump(bytes, session.out(), progress);
                if (span.equals(ByteSpan.ALL)) {
                    expect(source, size, progress.done());
                }
                return progress.done();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream whole(ElastoFile file, long size) {
        return size == 0 ? InputStream.nullInputStream() : file.read(0, -1);
    }

    private boolean serverCopies(Operand source, Operand target) {
        return source.uri().scheme().equals(target.uri().scheme())
                && SameFile.sameEndpoint(source.uri(), target.uri(), session.endpointAuthority())
                && session.client().capabilities(target.uri()).contains(Capability.SPLICE);
    }

    private long splice(ElastoFile from, Operand target, OpenOptions open, long size) {
        try (ElastoFile to = session.client().open(target.uri(), open)) {
            session.interruption().check();
            if (size > 0) {
                to.splice(from, new ByteRange(0, size), 0);
            }
            session.interruption().check();
            to.commit();
            return size;
        }
    }

    private long write(String name, InputStream bytes, Operand target, OpenOptions open, long size) {
        try (ElastoFile to = session.client().open(target.uri(), open);
                Progress progress = session.progress(name, size)) {
            long written = to.write(0, new Watched(bytes, session.interruption(), progress), size);
            session.interruption().check();
            expect(new Operand(name, target.uri()), size, written);
            to.commit();
            return written;
        }
    }

    private OpenOptions openOptions(@Nullable FileStat source) {
        OpenFlag existing = options.force() ? OpenFlag.TRUNCATE : OpenFlag.EXCLUSIVE;
        OpenOptions open = OpenOptions.of(OpenFlag.CREATE, existing);
        String contentType =
                options.contentType() != null || source == null ? options.contentType() : source.contentType();
        Map<String, String> metadata =
                options.metadata() != null || source == null ? options.metadata() : source.metadata();
        return open.withContentType(contentType).withMetadata(metadata == null ? Map.of() : metadata);
    }

    /** Half a file must not pass for the whole. */
    private static long expect(Operand source, long size, long moved) {
        if (size >= 0 && size != moved) {
            throw new CliException(Failure.local(
                    ExitCode.INTEGRITY,
                    "INTEGRITY",
                    source.shown() + " ended after " + moved + " bytes, but should have " + size
                            + "; was it changed meanwhile?"));
        }
        return moved;
    }

    static StorageException directory(Operand operand) {
        return new StorageException(
                ErrorKind.INVALID_ARGUMENT, operand.shown() + " is a directory; only single files are copied");
    }

    /** Counts the bytes that are taken, and ends the transfer when asked to. */
    private static final class Watched extends FilterInputStream {

        private final Interruption interruption;
        private final Progress progress;

        Watched(InputStream in, Interruption interruption, Progress progress) {
            super(in);
            this.interruption = interruption;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            interruption.check();
            int value = in.read();
            progress.advance(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            interruption.check();
            int n = in.read(bytes, offset, length);
            progress.advance(Math.max(0, n));
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
