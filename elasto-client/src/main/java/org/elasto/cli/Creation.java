package org.elasto.cli;

import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts, containers and directories, which must not be there yet.
 *
 * @param command on whose behalf
 * @param location where the service is to keep them; null leaves it to the service
 */
record Creation(Session session, String command, @Nullable String location, DryRun dryRun) {

    void directory(Operand operand) {
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE, OpenFlag.EXCLUSIVE, OpenFlag.DIRECTORY)
                .withLocation(location);
        make(operand, () -> session.client().open(operand.uri(), options).close());
    }

    /** Does what makes it, or in a dry run only looks that it is not there. */
    void make(Operand operand, Runnable action) {
        if (dryRun.asked()) {
            Absence.require(session, operand);
        }
        dryRun.run(session, Printer.Done.of(command, operand.shown()), action);
    }
}
