package org.elasto.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads. */
@Command(name = "get", description = "Download a file. A local file that exists is kept, unless --force is given.")
final class GetCommand extends StorageCommand {

    @Option(
            names = {"-f", "--force"},
            description = "Replace a local file that exists.")
    private boolean force;

    @Parameters(index = "0", paramLabel = "URI", description = "What to download.")
    private String uri = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to: a file or a directory; - is standard output; default: this directory.")
    private String file = ".";

    @Override
    Session.Shape shape() {
        return file.equals(Operand.STANDARD_STREAM) ? Session.Shape.BYTES : Session.Shape.LINES;
    }

    @Override
    ExitCode run(Session session) {
        Operand source = session.operand(uri);
        Transfers transfers = new Transfers(session, Transfers.Options.of(force));
        if (file.equals(Operand.STANDARD_STREAM)) {
            transfers.download(source, ByteSpan.ALL);
            return ExitCode.OK;
        }
        Operand target = session.operand(file);
        if (!target.isLocal()) {
            throw CliException.usage("get writes to a local file; cp copies to " + target.shown());
        }
        target = Targets.under(target, source);
        long bytes = transfers.copy(source, target);
        session.printer().done(new Printer.Done(name(), source.shown(), target.shown(), bytes));
        return ExitCode.OK;
    }
}
