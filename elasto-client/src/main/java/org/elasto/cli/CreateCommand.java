package org.elasto.cli;

import java.util.List;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates whatever a URI names. */
@Command(
        name = "create",
        description = {
            "Create what is not there yet: an account, a bucket or a container; a directory, whose name ends with a slash; or"
                    + " a file."
        })
final class CreateCommand extends StorageCommand {

    @Option(
            names = {"-L", "--location"},
            paramLabel = "LOCATION",
            description = "Where the service is to keep an account or a bucket: its location constraint.")
    private @Nullable String location;

    @Option(
            names = "--size",
            paramLabel = "N",
            description =
                    "How many bytes a file has, as 512, 4K, 10MiB or 10MB: a hole where there are holes, else zeros.")
    private @Nullable String size;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to create.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        String told = size;
        long bytes = told == null ? -1 : ByteSize.parse(told);
        Creation creation = new Creation(session, name(), location, dryRun);
        return session.each(name(), names, name -> {
            Operand operand = session.operand(name);
            if (!operand.uri().looksLikeDirectory()) {
                refuse(location != null, operand, "is a file; --location is for accounts and buckets");
                creation.make(operand, () -> file(session, operand, Math.max(0, bytes)));
            } else {
                refuse(bytes >= 0, operand, "is no file; --size is for files");
                creation.directory(operand);
            }
        });
    }

    private static void refuse(boolean wrong, Operand operand, String why) {
        if (wrong) {
            throw CliException.usage(operand.shown() + " " + why);
        }
    }

    /** What fails half-way is taken back. */
    private static void file(Session session, Operand operand, long bytes) {
        try (ElastoFile file =
                session.client().open(operand.uri(), OpenOptions.of(OpenFlag.CREATE, OpenFlag.EXCLUSIVE))) {
            boolean made = false;
            try {
                fill(session, file, bytes);
                file.commit();
                made = true;
            } finally {
                if (!made) {
                    takeBack(file);
                }
            }
        }
    }

    private static void fill(Session session, ElastoFile file, long bytes) {
        if (bytes == 0) {
            return;
        }
        if (file.capabilities().contains(Capability.SPARSE)) {
            file.truncate(bytes);
        } else {
            file.write(0, new Zeros(bytes, session.interruption()), bytes);
        }
    }

    /** An object store may not have published anything yet. */
    private static void takeBack(ElastoFile file) {
        if (file.capabilities().contains(Capability.WRITE_RANGE)) {
            try {
                file.unlink();
            } catch (StorageException e) {
                // What went wrong before is the greater news.
                System.getLogger(CreateCommand.class.getName())
                        .log(System.Logger.Level.DEBUG, "a file was left behind: {0}", file.uri());
            }
        }
    }
}
