package org.elasto.client;

/** Makes the {@link Backend} of one scheme; found by {@link java.util.ServiceLoader}. */
public interface BackendProvider {

    /** The scheme of its URIs, in lower case. */
    String scheme();

    /** Makes a backend; must not send anything yet. */
    Backend create(ClientConfig config);
}
