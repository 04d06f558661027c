package org.elasto.cli;

import java.util.List;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;

/** Copies or moves what was named to where it was to go: files, and with -r directories with all below. */
final class Copying {

    private final Session session;
    private final String command;
    private final CopyFlags flags;
    private final boolean move;
    private final Transfers transfers;

    /**
     * Prepares copies.
     *
     * @param move whether sources are removed
     */
    Copying(Session session, String command, CopyFlags flags, Transfers.Options options, boolean move) {
        this.session = session;
        this.command = command;
        this.flags = flags;
        this.move = move;
        this.transfers = new Transfers(session, options);
    }

    /** Copies each; several, or what a pattern stands for, go into a directory. */
    ExitCode run(List<String> sources, Operand target) {
        boolean many = sources.size() > 1 || (sources.size() == 1 && session.glob(sources.get(0)) != null);
        if (many && !Targets.isDirectory(target)) {
            throw CliException.usage(
                    target.shown() + " is no directory; several things go into one, whose name ends with a slash");
        }
        boolean[] failed = new boolean[1];
        ExitCode exit = session.eachMatch(command, sources, match -> failed[0] |= !copy(match, target));
        return failed[0] ? ExitCode.SOME_FAILED : exit;
    }

    /** False if some of it could not be copied; why has been told. */
    private boolean copy(Match match, Operand target) {
        Operand source = match.operand();
        boolean directory = isDirectory(match);
        if (directory && flags.recursive()) {
            return tree(source, Targets.directoryUnder(target, source));
        }
        if (directory) {
            throw Transfers.directory(source);
        }
        Operand to = Targets.under(target, source);
        if (flags.explain()) {
            FileStat stat = session.client().stat(source.uri());
            session.printer()
                    .plan(transfers.explain(command, List.of(new Transfers.Pair(source.uri(), stat, to.uri()))));
        }
        if (flags.dryRun()) {
            rehearse(source, to);
            return true;
        }
        long bytes = move ? transfers.move(source, to) : transfers.copy(source, to);
        session.printer().done(new Printer.Done(command, source.shown(), to.shown(), bytes));
        return true;
    }

    private boolean isDirectory(Match match) {
        if (match.listed() != null) {
            return match.listed().stat().type() != FileType.FILE;
        }
        Operand source = match.operand();
        if (source.uri().looksLikeDirectory()) {
            return true;
        }
        return flags.recursive() && session.client().stat(source.uri()).type() != FileType.FILE;
    }

    private boolean tree(Operand source, Operand target) {
        if (flags.explain() || flags.dryRun()) {
            List<Transfers.Pair> pairs = transfers.list(source, target);
            if (flags.explain()) {
                session.printer().plan(transfers.explain(command, pairs));
            }
            if (flags.dryRun()) {
                pairs.forEach(pair -> session.printer().planned(pair.planned(command)));
                return true;
            }
        }
        return transfers
                        .tree(source, target, move, new TreeReport(session, command))
                        .failed()
                == 0;
    }

    /** Looks whether it would work. */
    private void rehearse(Operand source, Operand target) {
        FileStat stat = session.client().stat(source.uri());
        if (!flags.force()) {
            Absence.require(session, target);
        }
        session.printer()
                .planned(new Printer.Done(
                        command, source.shown(), target.shown(), stat.size().orElse(-1)));
    }
}
