package org.elasto.cli;

import org.elasto.client.transfer.SyncOptions;
import org.elasto.client.transfer.TreeResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one directory like another. */
@Command(
        name = "sync",
        description = {
            "Make the files below one directory those below another: copy what has another size or was changed since it"
                    + " was copied.",
            "What differs is replaced; nothing is removed unless --delete is given."
        })
final class SyncCommand extends StorageCommand {

    @Option(names = "--delete", description = "Remove files of the target that the source does not have.")
    private boolean delete;

    @Option(
            names = "--checksum",
            description =
                    "Compare files of the same size by their checksums, not by their times; reads where no service"
                            + " knows one.")
    private boolean checksum;

    @Option(names = "--explain", description = "First tell how many requests and bytes the copies take.")
    private boolean explain;

    @Option(names = "--fail-on-nothing", description = "End with 9 if there was nothing to do.")
    private boolean failOnNothing;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(index = "0", paramLabel = "SRC", description = "The directory as it should be.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "DST", description = "The directory to change.")
    private String target = "";

    @Override
    ExitCode run(Session session) {
        Operand from = session.operand(source);
        Operand to = session.operand(target);
        Transfers transfers = new Transfers(session, Transfers.Options.of(true));
        SyncOptions how = new SyncOptions(delete, checksum, dryRun.asked());
        if (explain) {
            ExplainedSync plan = new ExplainedSync();
            TreeResult unused = transfers.sync(from, to, how.withDryRun(true), plan);
            session.printer().plan(transfers.explain(name(), plan.pairs()));
        }
        TreeResult result = transfers.sync(from, to, how, new TreeReport(session, name(), dryRun.asked()));
        session.printer().summary(new Printer.Summary(name(), dryRun.asked(), result));
        if (result.failed() > 0) {
            return ExitCode.SOME_FAILED;
        }
        return failOnNothing && result.copied() + result.removed() == 0 ? ExitCode.NOTHING_TO_DO : ExitCode.OK;
    }
}
