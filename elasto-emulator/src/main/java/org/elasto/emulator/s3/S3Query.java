package org.elasto.emulator.s3;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request: decoded names and values in the order of arrival. Immutable.
 */
final class S3Query {

    static final S3Query EMPTY = new S3Query(new String[0], new boolean[0]);

    /** More than any request of S3 has; a bound on what one request can make us hold. */
    private static final int LIMIT = 256;

    /** Names and values in turn. */
    private final String[] pairs;

    /** Whether the pair had an equals sign. */
    private final boolean[] valued;

    private S3Query(String[] pairs, boolean[] valued) {
        this.pairs = pairs;
        this.valued = valued;
    }

    /**
     * Reads a query as received.
     *
     * @throws S3Exception InvalidURI
     */
    static S3Query of(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return EMPTY;
        }
        String[] pairs = new String[8];
        boolean[] valued = new boolean[4];
        int count = 0;
        int from = 0;
        while (from <= raw.length()) {
            int amp = raw.indexOf('&', from);
            int to = amp < 0 ? raw.length() : amp;
            if (to > from) {
                if (count == LIMIT) {
                    throw new S3Exception(S3Error.INVALID_URI);
                }
                if (2 * count == pairs.length) {
                    pairs = Arrays.copyOf(pairs, 2 * pairs.length);
                    valued = Arrays.copyOf(valued, 2 * valued.length);
                }
                int equals = raw.indexOf('=', from);
                boolean hasValue = equals >= 0 && equals < to;
                int nameEnd = hasValue ? equals : to;
                pairs[2 * count] = UriText.decode(raw, from, nameEnd, true);
                pairs[2 * count + 1] = hasValue ? UriText.decode(raw, equals + 1, to, true) : "";
                valued[count++] = hasValue;
            }
            from = to + 1;
        }
        return new S3Query(Arrays.copyOf(pairs, 2 * count), Arrays.copyOf(valued, count));
    }

    int size() {
        return valued.length;
    }

    String name(int index) {
        return pairs[2 * index];
    }

    /** The value; empty for a name without one. */
    String value(int index) {
        return pairs[2 * index + 1];
    }

    boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The first value of a name, or null if the name is not there. */
    @Nullable
    String first(String name) {
        int index = indexOf(name);
        return index < 0 ? null : value(index);
    }

    private int indexOf(String name) {
        for (int i = 0; i < valued.length; i++) {
            if (pairs[2 * i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
