package org.elasto.cli;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes files, trees and buckets. */
@Command(
        name = "rm",
        description = "Remove files and empty directories; with -r all that is below; with --force buckets, too.")
final class RmCommand extends StorageCommand {

    @Option(
            names = {"-r", "-R", "--recursive"},
            description = "Remove all that is below, too.")
    private boolean recursive;

    @Option(
            names = {"-f", "--force"},
            description = "Remove buckets.")
    private boolean force;

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to remove.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        List<Operand> operands = names.stream().map(session::operand).toList();
        operands.forEach(this::refuse); // before anything is gone
        Removal removal = new Removal(session);
        ExitCode exit = session.each(name(), names, name -> removal.remove(session.operand(name)));
        return removal.failed ? ExitCode.SOME_FAILED : exit;
    }

    private void refuse(Operand operand) {
        StorageUri uri = operand.uri();
        if (uri.isRoot() || (operand.isLocal() && operand.path().normalize().getNameCount() == 0)) {
            throw CliException.usage(operand.shown() + " is the root; that is not removed");
        }
        if (uri.key().isEmpty() && !force) {
            throw CliException.usage(operand.shown() + " is a bucket; give --force if it is to go"
                    + (recursive ? " with all it holds" : ""));
        }
    }

    /** Goes through what is to be removed; one failure does not keep the rest. */
    private final class Removal {

        private final Session session;
        private boolean failed;

        Removal(Session session) {
            this.session = session;
        }

        void remove(Operand operand) {
            StorageUri uri = operand.uri();
            if (recursive && isTree(uri)) {
                boolean failedBefore = failed;
                failed = false;
                empty(uri);
                if (!failed) {
                    removeDirectory(uri);
                    done(uri);
                }
                failed |= failedBefore;
                return;
            }
            session.client().remove(uri);
            done(uri);
        }

        private boolean isTree(StorageUri uri) {
            FileType type = session.client().stat(uri).type();
            return type != FileType.FILE && Session.mayDescend(uri);
        }

        private void empty(StorageUri directory) {
            try (ElastoFile handle = session.client().open(directory, OpenFlag.DIRECTORY);
                    Stream<DirectoryEntry> entries = handle.readdir()) {
                entries.forEach(entry -> {
                    session.interruption().check();
                    try {
                        removeEntry(entry);
                    } catch (StorageException e) {
                        failed = true;
                        session.printer().failure(Failure.of(e).during(name()));
                    }
                });
            }
        }

        private void removeEntry(DirectoryEntry entry) {
            if (Session.mayDescend(entry)) {
                empty(entry.uri());
                if (!failed) {
                    removeDirectory(entry.uri());
                }
            } else {
                session.client().remove(entry.uri());
                done(entry.uri());
            }
        }

        /** In an object store a directory without a marker is gone with the last thing in it. */
        private void removeDirectory(StorageUri uri) {
            try {
                session.client().remove(uri);
            } catch (StorageException e) {
                if (e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
            }
        }

        private void done(StorageUri uri) {
            session.printer().done(new Printer.Done(name(), uri.toString(), null, -1));
        }
    }
}
