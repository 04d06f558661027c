package org.elasto.conformance;

import java.net.URI;

/**
 * An S3 server under test.
 *
 * @param name as the matrix shows it
 * @param dialect whose answers are expected where services differ: {@code aws} or {@code rgw}
 */
public record Target(String name, URI endpoint, String accessKey, String secretKey, String region, String dialect) {

    @Override
    public String toString() {
        return name;
    }
}
