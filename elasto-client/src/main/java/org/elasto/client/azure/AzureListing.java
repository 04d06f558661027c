package org.elasto.client.azure;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Walks a listing page by page; the next page is asked for when the one before is used up, never earlier.
 *
 * @param <T> what is listed
 */
public final class AzureListing<T> implements Iterator<T> {

    /**
     * One page, which may be empty without being the last.
     *
     * @param <T> what is listed
     * @param next the marker of the next; null on the last
     */
    public record Page<T>(List<T> entries, @Nullable String next) {}

    private final Function<@Nullable String, Page<T>> pages;
    private final Queue<T> entries = new ArrayDeque<>();
    private @Nullable String marker;
    private boolean ended;

    private AzureListing(Function<@Nullable String, Page<T>> pages) {
        this.pages = pages;
    }

    /**
     * A stream of what is listed.
     *
     * @param pages the page of a marker, which is null for the first
     */
    public static <T> Stream<T> stream(Function<@Nullable String, Page<T>> pages) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new AzureListing<>(pages), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** A page that leads to itself would never end. */
    public static void requireAdvance(@Nullable String next, @Nullable String marker) {
        if (next != null && next.equals(marker)) {
            throw XmlElement.malformed("a listing that goes on where it began");
        }
    }

    @Override
    public boolean hasNext() {
        while (entries.isEmpty() && !ended) {
            Page<T> page = pages.apply(marker);
            entries.addAll(page.entries());
            marker = page.next();
            ended = marker == null;
        }
        return !entries.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return entries.remove();
    }
}
