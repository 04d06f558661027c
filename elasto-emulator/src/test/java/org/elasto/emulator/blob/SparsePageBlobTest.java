package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.Test;

/** A page blob far larger than memory, of which little is written. */
class SparsePageBlobTest {

    private static final long SIZE = 100L << 30;
    private static final int PAGES = 1_000;
    private static final int PAGE = 512;

    private final BlobBench bench = new BlobBench().container("box");

    /** What every written page is filled with, by its number. */
    private final TreeMap<Long, Byte> written = new TreeMap<>();

    @Test
    void aHundredGibibytesCostWhatIsWritten() {
        bench.putPage("/box/p", SIZE);
        Random random = new Random(20261125);
        writePages(PAGES, random);
        assertThat(stored("p")).isEqualTo((long) written.size() * PAGE);
        assertThat(list("/box/p?comp=pagelist")).isEqualTo(expected(written));

        String snapshot = bench.send("PUT", "/box/p?comp=snapshot").expect(201).header("x-ms-snapshot");
        TreeMap<Long, Byte> before = new TreeMap<>(written);
        TreeSet<Long> changed = new TreeSet<>();
        changed.addAll(writePages(100, random));
        punch(SIZE / 4, SIZE / 2);
        TreeSet<Long> cleared = new TreeSet<>(before.keySet());
        cleared.addAll(changed);
        cleared.removeAll(written.keySet());
        changed.retainAll(written.keySet());
        assertThat(list("/box/p?comp=pagelist&prevsnapshot=" + snapshot)).isEqualTo(inOrder(changed, cleared));
        assertThat(stored("p")).isEqualTo((long) written.size() * PAGE);

        bench.send(request("PUT", "/box/copy").with("x-ms-copy-source", "http://localhost:9000/acct/box/p"))
                .expect(202);
        assertThat(list("/box/copy?comp=pagelist")).isEqualTo(expected(written));
        assertThat(stored("copy")).isEqualTo((long) written.size() * PAGE);
        readBack("/box/copy?", written);
        readBack("/box/p?snapshot=" + snapshot, before);
        assertThat(bench.failures()).isZero();
    }

    private Set<Long> writePages(int count, Random random) {
        TreeSet<Long> pages = new TreeSet<>();
        while (pages.size() < count) {
            pages.add(random.nextLong(SIZE / PAGE));
        }
        for (long page : pages) {
            byte value = (byte) random.nextInt(1, 128);
            bench.send(request("PUT", "/box/p?comp=page")
                            .with("x-ms-page-write", "update")
                            .with("x-ms-range", range(page * PAGE, (page + 1) * PAGE))
                            .body(filled(value)))
                    .expect(201);
            written.put(page, value);
        }
        return pages;
    }

    private static byte[] filled(byte value) {
        byte[] bytes = new byte[PAGE];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private void punch(long from, long to) {
        bench.send(request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "clear")
                        .with("x-ms-range", range(from, to)))
                .expect(201);
        written.subMap(from / PAGE, to / PAGE).clear();
    }

    private static String range(long from, long to) {
        return "bytes=" + from + "-" + (to - 1);
    }

    private String list(String target) {
        String body = bench.send("GET", target).expect(200).body();
        return body.substring(body.indexOf("<PageList>") + "<PageList>".length())
                .replace("<NextMarker /></PageList>", "")
                .replaceAll("<(Page|Clear)Range><Start>(\\d+)</Start><End>(\\d+)</End></\\w+>", "$1 $2-$3\n");
    }

    private static String expected(Map<Long, Byte> written) {
        return inOrder(new TreeSet<>(written.keySet()), new TreeSet<>());
    }

    /** Ranges of pages that touch are one, of either kind. */
    private static String inOrder(Set<Long> pages, Set<Long> cleared) {
        TreeMap<Long, String> kinds = new TreeMap<>();
        pages.forEach(page -> kinds.put(page, "Page"));
        cleared.forEach(page -> kinds.put(page, "Clear"));
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Long, String> each : kinds.entrySet()) {
            long page = each.getKey();
            if (each.getValue().equals(kinds.get(page - 1))) {
                continue;
            }
            long end = page;
            while (each.getValue().equals(kinds.get(end + 1))) {
                end++;
            }
            out.append(each.getValue()).append(' ').append(page * PAGE).append('-');
            out.append((end + 1) * PAGE - 1).append('\n');
        }
        return out.toString();
    }

    private long stored(String name) {
        long[] sum = new long[1];
        bench.edit("box", name, blob -> {
            sum[0] = ((PageBody) blob.body()).content().storedBytes();
            return blob;
        });
        return sum[0];
    }

    private void readBack(String target, Map<Long, Byte> pages) {
        for (Map.Entry<Long, Byte> each : pages.entrySet()) {
            long at = each.getKey() * PAGE;
            Answer got = bench.send(request("GET", target).with("x-ms-range", range(at, at + PAGE)))
                    .expect(206);
            assertThat(got.bytes()).isEqualTo(filled(each.getValue()));
        }
        Answer hole = bench.send(request("GET", target).with("x-ms-range", range(SIZE - (4 << 20), SIZE)))
                .expect(206);
        assertThat(hole.bytes()).hasSize(4 << 20);
    }
}
