package org.elasto.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on storage: it gets a session and says how it went; failures rise as exceptions. */
abstract class StorageCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public final Integer call() {
        ElastoCommand top = (ElastoCommand) spec.root().userObject();
        try (Session session = new Session(top.globals(), top.environment(), shape())) {
            ExitCode exit = run(session);
            session.printer().flush();
            return code(exit);
        }
    }

    /** What the command's standard output is for. */
    Session.Shape shape() {
        return Session.Shape.LINES;
    }

    /** What the shell gets. */
    int code(ExitCode exit) {
        return exit.code();
    }

    /** Does the work. */
    abstract ExitCode run(Session session);

    /** The command's name, for messages. */
    final String name() {
        return spec.name();
    }
}
