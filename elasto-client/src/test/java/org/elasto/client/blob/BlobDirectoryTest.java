package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.Backend;
import org.elasto.client.ClientConfig;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LeaseState;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.elasto.client.management.AccountLevel;
import org.junit.jupiter.api.Test;

/** Roots, accounts, containers and prefixes. */
class BlobDirectoryTest {

    private static final String ROOT = "abb://localhost:10000";
    private static final String ACCOUNT = ROOT + "/devstoreaccount1";

    private final FakeEngine engine = FakeAccount.engine();
    private final ClientConfig config = FakeAccount.settings().build();
    private final BlobStore store = new BlobStore(
            config,
            BlockBlobBackend.statfs(config),
            new AccountLevel(config, AzureService.BLOB),
            (authority, account) -> new BlobOperations(
                    FakeAccount.connection(engine, config, authority, BlobErrors.JUDGE),
                    config.checksum(),
                    Limits.NONE));

    private static BlobPath path(String uri) {
        return BlobPath.of(StorageUri.parse(uri));
    }

    private Backend.DirectoryHandle open(String uri, OpenFlag... flags) {
        return store.openDirectory(path(uri), OpenOptions.of(flags));
    }

    private void thenListed(String next, String... entries) {
        StringBuilder out = new StringBuilder("\uFEFF<EnumerationResults><Blobs>");
        for (String entry : entries) {
            out.append(
                    entry.endsWith("/") && !entry.startsWith("=")
                            ? "<BlobPrefix><Name>" + entry + "</Name></BlobPrefix>"
                            : "<Blob><Name>" + entry.replace("=", "") + "</Name><Properties><Content-Length>"
                                    + (entry.startsWith("=") ? 0 : 7)
                                    + "</Content-Length><LeaseState>leased</LeaseState></Properties></Blob>");
        }
        engine.then(200, out + "</Blobs><NextMarker>" + next + "</NextMarker></EnumerationResults>");
    }

    private static void assertFails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void rootHoldsTheAccountThatIsKnown() {
        try (Stream<DirectoryEntry> entries = open(ROOT).readdir()) {
            assertThat(entries).extracting(DirectoryEntry::uri).containsExactly(StorageUri.parse(ACCOUNT));
        }
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void accountHoldsContainersPageByPage() {
        String page = "<EnumerationResults><Containers><Container><Name>%s</Name><Properties>"
                + "<LeaseState>available</LeaseState></Properties></Container></Containers>"
                + "<NextMarker>%s</NextMarker></EnumerationResults>";
        engine.then(200, page.formatted("one", "m")).then(200, page.formatted("two", ""));
        try (Stream<DirectoryEntry> entries = open(ACCOUNT).readdir()) {
            var walk = entries.iterator();
            DirectoryEntry first = walk.next();
            assertThat(first.uri()).isEqualTo(StorageUri.parse(ACCOUNT + "/one"));
            assertThat(first.stat().type()).isEqualTo(FileType.CONTAINER);
            assertThat(first.stat().lease()).isEqualTo(LeaseState.AVAILABLE);
            assertThat(engine.sent()).hasSize(1);
            assertThat(walk.next().name()).isEqualTo("two");
            assertThat(walk.hasNext()).isFalse();
        }
        assertThat(engine.last().line()).endsWith("comp=list&marker=m");
    }

    @Test
    void directoryHoldsWhatIsDirectlyBelow() {
        thenListed("", "d/x");
        thenListed("m");
        thenListed("n", "=d/", "d/a", "d/b/");
        thenListed("", "d/c");
        try (Stream<DirectoryEntry> entries = open(ACCOUNT + "/cont/d").readdir()) {
            List<DirectoryEntry> all = entries.toList();
            assertThat(all).extracting(DirectoryEntry::name).containsExactly("a", "b", "c");
            assertThat(all.get(0).stat().lease()).isEqualTo(LeaseState.LEASED);
            assertThat(all.get(0).stat().size()).hasValue(7);
            assertThat(all.get(1).uri()).isEqualTo(StorageUri.parse(ACCOUNT + "/cont/d/b/"));
            assertThat(all.get(1).stat().type()).isEqualTo(FileType.DIRECTORY);
        }
        assertThat(engine.last().line())
                .isEqualTo("GET /devstoreaccount1/cont?restype=container&comp=list&prefix=d%2F&delimiter=%2F&marker=n");
    }

    @Test
    void versionsAndSnapshotsOfABlobAreTold() {
        String blob = "<Blob><Name>%s</Name>%s<Properties><Content-Length>7</Content-Length></Properties></Blob>";
        engine.then(
                200,
                "<EnumerationResults><Blobs>"
                        + blob.formatted("d/x", "<Snapshot>2026-11-24T01:02:03.0000000Z</Snapshot>")
                        + blob.formatted("d/x", "<VersionId>v1</VersionId>")
                        + blob.formatted("d/x", "<VersionId>v2</VersionId><IsCurrentVersion>true</IsCurrentVersion>")
                        + blob.formatted("d/xy", "") + "</Blobs><NextMarker>m</NextMarker></EnumerationResults>");
        BlobOperations operations = store.endpoint(path(ACCOUNT + "/cont/d/x")).operations();
        try (Stream<FileVersion> versions = BlobListing.versions(operations, path(ACCOUNT + "/cont/d/x"))) {
            List<FileVersion> all = versions.toList();
            assertThat(all).extracting(FileVersion::id).containsExactly("2026-11-24T01:02:03.0000000Z", "v1", "v2");
            assertThat(all).extracting(FileVersion::current).containsExactly(false, false, true);
            assertThat(all.get(0).kind()).isEqualTo(FileVersion.Kind.SNAPSHOT);
            assertThat(all.get(0).uri()).isEqualTo(StorageUri.parse(ACCOUNT + "/cont/d/x"));
        }
        assertThat(engine.last().line()).endsWith("&prefix=d%2Fx&include=snapshots%2Cversions");
        engine.then(
                200,
                "<EnumerationResults><Blobs>" + blob.formatted("d/x", "") + blob.formatted("d/y", "")
                        + "</Blobs></EnumerationResults>");
        try (Stream<FileVersion> versions = BlobListing.versions(operations, path(ACCOUNT + "/cont/d/"))) {
            assertThat(versions).hasSize(2).allSatisfy(version -> {
                assertThat(version.id()).isNull();
                assertThat(version.current()).isTrue();
            });
        }
    }

    @Test
    void onlyWhatBeginsSoIsAskedFor() {
        thenListed("", "d/x");
        thenListed("", "d/lo", "d/log/");
        try (Stream<DirectoryEntry> entries = open(ACCOUNT + "/cont/d").readdir("lo")) {
            assertThat(entries).extracting(DirectoryEntry::name).containsExactly("lo", "log");
        }
        assertThat(engine.last().line()).endsWith("&prefix=d%2Flo&delimiter=%2F");
    }

    @Test
    void containerIsCreatedOnce() {
        engine.thenError(404, "ContainerNotFound").then(201, "");
        assertThat(open(ACCOUNT + "/cont", OpenFlag.CREATE).created()).isTrue();
        engine.then(200, "");
        assertThat(open(ACCOUNT + "/cont/", OpenFlag.CREATE).created()).isFalse();
        engine.then(200, "");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> open(ACCOUNT + "/cont", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        engine.thenError(404, "ContainerNotFound").thenError(409, "ContainerAlreadyExists");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> open(ACCOUNT + "/cont", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        engine.thenError(404, "ContainerNotFound");
        assertFails(ErrorKind.NOT_FOUND, () -> open(ACCOUNT + "/cont"));
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> open(ACCOUNT, OpenFlag.CREATE));
    }

    @Test
    void containerThatHoldsSomethingStays() {
        thenListed("", "a");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> store.remove(path(ACCOUNT + "/cont")));
        thenListed("m");
        thenListed("");
        engine.then(202, "");
        store.remove(path(ACCOUNT + "/cont"));
        assertThat(engine.last().line()).isEqualTo("DELETE /devstoreaccount1/cont?restype=container");
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> store.remove(path(ACCOUNT)));
    }

