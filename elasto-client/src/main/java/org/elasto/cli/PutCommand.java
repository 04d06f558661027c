package org.elasto.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads. */
@Command(name = "put", description = "Upload a file. What exists already is kept, unless --force is given.")
final class PutCommand extends StorageCommand {

    @Option(
            names = {"-f", "--force"},
            description = "Replace what exists.")
    private boolean force;

    @Option(names = "--content-type", paramLabel = "TYPE", description = "Media type, such as text/plain.")
    private @Nullable String contentType;

    @Option(names = "--metadata", paramLabel = "NAME=VALUE", description = "Metadata of your own; repeatable.")
    private @Nullable Map<String, String> metadata;

    @Parameters(index = "0", paramLabel = "FILE", description = "What to upload; - is standard input.")
    private String file = "";

    @Parameters(
            index = "1",
            paramLabel = "URI",
            description = "Where to; a bucket, or a URI that ends with a slash, takes the file's name.")
    private String uri = "";

    @Override
    ExitCode run(Session session) {
        Operand target = session.operand(uri);
        Transfers transfers = new Transfers(session, new Transfers.Options(force, contentType, metadata));
        long bytes;
        if (file.equals(Operand.STANDARD_STREAM)) {
            if (Targets.isDirectory(target)) {
                throw CliException.usage("standard input has no name; give the whole URI");
            }
            bytes = transfers.upload(session.in(), target);
        } else {
            Operand source = session.operand(file);
            target = Targets.under(target, source);
            bytes = transfers.copy(source, target);
        }
        session.printer().done(new Printer.Done(name(), file, target.shown(), bytes));
        return ExitCode.OK;
    }
}
