package org.elasto.conformance;

import java.net.URI;
import java.util.Set;

/**
 * A server under test.
 *
 * @param name as the matrix shows it
 * @param dialect whose answers are expected where services differ: {@code aws} or {@code rgw}
 * @param known what it is known to get wrong, as {@code Class.method}; see {@link KnownDifferences}
 */
public record Target(
        String name,
        URI endpoint,
        String accessKey,
        String secretKey,
        String region,
        String dialect,
        Set<String> known) {

    @Override
    public String toString() {
        return name;
    }
}
