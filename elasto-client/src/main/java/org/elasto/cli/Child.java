package org.elasto.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that runs on our behalf, with our streams, until it ends or has to. */
final class Child {

    private static final long GRACE_SECONDS = 10;

    private final Session session;
    private @Nullable Process process;
    private boolean wasEnded;

    Child(Session session) {
        this.session = session;
    }

    /**
     * Runs a command to its end, and tells its exit code, as shells do: of one that was killed 128 and the signal.
     *
     * @param variables to add to those of our own process
     */
    int run(List<String> command, Map<String, String> variables) {
        Process started = start(command, variables);
        return session.interruption().during(started::destroy, () -> await(started));
    }

    private static int await(Process started) {
        try {
            return started.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            started.destroy();
            throw new IllegalStateException(e);
        }
    }

    private synchronized Process start(List<String> command, Map<String, String> variables) {
        if (wasEnded) {
            throw CliException.usage(command.get(0) + " was not started");
        }
        ProcessBuilder builder = session.process(command);
        builder.environment().putAll(variables);
        try {
            Process started = builder.start();
            process = started;
            return started;
        } catch (IOException e) {
            throw new CliException(Failure.local(ExitCode.USAGE, "USAGE", "cannot run it: " + e.getMessage()));
        }
    }

    /** Tells why it must not go on, and ends it: kindly, and after a while by force. */
    synchronized void end(Failure why) {
        wasEnded = true;
        session.printer().failure(why.withAdvice("the command that ran under it is ended"));
        Process running = process;
        if (running != null) {
            running.destroy();
            CompletableFuture<Process> unused = running.onExit()
                    .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> running.destroyForcibly());
        }
    }

    synchronized boolean wasEnded() {
        return wasEnded;
    }
}
