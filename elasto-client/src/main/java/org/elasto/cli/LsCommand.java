package org.elasto.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
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
            description = "What to list; s3:/// lists the buckets, abb:///account the containers.")
    private List<String> names = List.of();

    @Override
    Session.Shape shape() {
        return details ? Session.Shape.DETAILED_LINES : Session.Shape.LINES;
    }

    @Override
    ExitCode run(Session session) {
        return session.each(name(), names, name -> list(session, session.operand(name)));
    }

    private void list(Session session, Operand operand) {
        StorageUri uri = operand.uri();
        if (!uri.looksLikeDirectory()) {
            FileStat stat = session.client().stat(uri);
            if (stat.type() == FileType.FILE) {
                session.printer().entry(operand.shown(), new DirectoryEntry(uri.name(), uri, stat));
                return;
            }
        }
        list(session, uri, "");
    }

    /** Services list in order, and may have no end; a local directory comes in any order, but fits into memory. */
    private static Stream<DirectoryEntry> sorted(StorageUri directory, Stream<DirectoryEntry> entries) {
        return directory.scheme().equals("file") ? entries.sorted(Comparator.comparing(DirectoryEntry::name)) : entries;
    }

    private void list(Session session, StorageUri directory, String prefix) {
        try (ElastoFile handle = session.client().open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = handle.readdir()) {
            sorted(directory, entries).forEach(entry -> {
                session.interruption().check();
                String path = prefix + entry.name();
                session.printer().entry(path, entry);
                if (recursive && Session.mayDescend(entry)) {
                    list(session, entry.uri(), path + "/");
                }
            });
        }
    }
}
