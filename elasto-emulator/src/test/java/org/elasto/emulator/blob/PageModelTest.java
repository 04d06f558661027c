package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random work on a page blob, beside an array that has the same done to it. */
class PageModelTest {

    private static final int PAGE = 512;
    private static final int MOST = 64;

    private final BlobBench bench = new BlobBench().container("box");

    private byte[] bytes = new byte[MOST * PAGE];
    private BitSet written = new BitSet();

    /** Pages touched since the last snapshot, whether written or cleared. */
    private BitSet touched = new BitSet();

    private BitSet before = new BitSet();
    private String snapshot = "";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void pagesAreThoseOfTheModel(long seed) {
        Random random = new Random(seed);
        bench.putPage("/box/p", bytes.length);
        takeSnapshot();
        for (int step = 0; step < 300; step++) {
            step(random);
            check("seed " + seed + " step " + step);
        }
        assertThat(bench.failures()).isZero();
    }

    private void step(Random random) {
        int pages = bytes.length / PAGE;
        int first = random.nextInt(pages);
        int end = first + 1 + random.nextInt(Math.min(8, pages - first));
        switch (random.nextInt(10)) {
            case 0 -> takeSnapshot();
            case 1 -> resize(1 + random.nextInt(MOST));
            case 2, 3, 4 -> clear(first, end);
            default -> write(first, end, (byte) random.nextInt());
        }
    }

    private void takeSnapshot() {
        snapshot = bench.send("PUT", "/box/p?comp=snapshot").expect(201).header("x-ms-snapshot");
        before = (BitSet) written.clone();
        touched = new BitSet();
    }

    private void resize(int pages) {
        bench.send(request("PUT", "/box/p?comp=properties")
                        .with("x-ms-blob-content-length", Integer.toString(pages * PAGE)))
                .expect(200);
        bytes = Arrays.copyOf(bytes, pages * PAGE);
        written.clear(pages, MOST);
        // What is cut off is not told as cleared beyond the end, and not at all if it was never in the snapshot.
        touched.clear(pages, MOST);
    }

    private void write(int first, int end, byte value) {
        byte[] body = new byte[(end - first) * PAGE];
        Arrays.fill(body, value);
        bench.send(request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "update")
                        .with("x-ms-range", range(first, end))
                        .body(body))
                .expect(201);
        Arrays.fill(bytes, first * PAGE, end * PAGE, value);
        written.set(first, end);
        touched.set(first, end);
    }

    private void clear(int first, int end) {
        bench.send(request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "clear")
                        .with("x-ms-range", range(first, end)))
                .expect(201);
        for (int page = first; page < end; page++) {
            if (written.get(page)) {
                touched.set(page);
            }
        }
        Arrays.fill(bytes, first * PAGE, end * PAGE, (byte) 0);
        written.clear(first, end);
    }

    private static String range(int first, int end) {
        return "bytes=" + first * PAGE + "-" + (end * PAGE - 1);
    }

    private void check(String where) {
        assertThat(bench.send("GET", "/box/p").expect(200).bytes()).as(where).isEqualTo(bytes);
        assertThat(list("/box/p?comp=pagelist")).as(where).isEqualTo(told(written, new BitSet()));
        BitSet changed = (BitSet) written.clone();
        changed.and(touched);
        BitSet cleared = (BitSet) before.clone();
        cleared.or(touched);
        cleared.andNot(written);
        cleared.clear(bytes.length / PAGE, MOST);
        assertThat(list("/box/p?comp=pagelist&prevsnapshot=" + snapshot))
                .as(where)
                .isEqualTo(told(changed, cleared));
    }

    private String list(String target) {
        StringBuilder kinds = new StringBuilder(".".repeat(MOST));
        Answer answer = bench.send("GET", target).expect(200);
        Matcher ranges = Pattern.compile("<(Page|Clear)Range><Start>(\\d+)</Start><End>(\\d+)</End>")
                .matcher(answer.body());
        while (ranges.find()) {
            int first = Integer.parseInt(ranges.group(2)) / PAGE;
            int end = (Integer.parseInt(ranges.group(3)) + 1) / PAGE;
            kinds.replace(first, end, ranges.group(1).substring(0, 1).repeat(end - first));
        }
        return kinds.toString();
    }

    private static String told(BitSet pages, BitSet cleared) {
        StringBuilder kinds = new StringBuilder(MOST);
        for (int page = 0; page < MOST; page++) {
            kinds.append(pages.get(page) ? 'P' : cleared.get(page) ? 'C' : '.');
        }
        return kinds.toString();
    }
}
