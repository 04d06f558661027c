package org.elasto.cli;

import java.util.List;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds up sizes. */
@Command(name = "du", description = "Add up the sizes of the files in each directory, and of all below it.")
final class DuCommand extends StorageCommand {

    @Option(names = "-s", description = "Only one line for each name.")
    private boolean summary;

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "No lines for directories deeper than N below the name; they are counted all the same.")
    private int depth = Integer.MAX_VALUE;

    @Option(names = "--bytes", description = "Exact sizes.")
    private boolean exact;

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to add up.")
    private List<String> names = List.of();

    private boolean failed;

    /** What has been added up. */
    private static final class Sum {

        private long bytes;
        private long files;

        void add(FileStat file) {
            bytes += file.size().orElse(0);
            files++;
        }

        void add(Sum other) {
            bytes += other.bytes;
            files += other.files;
        }
    }

    @Override
    ExitCode run(Session session) {
        if (depth < 0) {
            throw CliException.usage("a depth is not negative: " + depth);
        }
        depth = summary ? 0 : depth;
        ExitCode exit = session.eachMatch(name(), names, match -> add(session, match));
        return failed ? ExitCode.SOME_FAILED : exit;
    }

    private void add(Session session, Match match) {
        StorageUri uri = match.operand().uri();
        DirectoryEntry listed = match.listed();
        FileStat stat = listed == null ? session.client().stat(uri) : listed.stat();
        Sum sum = new Sum();
        if (stat.type() == FileType.FILE) {
            sum.add(stat);
            print(session, match.operand(), sum);
        } else {
            sum(session, match.operand());
        }
    }

    /** One line takes no look into each directory, where the service lists all below. */
    private void sum(Session session, Operand directory) {
        if (depth > 0 || directory.isLocal()) {
            walk(session, directory, 0);
            return;
        }
        Sum sum = new Sum();
        new Listing(session).eachFileBelow(directory.uri(), entry -> sum.add(entry.stat()));
        print(session, directory, sum);
    }

    private Sum walk(Session session, Operand directory, int level) {
        Sum sum = new Sum();
        new Listing(session).each(directory.uri(), "", entry -> {
            if (entry.stat().type() == FileType.FILE) {
                sum.add(entry.stat());
            } else if (Session.mayDescend(entry)) {
                sum.add(below(session, new Operand(directory.below(entry.name()).shown(), entry.uri()), level + 1));
            }
        });
        if (level <= depth) {
            print(session, directory, sum);
        }
        return sum;
    }

    /** What cannot be read does not keep the rest. */
    private Sum below(Session session, Operand directory, int level) {
        try {
            return walk(session, directory, level);
        } catch (StorageException e) {
            session.interruption().check();
            session.printer().failure(Failure.of(e).during(name()));
            failed = true;
            return new Sum();
        }
    }

    private void print(Session session, Operand operand, Sum sum) {
        session.printer().usage(new Printer.Usage(operand.shown(), operand.uri(), sum.bytes, sum.files, exact));
    }
}
