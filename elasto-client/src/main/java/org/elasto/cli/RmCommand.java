package org.elasto.cli;

import java.util.List;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes files, trees and buckets. */
@Command(
        name = "rm",
        aliases = "del",
        description = "Remove files and empty directories; with -r all that is below; with --force buckets, too.")
final class RmCommand extends StorageCommand {

    @Option(
            names = {"-r", "-R", "--recursive"},
            description = "Remove all that is below, too.")
    private boolean recursive;

    @Option(
            names = {"-f", "--force"},
            description = "Remove buckets and containers, and storage accounts that are empty.")
    private boolean force;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to remove.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        List<Operand> operands = names.stream().map(session::operand).toList();
        operands.forEach(this::refuse); // before anything is gone
        try (TreeRemoval removal = new TreeRemoval(session, dryRun.asked())) {
            ExitCode exit = session.eachMatch(name(), names, match -> {
                StorageUri uri = match.operand().uri();
                if (recursive) {
                    removal.removeTree(uri);
                } else {
                    removal.remove(uri);
                }
            });
            return removal.failed() ? ExitCode.SOME_FAILED : exit;
        }
    }

    private void refuse(Operand operand) {
        StorageUri uri = operand.uri();
        if (uri.isRoot() || (operand.isLocal() && operand.path().normalize().getNameCount() == 0)) {
            throw CliException.usage(operand.shown() + " is the root; that is not removed");
        }
        if (uri.holdsContainers() && (recursive || !force)) {
            throw CliException.usage(
                    operand.shown() + " is a storage account; remove what is in it, then give --force alone");
        }
        if (uri.isContainer() && !force) {
            throw CliException.usage(operand.shown() + " is a bucket or container; give --force if it is to go"
                    + (recursive ? " with all it holds" : ""));
        }
    }
}
