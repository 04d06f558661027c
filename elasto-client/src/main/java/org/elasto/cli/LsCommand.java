package org.elasto.cli;

import java.util.List;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists roots, buckets and directories. */
@Command(name = "ls", description = "List buckets or containers, or what is in one or in a directory.")
final class LsCommand extends StorageCommand {

    @Option(names = "-l", description = "Show size and time, too.")
    private boolean details;

    @Option(
            names = {"-R", "-r", "--recursive"},
            description = "List all that is below, too.")
    private boolean recursive;

    @Parameters(
            paramLabel = "URI",
            arity = "1..*",
            description =
                    "What to list; s3:/// lists the buckets, abb:///account the containers. A pattern lists what matches.")
    private List<String> names = List.of();

    @Override
    Session.Shape shape() {
        return details ? Session.Shape.DETAILED_LINES : Session.Shape.LINES;
    }

    @Override
    ExitCode run(Session session) {
        return session.eachMatch(name(), names, match -> list(session, match));
    }

    private void list(Session session, Match match) {
        Operand operand = match.operand();
        StorageUri uri = operand.uri();
        DirectoryEntry listed = match.listed();
        if (listed != null) {
            entry(session, operand.shown(), listed);
            return;
        }
        if (!uri.looksLikeDirectory()) {
            FileStat stat = session.client().stat(uri);
            if (stat.type() == FileType.FILE) {
                session.printer().entry(operand.shown(), new DirectoryEntry(uri.name(), uri, stat));
                return;
            }
        }
        list(session, uri, "");
    }

    private void entry(Session session, String path, DirectoryEntry entry) {
        session.printer().entry(path, entry);
        if (recursive && Session.mayDescend(entry)) {
            list(session, entry.uri(), path + "/");
        }
    }

    private void list(Session session, StorageUri directory, String prefix) {
        new Listing(session).each(directory, "", entry -> entry(session, prefix + entry.name(), entry));
    }
}
