package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.elasto.emulator.http.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random work on a share, beside a model that has the same done to it: 100,000 operations over the seeds. */
class ShareModelTest {

    private static final int STEPS = 25_000;
    private static final int LONGEST = 6000;
    private static final int DIRECTORIES = 3;
    private static final int NAMES = 5;

    private final FileBench files = new FileBench().share("box");

    /** By directory and name, both in lower case. */
    private Map<String, ModelFile> model = new HashMap<>();

    private final List<String> snapshots = new ArrayList<>();
    private final List<Map<String, ModelFile>> kept = new ArrayList<>();
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theShareIsThatOfTheModel(long seed) {
        random = new Random(seed);
        for (int i = 0; i < DIRECTORIES; i++) {
            files.send("PUT", "/box/dir" + i + "?restype=directory").expect(201);
        }
        for (int step = 0; step < STEPS; step++) {
            try {
                step();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", step " + step, e);
            }
        }
        assertThat(files.failures()).isZero();
    }

    private void step() {
        String path = path();
        ModelFile file = model.get(path);
        int dice = random.nextInt(100);
        if (dice < 20) {
            create(path, random.nextInt(LONGEST));
        } else if (dice < 45) {
            write(path, file);
        } else if (dice < 57) {
            clear(path, file);
        } else if (dice < 63) {
            resize(path, file);
        } else if (dice < 69) {
            delete(path, file);
        } else if (dice < 75) {
            rename(path, file, path());
        } else if (dice < 77) {
            snapshot();
        } else if (dice < 82) {
            list(random.nextInt(DIRECTORIES));
        } else if (dice < 90) {
            past(path);
        } else {
            read(path, "", file);
        }
    }

    private String path() {
        return "dir" + random.nextInt(DIRECTORIES) + "/file" + random.nextInt(NAMES);
    }

    /** The path in some case of letters. */
    private String target(String path) {
        return "/box/" + (random.nextBoolean() ? path : path.toUpperCase(Locale.ROOT));
    }

    private void create(String path, int length) {
        files.file(target(path), length);
        model.put(path, new ModelFile(length));
    }

    private void write(String path, @Nullable ModelFile file) {
        if (file == null || file.bytes.length == 0) {
            files.put(target(path), 0, "x").expect(file == null ? 404 : 416);
            return;
        }
        int from = random.nextInt(file.bytes.length);
        int to = from + 1 + random.nextInt(Math.min(2000, file.bytes.length - from));
        char value = (char) ('a' + random.nextInt(26));
        files.write(target(path), from, String.valueOf(value).repeat(to - from));
        file.write(from, to, (byte) value);
    }

    private void clear(String path, @Nullable ModelFile file) {
        int length = file == null ? 0 : file.bytes.length;
        int from = length == 0 ? 0 : random.nextInt(length);
        int to = length == 0 ? 1 : from + 1 + random.nextInt(length - from);
        files.send(request("PUT", target(path) + "?comp=range")
                        .with("x-ms-write", "clear")
                        .with("x-ms-range", "bytes=" + from + "-" + (to - 1)))
                .expect(file == null ? 404 : length == 0 ? 416 : 201);
        if (file != null && length > 0) {
            file.clear(from, to);
        }
    }

    private void resize(String path, @Nullable ModelFile file) {
        int length = random.nextInt(LONGEST);
        files.send(request("PUT", target(path) + "?comp=properties")
                        .with("x-ms-content-length", Integer.toString(length)))
                .expect(file == null ? 404 : 200);
        if (file != null) {
            file.resize(length);
        }
    }

    private void delete(String path, @Nullable ModelFile file) {
        files.send("DELETE", target(path)).expect(file == null ? 404 : 202);
        model.remove(path);
    }

    /** Replaces what has the other name already. */
    private void rename(String path, @Nullable ModelFile file, String other) {
        if (path.equals(other)) {
            return;
        }
        files.send(request("PUT", target(other) + "?comp=rename")
                        .with("x-ms-file-rename-source", "http://localhost:9000/acct" + target(path))
                        .with("x-ms-file-rename-replace-if-exists", "true"))
                .expect(file == null ? 404 : 200);
        if (file != null) {
            model.put(other, file);
            model.remove(path);
        }
    }

    private void snapshot() {
        files.clock.advance(Duration.ofSeconds(2));
        if (snapshots.size() == 4) {
            files.send("DELETE", "/box?restype=share&sharesnapshot=" + snapshots.remove(0))
                    .expect(202);
            kept.remove(0);
        }
        snapshots.add(files.snapshot("box"));
        Map<String, ModelFile> copy = new HashMap<>();
        model.forEach((path, file) -> copy.put(path, file.copy()));
        kept.add(copy);
    }

    private void list(int directory) {
        String prefix = "dir" + directory + "/";
        Map<String, Integer> expected = new TreeMap<>();
        model.forEach((path, file) -> {
            if (path.startsWith(prefix)) {
                expected.put(path.substring(prefix.length()), file.bytes.length);
            }
        });
        StringBuilder entries = new StringBuilder();
        expected.forEach((name, length) -> entries.append("<File><Name>" + name + "</Name><Properties><Content-Length>"
                + length + "</Content-Length></Properties></File>"));
        Answer list = files.send(request("GET", "/box/dir" + directory + "?restype=directory&comp=list")
                        .with("x-ms-version", "2018-11-09"))
                .expect(200);
        assertThat(list.body().replace("FILE", "file"))
                .contains(entries.isEmpty() ? "<Entries />" : "<Entries>" + entries + "</Entries>");
    }

    private void past(String path) {
        if (!snapshots.isEmpty()) {
            int which = random.nextInt(snapshots.size());
            read(path, "sharesnapshot=" + snapshots.get(which), kept.get(which).get(path));
        }
    }

    private void read(String path, String query, @Nullable ModelFile file) {
        String target = target(path);
        Answer read = files.send("GET", target + (query.isEmpty() ? "" : "?" + query));
        if (file == null) {
            read.expect(404);
            return;
        }
        assertThat(read.expect(200).bytes()).isEqualTo(file.bytes);
        int length = file.bytes.length;
        int from = length == 0 ? 0 : random.nextInt(length);
        int to = length == 0 ? 0 : from + 1 + random.nextInt(length - from);
        String ranges = target + "?comp=rangelist" + (query.isEmpty() ? "" : "&" + query);
        assertThat(files.send("GET", ranges).expect(200).body()).endsWith(file.ranges(0, length));
        if (file != null && length > 0) {
            assertThat(files.send(request("GET", ranges).with("x-ms-range", "bytes=" + from + "-" + (to - 1)))
                            .expect(200)
                            .body())
                    .endsWith(file.ranges(from, to));
        }
    }
}
