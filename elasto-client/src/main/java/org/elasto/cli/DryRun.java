package org.elasto.cli;

import picocli.CommandLine.Option;

/** Lets a command tell what it would do: for those that change something. */
final class DryRun {

    @Option(names = "--dry-run", description = "Only tell what would be done; send nothing that changes anything.")
    private boolean asked;

    boolean asked() {
        return asked;
    }

    /** Does something and tells, or tells what would be done. */
    void run(Session session, Printer.Done done, Runnable action) {
        if (asked) {
            session.printer().planned(done);
        } else {
            action.run();
            session.printer().done(done);
        }
    }
}
