package org.elasto.emulator.s3;

import java.util.List;
import java.util.Locale;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request is on: the service, a bucket, or an object in a bucket. Immutable.
 *
 * @param bucket empty for the service
 * @param key empty for a bucket; byte-exact otherwise, decoded once
 * @param query what follows the question mark
 * @param path the whole path decoded, as the signature sees it
 */
record S3Target(String bucket, String key, S3Query query, String path) {

    /** Bytes of UTF-8 that a key may have. */
    private static final int KEY_LIMIT = 1024;

    /**
     * Reads path and Host header: {@code /bucket/key}, or {@code /key} where the host is {@code bucket.SUFFIX} or one that
     * Amazon gives to buckets.
     *
     * @throws S3Exception InvalidURI or KeyTooLongError
     */
    static S3Target of(Request request, S3Settings settings) {
        String raw = request.rawPath();
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw new S3Exception(S3Error.INVALID_URI);
        }
        S3Query query = S3Query.of(request.rawQuery());
        String path = UriText.decode(raw, 0, raw.length(), false);
        String hosted = bucketOfHost(request.header("Host"), settings.hostSuffixes());
        if (hosted != null) {
            return new S3Target(hosted, checked(path.substring(1)), query, path);
        }
        // The first raw slash ends the bucket: an encoded one belongs to the name, and makes it an invalid one.
        int slash = raw.indexOf('/', 1);
        if (slash < 0) {
            return new S3Target(path.substring(1), "", query, path);
        }
        String bucket = UriText.decode(raw, 1, slash, false);
        return new S3Target(bucket, checked(UriText.decode(raw, slash + 1, raw.length(), false)), query, path);
    }

    private static String checked(String key) {
        int length = key.length();
        int bytes = 0;
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            if (c == 0) {
                throw new S3Exception(S3Error.INVALID_URI);
            }
            // Each half of a surrogate pair stands for two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        if (bytes > KEY_LIMIT) {
            throw new S3Exception(S3Error.KEY_TOO_LONG_ERROR)
                    .with("Size", bytes)
                    .with("MaxSizeAllowed", KEY_LIMIT);
        }
        return key;
    }

    private static @Nullable String bucketOfHost(@Nullable String header, List<String> suffixes) {
        if (header == null) {
            return null;
        }
        int colon = header.indexOf(':');
        int end = colon < 0 ? header.length() : colon;
        for (String suffix : suffixes) {
            int dot = end - suffix.length() - 1;
            if (dot > 0
                    && header.charAt(dot) == '.'
                    && header.regionMatches(true, dot + 1, suffix, 0, suffix.length())) {
                return header.substring(0, dot).toLowerCase(Locale.ROOT);
            }
        }
        String bucket = AmazonHost.bucketOf(header.substring(0, end));
        return bucket == null || bucket.isEmpty() ? null : bucket;
    }

    /** Whether the bucket stands in the host, and the key alone in the path. */
    boolean isHosted() {
        return !bucket.isEmpty() && path.length() == key.length() + 1;
    }
}
