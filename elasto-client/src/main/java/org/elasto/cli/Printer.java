package org.elasto.cli;

import java.net.URI;
import org.elasto.client.ByteRange;
import org.elasto.client.Cost;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileVersion;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.PendingTransfer;
import org.elasto.client.transfer.TreeResult;
import org.elasto.client.watch.Change;
import org.jspecify.annotations.Nullable;

/** How results and failures are told. */
interface Printer {

    /** Makes the one that the options ask for. */
    static Printer of(GlobalOptions globals, Environment environment, Session.Shape shape) {
        boolean bytes = shape == Session.Shape.BYTES;
        if (globals.json()) {
            // Between a file's bytes an object would be taken for part of the file.
            return new JsonPrinter(bytes ? environment.err() : environment.out(), globals.quiet());
        }
        HumanPrinter.Style style = new HumanPrinter.Style(
                shape == Session.Shape.DETAILED_LINES,
                globals.quiet(),
                bytes,
                environment.terminal().out() && environment.terminal().color(),
                environment.zone());
        return new HumanPrinter(environment.out(), environment.err(), style);
    }

    /**
     * One line of a listing.
     *
     * @param path the name as it is to be shown: relative to what was listed
     */
    void entry(String path, DirectoryEntry entry);

    /** All that is known of one thing. */
    void stat(StorageUri uri, FileStat stat);

    /** A part of a file that holds data. */
    void range(ByteRange range);

    /** What has been added up. */
    void usage(Usage usage);

    /**
     * How much there is room for.
     *
     * @param exact whether people want to see bytes
     */
    void fileSystem(StorageUri uri, FileSystemStat stat, boolean exact);

    /** A URL to hand out. */
    void url(Presigned url);

    /** One line of a listing of versions. */
    void version(FileVersion version);

    /**
     * Something in a listing is not as it was.
     *
     * @param path its name below what is watched
     * @param entry as it is, or last was
     */
    void change(Change change, String path, DirectoryEntry entry);

    /** A lease has been taken, or broken. */
    void lease(Leased leased);

    /** Something has been done. */
    void done(Done done);

    /** Something would have been done, had it not been a dry run: that is told even if nothing is to be told. */
    void planned(Done done);

    /** What it will take. */
    void plan(Plan plan);

    /** What became of many files. */
    void summary(Summary summary);

    /** A transfer that was not finished. */
    void pending(PendingTransfer pending);

    /** Something has gone wrong. */
    void failure(Failure failure);

    /** One setting in a list of them. */
    void setting(Setting setting);

    /** The value of one setting that was asked for. */
    void value(Setting setting);

    /** Something a person should know, though all goes on. */
    void warning(String message);

    /** Hands on everything that was kept back. */
    void flush();

    /**
     * What files take up.
     *
     * @param path as it is to be shown
     * @param bytes of all of them
     * @param files how many
     * @param exact whether people want to see bytes
     */
    record Usage(String path, StorageUri uri, long bytes, long files, boolean exact) {}

    /**
     * A URL to hand out.
     *
     * @param uri what it is for
     * @param seconds how long it holds
     */
    record Presigned(StorageUri uri, URI url, String method, long seconds) {

        /** Without the signature. */
        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /**
     * What became of a lease.
     *
     * @param command the command's name
     * @param uri what it is on
     * @param id of one that was taken; null of one that was broken
     * @param seconds how long it holds; -1 for ever
     */
    record Leased(String command, StorageUri uri, @Nullable String id, long seconds) {}

    /**
     * What it takes to copy files.
     *
     * @param command the command's name
     * @param files how many
     * @param cost in requests and bytes
     */
    record Plan(String command, long files, Cost cost) {}

    /**
     * What became of many files.
     *
     * @param command the command's name
     * @param rehearsal whether it would have become of them
     */
    record Summary(String command, boolean rehearsal, TreeResult result) {}

    /**
     * What has been done.
     *
     * @param command the command's name
     * @param source what it worked on
     * @param target where it went, or null
     * @param bytes how many were moved, or -1 when none were
     */
    record Done(String command, String source, @Nullable String target, long bytes) {

        /** It worked on one thing. */
        static Done of(String command, String source) {
            return new Done(command, source, null, -1);
        }
    }
}
