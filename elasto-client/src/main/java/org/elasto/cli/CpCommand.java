package org.elasto.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies; the service copies by itself where it can. */
@Command(
        name = "cp",
        description = "Copy a file from anywhere to anywhere. What exists already is kept, unless --force is given.")
final class CpCommand extends StorageCommand {

    @Mixin
    private CopyFlags flags = new CopyFlags();

    @Parameters(
            arity = "2..*",
            paramLabel = "SRC... DST",
            hideParamSyntax = true,
            description = {
                "What to copy, and last where to: a file, a bucket or a directory/; several things, or what a pattern"
                        + " stands for, go into one.",
                "With -r a directory whose name ends with a slash means what is in it."
            })
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        Operand target = session.operand(names.get(names.size() - 1));
        return new Copying(session, name(), flags, Transfers.Options.of(flags.force()), false)
                .run(names.subList(0, names.size() - 1), target);
    }
}