    @Test
    void leaseOfAContainerIsNamedWhenItIsRemoved() {
        engine.then(200, "").then(201, "", "x-ms-lease-id: 11111111-1111-1111-1111-111111111111");
        Backend.DirectoryHandle handle = open(ACCOUNT + "/cont");
        handle.acquireLease(LeaseOptions.INFINITE);
        assertThat(engine.last().header("x-ms-lease-duration")).isEqualTo("-1");
        thenListed("");
        engine.then(202, "");
        handle.unlink();
        assertThat(engine.last().header("x-ms-lease-id")).isEqualTo("11111111-1111-1111-1111-111111111111");
        thenListed("", "d/x");
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> open(ACCOUNT + "/cont/d").acquireLease(LeaseOptions.INFINITE));
    }

    @Test
    void statTellsWhatThereIs() {
        assertThat(store.stat(path(ACCOUNT)).type()).isEqualTo(FileType.ROOT);
        engine.then(200, "", "x-ms-lease-state: expired", "ETag: \"c\"");
        FileStat container = store.stat(path(ACCOUNT + "/cont"));
        assertThat(container.type()).isEqualTo(FileType.CONTAINER);
        assertThat(container.lease()).isEqualTo(LeaseState.EXPIRED);
        engine.then(200, "", "Content-Length: 3", "x-ms-lease-state: breaking");
        assertThat(store.stat(path(ACCOUNT + "/cont/b")).lease()).isEqualTo(LeaseState.BREAKING);
        engine.thenError(404, "BlobNotFound");
        thenListed("", "b/x");
        assertThat(store.stat(path(ACCOUNT + "/cont/b")).type()).isEqualTo(FileType.DIRECTORY);
        engine.thenError(404, "BlobNotFound");
        thenListed("");
        assertFails(ErrorKind.NOT_FOUND, () -> store.stat(path(ACCOUNT + "/cont/b")));
    }

    @Test
    void directoryIsRemovedWhenNothingIsInIt() {
        engine.thenError(404, "BlobNotFound");
        thenListed("", "=d/", "d/x");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> store.remove(path(ACCOUNT + "/cont/d")));
        engine.thenError(404, "BlobNotFound");
        thenListed("", "=d/");
        engine.then(202, "");
        store.remove(path(ACCOUNT + "/cont/d"));
        assertThat(engine.last().line()).isEqualTo("DELETE /devstoreaccount1/cont/d/");
    }
}
