package org.elasto.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.elasto.client.Capability;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command while holding a lock. */
@Command(
        name = "run",
        description = {
            "Run a command while holding a lock that renews itself: a lease, or on S3 an object beside what is locked.",
            "The command finds the id of the lease in ELASTO_LEASE_ID. If the lock is lost the command is ended. The exit"
                    + " code is the command's; 5 if the lock was lost and the command says that all is well."
        })
final class LeaseRunCommand extends StorageCommand {

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "How long to wait while somebody else holds it; default: not at all.")
    private String waiting = "0";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description =
                    "How long it holds when its holder is gone: 15s to 60s, or infinite; default: 30s, for a file of"
                            + " Azure Files infinite.")
    private @Nullable String duration;

    @Parameters(index = "0", paramLabel = "URI", description = "What to lock.")
    private String uri = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "What to run, behind --.")
    private List<String> command = List.of();

    private int ended;

    /** What is printed is the command's. */
    @Override
    Session.Shape shape() {
        return Session.Shape.BYTES;
    }

    @Override
    int code(ExitCode exit) {
        return exit == ExitCode.OK ? ended : exit.code();
    }

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        Child child = new Child(session);
        LockOptions options = LockOptions.PRESET
                .withWaiting(TimeSpan.parse(waiting))
                .withListener((lost, cause) -> child.end(Failure.of(cause)));
        try (StorageLock lock = take(session, operand, options)) {
            ended = child.run(command, Map.of("ELASTO_LEASE_ID", lock.id()));
        }
        session.interruption().check();
        return child.wasEnded() && ended == 0 ? ExitCode.CONFLICT : ExitCode.OK;
    }

    private StorageLock take(Session session, Operand operand, LockOptions options) {
        Thread waiter = Thread.currentThread();
        return session.interruption().during(waiter::interrupt, () -> lock(session, operand, options));
    }

    private StorageLock lock(Session session, Operand operand, LockOptions options) {
        String told = duration;
        Duration time = told == null ? options.duration() : Leases.duration(told);
        try {
            return session.client().lock(operand.uri(), options.withDuration(time));
        } catch (StorageException e) {
            // Files of a share are leased for ever, or not at all.
            boolean leases = session.client().capabilities(operand.uri()).contains(Capability.LEASES);
            if (told != null || e.kind() != ErrorKind.UNSUPPORTED || !leases) {
                throw e;
            }
            return session.client().lock(operand.uri(), options.withDuration(null));
        }
    }
}
