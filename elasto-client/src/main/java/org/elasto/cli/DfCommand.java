package org.elasto.cli;

import java.util.List;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how much room there is. */
@Command(name = "df", description = "Show how much a share or file system holds, and where a bucket or an account is.")
final class DfCommand extends StorageCommand {

    @Option(names = "--bytes", description = "Exact sizes.")
    private boolean exact;

    @Parameters(
            paramLabel = "URI",
            arity = "1..*",
            description = "What to look at: a root, container, directory or file.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        return session.eachMatch(name(), names, match -> {
            StorageUri uri = match.operand().uri();
            boolean file =
                    !uri.looksLikeDirectory() && session.client().stat(uri).type() == FileType.FILE;
            try (ElastoFile handle =
                    file ? session.client().open(uri) : session.client().open(uri, OpenFlag.DIRECTORY)) {
                session.printer().fileSystem(uri, handle.statfs(), exact);
            }
        });
    }
}
