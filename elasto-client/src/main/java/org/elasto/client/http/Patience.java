package org.elasto.client.http;

import java.time.Duration;

/**
 * Short waits that only tests have reason to change.
 *
 * @param checkAfter how long a connection may lie idle before it is looked at to see whether the server hung up: a look
 *     takes up to a millisecond, but without one the first request after that would fail
 * @param forContinue how long a large body waits for {@code 100 Continue}; a server that knows nothing of it costs this
 *     much once per body
 */
record Patience(Duration checkAfter, Duration forContinue) {

    static final Patience DEFAULT = new Patience(Duration.ofMillis(300), Duration.ofSeconds(1));
}
