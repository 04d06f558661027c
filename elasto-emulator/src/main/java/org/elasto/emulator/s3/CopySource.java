package org.elasto.emulator.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/** The object that {@code x-amz-copy-source} names. A pure value. */
record CopySource(String bucket, String key) {

    private static final String HEADER = "x-amz-copy-source";
    private static final String VERSION = "?versionId=";

    /** @throws S3Exception InvalidArgument */
    static CopySource of(S3Call call) {
        String header = call.request().header(HEADER);
        String source = header == null ? "" : header;
        String path = source;
        int version = path.lastIndexOf(VERSION);
        if (version >= 0) {
            String id = path.substring(version + VERSION.length());
            if (!id.equals("null")) {
                throw Parameters.invalid(HEADER, source, "Invalid version id specified");
            }
            path = path.substring(0, version);
        }
        String decoded = decode(path);
        if (decoded == null) {
            throw Parameters.invalid(HEADER, source, "Invalid copy source encoding.");
        }
        int start = decoded.startsWith("/") ? 1 : 0;
        int slash = decoded.indexOf('/', start);
        if (slash <= start) {
            throw Parameters.invalid(
                    HEADER, source, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        if (slash == decoded.length() - 1) {
            throw Parameters.invalid(HEADER, source, "Invalid copy source object key");
        }
        return new CopySource(decoded.substring(start, slash), decoded.substring(slash + 1));
    }

    /**
     * The object as it is now.
     *
     * @throws S3Exception NoSuchBucket, AccessDenied, NoSuchKey, or PreconditionFailed by a condition on the source
     */
    Entry read(S3Call call, World world) {
        Entry object = Buckets.object(Buckets.require(world, bucket, call.caller()), key);
        Condition failing = Conditions.ofCopySource(call.request())
                .failing(
                        Buckets.attributes(object),
                        call.context().timestamps().now(),
                        call.context().settings().dialect());
        if (failing != null) {
            throw WriteConditions.failed(HEADER + '-' + failing.header());
        }
        return object;
    }

    boolean isSameAs(S3Target target) {
        return bucket.equals(target.bucket()) && key.equals(target.key());
    }

    /** Percent-decodes a header value, one character a byte; null unless it is UTF-8. */
    private static @Nullable String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low < 0) {
                return null;
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
