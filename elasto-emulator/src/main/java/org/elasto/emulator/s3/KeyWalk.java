package org.elasto.emulator.s3;

import java.util.Iterator;
import java.util.Map;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Utf8Order;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * One page of a listing: walks the keys after a point in the order of their UTF-8 bytes and rolls what shares a prefix
 * up to the delimiter into one common prefix.
 *
 * <p>Costs what the page holds: a common prefix is stepped over by seeking behind it, however many keys it covers. Not
 * thread-safe; one use.
 */
final class KeyWalk {

    private final TreePMap<String, Entry> entries;
    private final String prefix;
    private final String delimiter;
    private final int suffix;
    private Iterator<Map.Entry<String, Entry>> rest;

    /**
     * @param after what the page before ended with: a key or a common prefix; empty for the first page
     * @param delimiter empty for none
     */
    KeyWalk(TreePMap<String, Entry> entries, String prefix, String delimiter, String after) {
        this(entries, prefix, delimiter, after, 0);
    }

    /**
     * @param suffix how many characters at the end of every name, {@code after} among them, do not belong to the key
     */
    KeyWalk(TreePMap<String, Entry> entries, String prefix, String delimiter, String after, int suffix) {
        this.entries = entries;
        this.prefix = prefix;
        this.delimiter = delimiter;
        this.suffix = suffix;
        this.rest = start(after);
    }

    /** The next {@code limit} keys and common prefixes, or what there is. */
    KeyPage walk(int limit) {
        KeyPage page = new KeyPage();
        while (limit > 0 && rest.hasNext()) {
            Map.Entry<String, Entry> next = rest.next();
            String key = next.getKey();
            if (!key.startsWith(prefix)) {
                break;
            }
            if (page.count() == limit) {
                page.truncate();
                break;
            }
            String common = commonPrefix(key);
            if (common == null) {
                page.add(next);
            } else {
                page.add(common);
                rest = seek(Utf8Order.after(common));
            }
        }
        return page;
    }

    private Iterator<Map.Entry<String, Entry>> start(String after) {
        if (after.isEmpty() || entries.comparator().compare(after, prefix) < 0) {
            return prefix.isEmpty() ? entries.entrySet().iterator() : seek(prefix);
        }
        String common = after.startsWith(prefix) ? commonPrefix(after) : null;
        return common == null ? entries.tailMap(after, false).entrySet().iterator() : seek(Utf8Order.after(common));
    }

    private Iterator<Map.Entry<String, Entry>> seek(@Nullable String from) {
        return from == null
                ? TreePMap.<String, Entry>empty(entries.comparator()).entrySet().iterator()
                : entries.tailMap(from, true).entrySet().iterator();
    }

    private @Nullable String commonPrefix(String key) {
        if (delimiter.isEmpty()) {
            return null;
        }
        int found = key.indexOf(delimiter, prefix.length());
        int end = found + delimiter.length();
        return found < 0 || end > key.length() - suffix ? null : key.substring(0, end);
    }
}
