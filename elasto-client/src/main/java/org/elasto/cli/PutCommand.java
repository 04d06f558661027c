package org.elasto.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads. */
@Command(name = "put", description = "Upload a file. What exists already is kept, unless --force is given.")
final class PutCommand extends StorageCommand {

    @Mixin
    private CopyFlags flags = new CopyFlags();

    @Option(names = "--content-type", paramLabel = "TYPE", description = "Media type, such as text/plain.")
    private @Nullable String contentType;

    @Option(names = "--metadata", paramLabel = "NAME=VALUE", description = "Metadata of your own; repeatable.")
    private @Nullable Map<String, String> metadata;

    @Parameters(
            arity = "2..*",
            paramLabel = "FILE... URI",
            hideParamSyntax = true,
            description = {
                "What to upload, - is standard input; and last where to: a bucket, or a URI that ends with a slash, takes"
                        + " the file's name, and several files.",
                "With -r a directory whose name ends with a slash means what is in it."
            })
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        List<String> files = names.subList(0, names.size() - 1);
        Operand target = session.operand(names.get(names.size() - 1));
        Transfers.Options options = new Transfers.Options(flags.force(), contentType, metadata);
        if (!files.contains(Operand.STANDARD_STREAM)) {
            return new Copying(session, name(), flags, options, false).run(files, target);
        }
        if (files.size() > 1 || Targets.isDirectory(target)) {
            throw CliException.usage("standard input has no name; give the whole URI");
        }
        Printer.Done done = new Printer.Done(name(), Operand.STANDARD_STREAM, target.shown(), -1);
        if (flags.dryRun()) {
            session.printer().planned(done);
            return ExitCode.OK;
        }
        long bytes = new Transfers(session, options).upload(session.in(), target);
        session.printer().done(new Printer.Done(name(), done.source(), done.target(), bytes));
        return ExitCode.OK;
    }
}
