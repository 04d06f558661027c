package org.elasto.client.http;

/** Signs a request for one attempt, with the time and the credentials of that moment. Thread-safe. */
@FunctionalInterface
public interface Signer {

    /** The signed request; the given one stays as it is. */
    HttpRequest sign(HttpRequest request);
}
