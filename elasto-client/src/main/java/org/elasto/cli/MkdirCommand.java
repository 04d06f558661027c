package org.elasto.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates buckets, and directories where they exist by themselves. */
@Command(name = "mkdir", description = "Create a bucket, a container or a directory.")
final class MkdirCommand extends StorageCommand {

    @Option(
            names = {"-L", "--location"},
            paramLabel = "LOCATION",
            description = "Where the service is to keep a bucket: its location constraint.")
    private @Nullable String location;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to create.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        Creation creation = new Creation(session, name(), location, dryRun);
        return session.each(name(), names, name -> creation.directory(session.operand(name)));
    }
}
