package org.elasto.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes bytes to standard output. */
@Command(name = "cat", description = "Write what is in files, or a part of it, to standard output.")
final class CatCommand extends StorageCommand {

    @Option(
            names = "--range",
            paramLabel = "A-B",
            description = "Only the bytes from A to B, counted from 0, both included; A- to the end; -N the last N.")
    private String range = "0-";

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to read.")
    private List<String> names = List.of();

    @Override
    Session.Shape shape() {
        return Session.Shape.BYTES;
    }

    @Override
    ExitCode run(Session session) {
        ByteSpan span = ByteSpan.parse(range);
        Transfers transfers = new Transfers(session, Transfers.Options.of(false));
        return session.eachMatch(name(), names, match -> transfers.download(match.operand(), span));
    }
}
