package org.elasto.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves: renames, or copies and then removes the source. */
@Command(
        name = "mv",
        description = {
            "Move a file from anywhere to anywhere: rename it, or copy it, then remove the source.",
            "What exists already is kept, unless --force is given."
        })
final class MvCommand extends StorageCommand {

    @Mixin
    private CopyFlags flags = new CopyFlags();

    @Parameters(
            arity = "2..*",
            paramLabel = "SRC... DST",
            hideParamSyntax = true,
            description = {
                "What to move, and last where to: a file, a bucket or a directory/; several things, or what a pattern"
                        + " stands for, go into one.",
                "With -r a directory whose name ends with a slash means what is in it."
            })
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        Operand target = session.operand(names.get(names.size() - 1));
        return new Copying(session, name(), flags, Transfers.Options.of(flags.force()), true)
                .run(names.subList(0, names.size() - 1), target);
    }
}
