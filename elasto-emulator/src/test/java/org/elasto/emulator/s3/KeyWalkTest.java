package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.emulator.store.Attributes;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Utf8Order;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

class KeyWalkTest {

    private static final Entry NOTHING = new Entry(Content.EMPTY, new Attributes() {});

    private static TreePMap<String, Entry> entries(Iterable<String> keys) {
        TreePMap<String, Entry> entries = TreePMap.empty(Utf8Order.INSTANCE);
        for (String key : keys) {
            entries = entries.plus(key, NOTHING);
        }
        return entries;
    }

    @Test
    void theBoundBehindAPrefixFollowsUtf8() {
        assertThat(Utf8Order.after("a/")).isEqualTo("a0");
        assertThat(Utf8Order.after("a\uD7FF")).isEqualTo("a\uE000");
        assertThat(Utf8Order.after("a\uFFFF")).isEqualTo("a\uD800\uDC00");
        assertThat(Utf8Order.after("a\uDBFF\uDFFF")).isEqualTo("b");
        assertThat(Utf8Order.after("\uDBFF\uDFFF")).isNull();
    }

    /** Against the plainest way to say the same: look at all keys, every time. */
    @Test
    void anyWalkSeesWhatLookingAtEveryKeyWouldSee() {
        long seed = 20261124;
        Random random = new Random(seed);
        String[] pieces = {"a", "b", "/", "//", "\uFFFF", "\uD83D\uDE00", "-"};
        for (int round = 0; round < 2000; round++) {
            Set<String> keys = new TreeSet<>(Utf8Order.INSTANCE);
            for (int i = 0; i < 12; i++) {
                keys.add(word(random, pieces, 4));
            }
            String prefix = random.nextBoolean() ? "" : word(random, pieces, 1);
            String delimiter = random.nextInt(3) == 0 ? "" : pieces[random.nextInt(pieces.length)];
            int limit = 1 + random.nextInt(4);
            List<String> seen = new ArrayList<>();
            String after = "";
            boolean more = true;
            while (more) {
                KeyPage page = new KeyWalk(entries(keys), prefix, delimiter, after).walk(limit);
                page.entries().stream().map(Map.Entry::getKey).forEach(seen::add);
                seen.addAll(page.commonPrefixes());
                after = page.last();
                more = page.isTruncated();
                assertThat(page.count()).isLessThanOrEqualTo(limit);
            }
            assertThat(seen)
                    .as("seed %s round %s: %s prefix %s delimiter %s", seed, round, keys, prefix, delimiter)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected(keys, prefix, delimiter));
        }
    }

    private static String word(Random random, String[] pieces, int longest) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= random.nextInt(longest); i++) {
            word.append(pieces[random.nextInt(pieces.length)]);
        }
        return word.toString();
    }

    private static Set<String> expected(Set<String> keys, String prefix, String delimiter) {
        Set<String> expected = new TreeSet<>(Utf8Order.INSTANCE);
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                int found = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                expected.add(found < 0 ? key : key.substring(0, found + delimiter.length()));
            }
        }
        return expected;
    }
}
