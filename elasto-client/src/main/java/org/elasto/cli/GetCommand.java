package org.elasto.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Downloads. */
@Command(name = "get", description = "Download a file. A local file that exists is kept, unless --force is given.")
final class GetCommand extends StorageCommand {

    @Mixin
    private CopyFlags flags = new CopyFlags();

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
        Transfers.Options options = Transfers.Options.of(flags.force());
        if (file.equals(Operand.STANDARD_STREAM)) {
            new Transfers(session, options).download(session.operand(uri), ByteSpan.ALL);
            return ExitCode.OK;
        }
        Operand target = session.operand(file);
        if (!target.isLocal()) {
            throw CliException.usage("get writes to a local file; cp copies to " + target.shown());
        }
        return new Copying(session, name(), flags, options, false).run(List.of(uri), target);
    }
}
