package org.elasto.conformance.robustness;

import java.net.URI;

/**
 * The server under test and who may write to it. Plain HTTP only.
 *
 * @param secretKey never printed
 */
record Endpoint(String host, int port, String region, String accessKey, String secretKey) {

    static Endpoint of(URI uri, String region, String accessKey, String secretKey) {
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("an endpoint is http://HOST:PORT, not " + uri);
        }
        return new Endpoint(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), region, accessKey, secretKey);
    }

    URI uri() {
        return URI.create("http://" + authority());
    }

    String authority() {
        return host + ':' + port;
    }

    @Override
    public String toString() {
        return "http://" + authority();
    }
}
