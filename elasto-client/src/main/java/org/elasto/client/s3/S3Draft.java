package org.elasto.client.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ForeignFile;
import org.jspecify.annotations.Nullable;

/** An object in the making. Nothing shows before {@link #commit}; {@link #abort} leaves nothing behind. */
sealed interface S3Draft permits S3Writer, S3Rewriter {

    void write(long offset, ByteBuffer source);

    /** Takes so many bytes, or all there are if the length is -1. */
    long write(long offset, InputStream source, long length);

    /** Has the service copy part of an object, as far as it can. */
    void copy(S3Source source, ByteRange range, long offset);

    /** Takes part of a file of another endpoint or backend, several ranges at once. */
    void take(ForeignFile source, ByteRange range, long offset);

    /** Publishes the object and tells its ETag, if the service does. */
    @Nullable
    String commit();

    /** Drops everything; does nothing after a commit. */
    void abort();
}
