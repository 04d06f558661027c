package org.elasto.cli;

import java.util.ArrayList;
import java.util.List;
import org.elasto.client.transfer.PendingTransfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with transfers that were interrupted. */
@Command(
        name = "resume",
        description = "Go on with transfers that were interrupted or killed; what has arrived is not sent again.")
final class ResumeCommand extends StorageCommand {

    @Option(names = "--list", description = "Only list them.")
    private boolean list;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Which; default: all there are.")
    private List<String> ids = List.of();

    @Override
    ExitCode run(Session session) {
        Transfers transfers = new Transfers(session, Transfers.Options.of(false));
        List<PendingTransfer> all = chosen(transfers.pending());
        if (list) {
            all.forEach(session.printer()::pending);
            return ExitCode.OK;
        }
        List<String> names = all.stream().map(PendingTransfer::id).toList();
        return names.isEmpty()
                ? ExitCode.OK
                : session.each(name(), names, id -> {
                    PendingTransfer pending = all.get(names.indexOf(id));
                    long bytes = transfers.resume(pending);
                    session.printer()
                            .done(new Printer.Done(
                                    name(), Operand.shown(pending.source()), Operand.shown(pending.target()), bytes));
                });
    }

    private List<PendingTransfer> chosen(List<PendingTransfer> all) {
        if (ids.isEmpty()) {
            return all;
        }
        List<PendingTransfer> chosen = new ArrayList<>();
        for (String id : ids) {
            PendingTransfer found = all.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new CliException(Failure.local(
                            ExitCode.NOT_FOUND,
                            "NOT_FOUND",
                            "there is no unfinished transfer " + id + " that nobody is at work on")));
            chosen.add(found);
        }
        return chosen;
    }
}
