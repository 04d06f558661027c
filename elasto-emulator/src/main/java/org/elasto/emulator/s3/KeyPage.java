package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasto.emulator.store.Entry;

/** What one page of a listing holds, in order. Filled by {@link KeyWalk}, read afterwards. */
final class KeyPage {

    private final List<Map.Entry<String, Entry>> entries = new ArrayList<>();
    private final List<String> commonPrefixes = new ArrayList<>();
    private String last = "";
    private boolean truncated;

    void add(Map.Entry<String, Entry> entry) {
        entries.add(entry);
        last = entry.getKey();
    }

    void add(String commonPrefix) {
        commonPrefixes.add(commonPrefix);
        last = commonPrefix;
    }

    void truncate() {
        truncated = true;
    }

    List<Map.Entry<String, Entry>> entries() {
        return entries;
    }

    List<String> commonPrefixes() {
        return commonPrefixes;
    }

    /** Keys and common prefixes. */
    int count() {
        return entries.size() + commonPrefixes.size();
    }

    /** The last key or common prefix; empty on an empty page. */
    String last() {
        return last;
    }

    /** Whether more follows. */
    boolean isTruncated() {
        return truncated;
    }
}
