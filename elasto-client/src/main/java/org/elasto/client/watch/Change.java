package org.elasto.client.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.elasto.client.FileStat;

/** What happened to an entry between two looks; what came and went between them is not seen. */
public enum Change {
    CREATED,
    CHANGED,
    REMOVED;

    /** Tells versions of an entry apart: by its size, its time to the millisecond and its ETag. */
    public static long mark(FileStat stat) {
        Instant modified = stat.modified();
        long time = modified == null ? 0 : modified.toEpochMilli();
        return (stat.size().orElse(-1) * 31 + time) * 0x9E3779B97F4A7C15L + Objects.hashCode(stat.etag());
    }

    /**
     * Tells what happened, first of all what is gone.
     *
     * @param <K> names an entry
     * @param before the entries and their marks at the first look
     * @param after the same at the second
     */
    public static <K> void between(Map<K, Long> before, Map<K, Long> after, BiConsumer<Change, K> each) {
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> each.accept(REMOVED, name));
        after.forEach((name, mark) -> {
            Long old = before.get(name);
            if (old == null) {
                each.accept(CREATED, name);
            } else if (!old.equals(mark)) {
                each.accept(CHANGED, name);
            }
        });
    }
}
