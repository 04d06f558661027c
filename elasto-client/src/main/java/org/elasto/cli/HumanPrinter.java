package org.elasto.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.elasto.client.ByteRange;
import org.elasto.client.Cost;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.PendingTransfer;
import org.elasto.client.transfer.TreeResult;
import org.elasto.client.watch.Change;
import org.jspecify.annotations.Nullable;

/** Plain lines: results on standard output, failures on standard error. */
final class HumanPrinter implements Printer {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** Columns of what there is room for. */
    private static final String ROOM = "%14s %14s %14s %5s %14s  %-12s  %s%n";

    private static final String DIRECTORY = "\033[1;34m";
    private static final String PLAIN = "\033[0m";

    private final PrintStream out;
    private final PrintStream err;
    private final Style style;
    private boolean headed;

    /**
     * How much is told.
     *
     * @param details whether listings show size and time
     * @param quiet whether what has been done goes unmentioned
     * @param bytesOnly whether standard output carries a file's bytes, so that nothing else may go there
     * @param color whether directories stand out
     * @param zone tells the time zone of the times shown
     */
    record Style(boolean details, boolean quiet, boolean bytesOnly, boolean color, Supplier<ZoneId> zone) {}

    HumanPrinter(PrintStream out, PrintStream err, Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    @Override
    public void entry(String path, DirectoryEntry entry) {
        FileStat stat = entry.stat();
        String shown = Printable.escape(path);
        if (stat.type() != FileType.FILE) {
            shown = style.color() ? DIRECTORY + shown + PLAIN + "/" : shown + "/";
        }
        if (style.details()) {
            out.printf(Locale.ROOT, "%14s  %19s  %s%n", size(stat.size()), time(stat.modified()), shown);
        } else {
            out.println(shown);
        }
    }

    @Override
    public void stat(StorageUri uri, FileStat stat) {
        line("uri", uri.toString());
        line("type", stat.type().name().toLowerCase(Locale.ROOT));
        if (stat.size().isPresent()) {
            long bytes = stat.size().getAsLong();
            line("size", bytes < 1024 ? Long.toString(bytes) : bytes + " (" + ByteSize.format(bytes) + ")");
        }
        if (stat.modified() != null) {
            line("modified", stat.modified().toString());
        }
        line("etag", stat.etag());
        line("content-type", stat.contentType());
        line("location", stat.location());
        line("lease", stat.lease() == null ? null : stat.lease().name().toLowerCase(Locale.ROOT));
        line("tier", stat.tier());
        line("version", stat.version());
        new TreeMap<>(stat.metadata()).forEach((name, value) -> line("meta " + name, value));
    }

    private void line(String name, @Nullable String value) {
        if (value != null) {
            out.printf(Locale.ROOT, "%-13s %s%n", name + ":", Printable.escape(value));
        }
    }

    @Override
    public void range(ByteRange range) {
        out.printf(Locale.ROOT, "%14d %14d %14d%n", range.offset(), range.length(), range.end());
    }

    @Override
    public void usage(Usage usage) {
        out.printf(Locale.ROOT, "%14s  %s%n", bytes(usage.bytes(), usage.exact()), Printable.escape(usage.path()));
    }

    private static String bytes(long bytes, boolean exact) {
        return exact ? Long.toString(bytes) : ByteSize.format(bytes);
    }

    @Override
    public void fileSystem(StorageUri uri, FileSystemStat stat, boolean exact) {
        if (!headed) {
            out.printf(Locale.ROOT, ROOM, "total", "used", "available", "use%", "largest file", "location", "uri");
            headed = true;
        }
        boolean known = stat.total().isPresent() && stat.available().isPresent();
        long total = stat.total().orElse(0);
        long used = total - stat.available().orElse(0);
        out.printf(
                Locale.ROOT,
                ROOM,
                known ? bytes(total, exact) : "-",
                known ? bytes(used, exact) : "-",
                known ? bytes(total - used, exact) : "-",
                known && total > 0 ? Math.round(100.0 * used / total) + "%" : "-",
                stat.maximumFileSize() == Long.MAX_VALUE ? "-" : bytes(stat.maximumFileSize(), exact),
                stat.locations().isEmpty() ? "-" : Printable.escape(String.join(",", stat.locations())),
                uri);
    }

    @Override
    public void url(Presigned url) {
        out.println(url.url());
    }

    @Override
    public void version(FileVersion version) {
        String kind = version.current() ? "current" : version.kind().name().toLowerCase(Locale.ROOT);
        out.printf(
                Locale.ROOT,
                "%14s  %19s  %-8s  %s  %s%n",
                size(version.stat().size()),
                time(version.stat().modified()),
                version.current() && version.kind() == FileVersion.Kind.DELETION ? "deletion" : kind,
                version.id() == null ? "-" : Printable.escape(version.id()),
                version.uri());
    }

    @Override
    public void change(Change change, String path, DirectoryEntry entry) {
        String slash = entry.stat().type() == FileType.FILE ? "" : "/";
        out.println(change.name().toLowerCase(Locale.ROOT) + ": " + Printable.escape(path) + slash);
    }

    /** Of one that was taken only the id, which is what scripts want. */
    @Override
    public void lease(Leased leased) {
        String id = leased.id();
        if (id != null) {
            out.println(id);
        } else if (!style.quiet()) {
            String end = leased.seconds() == 0 ? "ended" : "ends in " + leased.seconds() + " s";
            out.println(leased.command() + ": " + leased.uri() + " (" + end + ")");
        }
    }

    @Override
    public void done(Done done) {
        if (!style.quiet() && !style.bytesOnly()) {
            out.println(line(done));
        }
    }

    @Override
    public void planned(Done done) {
        out.println("would " + line(done));
    }

    /** Also with --quiet, for it was asked for. */
    @Override
    public void plan(Plan plan) {
        Cost cost = plan.cost();
        StringBuilder line = new StringBuilder(plan.command())
                .append(": ")
                .append(count(plan.files(), "file"))
                .append(", ")
                .append(count(cost.requests(), "request"));
        bytes(line, cost.sent(), "up");
        bytes(line, cost.received(), "down");
        bytes(line, cost.copied(), "copied by the service");
        err.println(line);
    }

    private static void bytes(StringBuilder line, long bytes, String how) {
        if (bytes > 0) {
            line.append(", ").append(ByteSize.format(bytes)).append(' ').append(how);
        }
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public void summary(Summary summary) {
        if (style.quiet()) {
            return;
        }
        TreeResult result = summary.result();
        StringBuilder line = new StringBuilder(summary.command())
                .append(": ")
                .append(count(result.copied(), "file"))
                .append(summary.rehearsal() ? " to copy (" : " copied (")
                .append(ByteSize.format(result.bytes()))
                .append("), ")
                .append(result.same())
                .append(" the same");
        if (result.removed() > 0) {
            line.append(", ").append(result.removed()).append(summary.rehearsal() ? " to remove" : " removed");
        }
        if (result.failed() > 0) {
            line.append(", ").append(result.failed()).append(" failed");
        }
        out.println(line);
    }

    @Override
    public void pending(PendingTransfer pending) {
        out.printf(
                Locale.ROOT,
                "%s  %s  %3d%% of %s  %s -> %s%n",
                pending.id(),
                time(pending.started()),
                pending.size() == 0 ? 100 : (long) (100.0 * pending.done() / pending.size()),
                ByteSize.format(pending.size()),
                Printable.escape(Operand.shown(pending.source())),
                Printable.escape(Operand.shown(pending.target())));
    }

    private static String line(Done done) {
        StringBuilder line = new StringBuilder(done.command()).append(": ").append(Printable.escape(done.source()));
        if (done.target() != null) {
            line.append(" -> ").append(Printable.escape(done.target()));
        }
        if (done.bytes() >= 0) {
            line.append(" (").append(ByteSize.format(done.bytes())).append(')');
        }
        return line.toString();
    }

    @Override
    public void failure(Failure failure) {
        out.flush();
        err.println("elasto: " + Printable.escape(failure.message()));
        String advice = failure.advice();
        if (advice != null) {
            err.println("  " + advice);
        }
        err.flush();
    }

    @Override
    public void setting(Setting setting) {
        String value = setting.value();
        String source = setting.source();
        out.printf(
                Locale.ROOT,
                "%-25s %-31s %s%n",
                setting.name(),
                value == null ? "-" : Printable.escape(value),
                source == null ? "" : Printable.escape(source));
    }

    @Override
    public void value(Setting setting) {
        String value = setting.value();
        out.println(value == null ? "" : Printable.escape(value));
    }

    @Override
    public void warning(String message) {
        out.flush();
        err.println("elasto: warning: " + Printable.escape(message));
        err.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    private static String size(OptionalLong size) {
        return size.isPresent() ? Long.toString(size.getAsLong()) : "-";
    }

    private String time(@Nullable Instant modified) {
        return modified == null ? "-" : TIME.format(modified.atZone(style.zone().get()));
    }
}
