package org.elasto.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.watch.Change;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what changes. */
@Command(
        name = "watch",
        description = {
            "List a directory, or what a pattern matches, again and again, and tell what was created, changed and removed"
                    + " since. What is there at first is no news, nor what came and went between two looks."
        })
final class WatchCommand extends StorageCommand {

    /** So many entries are held in memory. */
    private static final int MOST = 100_000;

    @Option(
            names = {"-R", "-r", "--recursive"},
            description = "Watch all that is below, too.")
    private boolean recursive;

    @Option(names = "--interval", paramLabel = "TIME", description = "How long to wait between two looks; default: 2s.")
    private String interval = "2s";

    @Option(names = "--count", paramLabel = "N", description = "End after so many changes; default: never.")
    private @Nullable Long count;

    @Option(names = "--for", paramLabel = "TIME", description = "End after that time; default: never.")
    private @Nullable String time;

    @Parameters(paramLabel = "URI", description = "What to watch.")
    private String uri = "";

    private boolean failed;

    @Override
    ExitCode run(Session session) {
        Duration wait = TimeSpan.parse(interval);
        String told = time;
        long end = told == null ? Long.MAX_VALUE : TimeSpan.parse(told).toNanos();
        long left = count == null ? Long.MAX_VALUE : count;
        if (wait.isZero() || left <= 0) {
            throw CliException.usage("some time goes between two looks, and at least one change is waited for");
        }
        long start = session.nanoTime();
        Map<String, DirectoryEntry> before = look(session);
        while (left > 0 && session.nanoTime() - start < end) {
            session.printer().flush();
            long rest = end - (session.nanoTime() - start);
            session.interruption().pause(wait.toNanos() < rest ? wait : Duration.ofNanos(Math.max(0, rest)));
            Map<String, DirectoryEntry> seen = lookAgain(session, before);
            left -= tell(session, before, seen, left);
            before = seen;
        }
        return failed ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    private static long tell(
            Session session, Map<String, DirectoryEntry> before, Map<String, DirectoryEntry> seen, long most) {
        long[] told = new long[1];
        Change.between(marks(before), marks(seen), (change, path) -> {
            if (told[0] < most) {
                DirectoryEntry entry = change == Change.REMOVED ? before.get(path) : seen.get(path);
                session.printer().change(change, path, Objects.requireNonNull(entry));
                told[0]++;
            }
        });
        return told[0];
    }

    private static Map<String, Long> marks(Map<String, DirectoryEntry> entries) {
        Map<String, Long> marks = new LinkedHashMap<>();
        entries.forEach((path, entry) -> marks.put(path, Change.mark(entry.stat())));
        return marks;
    }

    /** In an object store a directory goes with its last file; and trouble may be over the next time. */
    private Map<String, DirectoryEntry> lookAgain(Session session, Map<String, DirectoryEntry> before) {
        try {
            return look(session);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return Map.of();
            }
            session.interruption().check();
            if (!e.retryable()) {
                throw e;
            }
            session.printer().failure(Failure.of(e).during(name()));
            failed = true;
            return before;
        }
    }

    private Map<String, DirectoryEntry> look(Session session) {
        Map<String, DirectoryEntry> entries = new LinkedHashMap<>();
        Glob glob = session.glob(uri);
        if (glob == null) {
            list(session, session.operand(uri), "", entries);
            return entries;
        }
        try {
            glob.each(session, match -> {
                DirectoryEntry listed = match.listed();
                if (listed != null) {
                    put(session, match.operand().shown(), listed, entries);
                }
            });
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
            return new HashMap<>();
        }
        return entries;
    }

    private void list(Session session, Operand directory, String prefix, Map<String, DirectoryEntry> entries) {
        new Listing(session).each(directory.uri(), "", entry -> put(session, prefix + entry.name(), entry, entries));
    }

    private void put(Session session, String path, DirectoryEntry entry, Map<String, DirectoryEntry> entries) {
        if (entries.size() == MOST) {
            throw CliException.usage("at most " + MOST + " entries can be watched; name a part of them");
        }
        entries.put(path, entry);
        if (recursive && Session.mayDescend(entry)) {
            list(session, new Operand(path, entry.uri()), path + "/", entries);
        }
    }
}
