package org.elasto.conformance.wire;

import org.elasto.conformance.Target;
import org.jspecify.annotations.Nullable;

/** One racer's connection, kept as long as the server keeps it. Not thread-safe. */
final class Lane implements AutoCloseable {

    private final Target target;
    private @Nullable WireConnection connection;

    Lane(Target target) {
        this.target = target;
    }

    /** Sends a signed request; never twice, for what became of the first one is what a race is about. */
    WireAnswer send(WireRequest request) {
        WireConnection open = connection == null ? WireConnection.open(target.endpoint()) : connection;
        connection = open;
        boolean kept = false;
        try {
            WireAnswer answer = open.send(request);
            kept = !"close".equalsIgnoreCase(answer.header("Connection"));
            return answer;
        } finally {
            if (!kept) {
                close();
            }
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
