package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on a store with buckets, played by {@link FakeStore}. */
class RemoteCommandsTest {

    @TempDir
    private Path directory;

    private FakeStore store;
    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        store = FakeStoreProvider.fresh();
        cli = new CliRun(directory);
        Files.writeString(directory.resolve("a.txt"), "0123456789");
        assertThat(cli.run("mkdir", "mem:///b")).isZero();
        for (String key : new String[] {"k", "dir/x", "dir/sub/y"}) {
            put(key, "content of " + key);
        }
    }

    private void put(String key, String text) {
        store.put(StorageUri.of("mem", null, "b", key), text.getBytes(UTF_8), OpenOptions.of());
    }

    private Map<String, FakeStore.Item> bucket() {
        return Objects.requireNonNull(store.buckets.get("b"));
    }

    private String content(String key) {
        return new String(item(key).bytes(), UTF_8);
    }

    private FakeStore.Item item(String key) {
        return Objects.requireNonNull(store.item(StorageUri.of("mem", null, "b", key)));
    }

    @Test
    void mkdirPassesTheLocationOn() {
        assertThat(cli.run("mkdir", "-L", "eu-central-1", "mem:///new")).isZero();

        assertThat(store.log).contains("create mem:///new in eu-central-1");
        assertThat(cli.run("mkdir", "mem:///new")).isEqualTo(5);
    }

    @Test
    void lsListsRootBucketPrefixAndObject() {
        assertThat(cli.run("ls", "mem:///")).isZero();
        assertThat(cli.lines()).containsExactly("b/");
        assertThat(cli.run("ls", "mem:///b")).isZero();
        assertThat(cli.lines()).containsExactly("dir/", "k");
        assertThat(cli.run("ls", "mem:///b/dir")).isZero();
        assertThat(cli.lines()).containsExactly("sub/", "x");
        assertThat(cli.run("ls", "mem:///b/k")).isZero();
        assertThat(cli.lines()).containsExactly("mem:///b/k");
        assertThat(cli.run("ls", "-R", "mem:///")).isZero();
        assertThat(cli.lines()).containsExactly("b/", "b/dir/", "b/dir/sub/", "b/dir/sub/y", "b/dir/x", "b/k");
    }

    @Test
    void putTakesTheFilesNameForABucketOrPrefix() {
        assertThat(cli.run("put", "a.txt", "mem:///b")).isZero();
        assertThat(cli.run("put", "a.txt", "mem:///b/dir/")).isZero();

        assertThat(content("a.txt")).isEqualTo("0123456789");
        assertThat(content("dir/a.txt")).isEqualTo("0123456789");
    }

    @Test
    void putIsExclusiveUnlessForced() {
        assertThat(cli.run("put", "a.txt", "mem:///b/k")).isEqualTo(5);
        assertThat(cli.err()).contains("--force");
        assertThat(content("k")).isEqualTo("content of k");

        assertThat(cli.run("put", "--force", "a.txt", "mem:///b/k")).isZero();
        assertThat(content("k")).isEqualTo("0123456789");
    }

    @Test
    void putPassesTypeAndMetadataOn() {
        assertThat(cli.run("put", "--content-type", "text/plain", "--metadata", "by=me", "a.txt", "mem:///b/t"))
                .isZero();

        assertThat(item("t").stat().contentType()).isEqualTo("text/plain");
        assertThat(item("t").stat().metadata()).isEqualTo(Map.of("by", "me"));
        assertThat(cli.run("stat", "mem:///b/t")).isZero();
        assertThat(cli.out()).contains("content-type: text/plain", "meta by:      me", "etag:         etag10");
    }

    @Test
    void getRefusesALocalFileThatExistsUnlessForced() {
        assertThat(cli.run("get", "mem:///b/k", "a.txt")).isEqualTo(5);
        assertThat(directory.resolve("a.txt")).hasContent("0123456789");

        assertThat(cli.run("get", "--force", "mem:///b/k", "a.txt")).isZero();
        assertThat(directory.resolve("a.txt")).hasContent("content of k");
    }

    @Test
    void getOfANameThatNoFileCanHaveIsRefused() {
        put("dir/..", "x");

        assertThat(cli.run("get", "mem:///b/dir/..")).isEqualTo(2);
    }

    @Test
    void theServiceCopiesWithinOneStore() {
        assertThat(cli.run("cp", "mem:///b/k", "mem:///b/dir/")).isZero();

        assertThat(content("dir/k")).isEqualTo("content of k");
        assertThat(store.log).contains("splice to mem:///b/dir/k");
    }

    @Test
    void anObjectIsNeverMovedOntoItselfUnderAnotherName() {
        assertThat(cli.run("mv", "--force", "mem:///b/k", "mem://localhost:9000/b/k"))
                .isEqualTo(2);

        assertThat(content("k")).isEqualTo("content of k");
    }

    @Test
    void aBucketGoesOnlyWithForce() {
        assertThat(cli.run("rm", "-r", "mem:///b")).isEqualTo(2);
        assertThat(cli.run("rm", "--force", "mem:///b")).isEqualTo(5);
        assertThat(bucket()).hasSize(3);

        assertThat(cli.run("rm", "-r", "--force", "mem:///b")).isZero();
        assertThat(store.buckets).isEmpty();
    }

    @Test
    void aPrefixIsGoneWithItsLastObject() {
        assertThat(cli.run("rm", "-r", "mem:///b/dir")).isZero();

        assertThat(bucket()).containsOnlyKeys("k");
    }

    @Test
    void whatCannotBeRemovedDoesNotKeepTheRest() {
        bucket().put("dir/fail-403", item("k"));

        assertThat(cli.run("rm", "-r", "mem:///b/dir")).isEqualTo(1);

        assertThat(cli.err()).contains("forbidden");
        assertThat(bucket()).containsOnlyKeys("k", "dir/fail-403");
    }

    @ParameterizedTest
    @CsvSource({
        "fail-403, 4, PERMISSION_DENIED, 403, AccessDenied",
        "fail-503, 6, RATE_LIMITED, 503, SlowDown",
        "fail-400, 7, INTEGRITY, 400, BadDigest",
        "missing, 3, NOT_FOUND, 404, NoSuchKey"
    })
    void whatTheServiceRefusesIsToldInFull(String key, int code, String kind, int status, String serviceCode) {
        assertThat(cli.run("--json", "get", "mem:///b/" + key)).isEqualTo(code);

        assertThat(cli.lines())
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"error\",\"kind\":\"" + kind + "\",\"code\":" + code + ",\"httpStatus\":"
                        + status + ",\"serviceCode\":\"" + serviceCode + "\",\"requestId\":\"req-1\",\"message\":");
    }

    @Test
    void anInterruptedUploadIsNotPublished() {
        cli.in(new InterruptedInput(cli.interruption));

        assertThat(cli.run("put", "-", "mem:///b/half")).isEqualTo(130);

        assertThat(bucket()).doesNotContainKey("half");
    }

    @Test
    void theClientIsClosedWhateverHappens() {
        store.log.clear();

        assertThat(cli.run("stat", "mem:///b/missing")).isEqualTo(3);

        assertThat(store.log).containsExactly("closed");
    }
}
