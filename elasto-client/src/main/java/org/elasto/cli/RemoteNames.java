package org.elasto.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;

/**
 * The names in a directory, for completion: a page of them at most, for which nobody waits longer than a second, and which
 * are remembered for a while. What fails or comes too late has no names; if it comes later, it is there the next time.
 */
final class RemoteNames implements AutoCloseable {

    private static final int PAGE = 1000;
    private static final long PATIENCE_MILLIS = 1000;
    private static final long FRESH_NANOS = 10_000_000_000L;

    private final Supplier<Elasto> client;
    private final LongSupplier nanoTime;
    private final Map<StorageUri, Listing> listings = new HashMap<>();
    private final ExecutorService lister = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "elasto-names");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A name in a directory.
     *
     * @param name as it is, with a slash at the end of a directory's
     * @param escaped the same as in a URI
     */
    record Name(String name, String escaped) {}

    private record Listing(long asked, Future<List<Name>> names) {}

    RemoteNames(Supplier<Elasto> client, LongSupplier nanoTime) {
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /** The names in a directory; empty if there are none to be had. */
    List<Name> in(StorageUri directory) {
        long now = nanoTime.getAsLong();
        listings.values().removeIf(each -> now - each.asked > FRESH_NANOS);
        Listing listing =
                listings.computeIfAbsent(directory, missing -> new Listing(now, lister.submit(() -> list(missing))));
        try {
            return listing.names.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            listings.remove(directory);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** What a command did may have changed any directory. */
    void forget() {
        listings.clear();
    }

    private List<Name> list(StorageUri directory) {
        try (ElastoFile handle = client.get().open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = handle.readdir()) {
            return entries.limit(PAGE).map(RemoteNames::name).toList();
        }
    }

    private static Name name(DirectoryEntry entry) {
        String slash = entry.stat().type() == FileType.FILE ? "" : "/";
        String uri = entry.uri().toString();
        String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return new Name(entry.name() + slash, bare.substring(bare.lastIndexOf('/') + 1) + slash);
    }

    @Override
    public void close() {
        lister.shutdownNow();
    }
}
