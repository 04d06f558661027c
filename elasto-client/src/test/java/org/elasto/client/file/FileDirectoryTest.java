package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.client.file.OpenShares.assertFails;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.ClientConfig;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Pause;
import org.elasto.client.management.AccountLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts, shares and directories. */
class FileDirectoryTest {

    private static final String ACCOUNT = "afs://localhost:10003/devstoreaccount1";
    private static final String ID = FileExchange.ID;

    private final FakeEngine engine = FakeAccount.engine();
    private final ClientConfig config = FakeAccount.settings().build();
    private final FileShareBackend backend = new FileShareBackend(
            config,
            Pause.REAL,
            new AccountLevel(config, AzureService.FILE),
            (authority, account) -> new FileOperations(
                    FakeAccount.files(engine, config, FileErrors.JUDGE), config.checksum(), Limits.NONE));

    @AfterEach
    void everythingWasAsked() {
        assertThat(engine.isUsedUp()).isTrue();
        backend.close();
    }

    private static StorageUri uri(String below) {
        return StorageUri.parse(ACCOUNT + below);
    }

    private Backend.DirectoryHandle open(String below, OpenFlag... flags) {
        return backend.openDirectory(uri(below), OpenOptions.of(flags));
    }

    private void thenListed(String next, String... names) {
        StringBuilder out = new StringBuilder("\uFEFF<EnumerationResults><Entries>");
        for (String name : names) {
            String kind = name.endsWith("/") ? "Directory" : "File";
            out.append("<" + kind + "><Name>" + name.replace("/", "") + "</Name><Properties>");
            out.append(kind.equals("File") ? "<Content-Length>7</Content-Length>" : "");
            out.append("</Properties></" + kind + ">");
        }
        engine.then(200, out + "</Entries><NextMarker>" + next + "</NextMarker></EnumerationResults>");
    }

    @Test
    void aDirectoryIsListedPageByPage() {
        engine.then(200, "");
        Backend.DirectoryHandle directory = open("/share/d", OpenFlag.DIRECTORY);
        thenListed("m", "a b", "sub/");
        thenListed("n");
        thenListed("", "z");
        try (Stream<DirectoryEntry> entries = directory.readdir()) {
            List<DirectoryEntry> all = entries.toList();
            assertThat(all).extracting(DirectoryEntry::name).containsExactly("a b", "sub", "z");
            assertThat(all)
                    .extracting(DirectoryEntry::uri)
                    .containsExactly(uri("/share/d/a%20b"), uri("/share/d/sub/"), uri("/share/d/z"));
            assertThat(all.get(0).stat().size()).hasValue(7);
            assertThat(all.get(1).stat().type()).isEqualTo(FileType.DIRECTORY);
        }
        assertThat(engine.lines().get(2)).contains("&marker=m");
    }

    @Test
    void theVersionsOfAShareAreItsSnapshots() {
        String share = "<Share><Name>%s</Name>%s<Properties><Quota>1</Quota></Properties></Share>";
        engine.then(
                200,
                "<EnumerationResults><Shares>"
                        + share.formatted("s", "<Snapshot>2026-11-24T01:02:03.0000000Z</Snapshot>")
                        + share.formatted("s", "") + share.formatted("s2", "")
                        + "</Shares><NextMarker/></EnumerationResults>");
        try (Stream<FileVersion> versions = backend.versions(uri("/s"))) {
            List<FileVersion> all = versions.toList();
            assertThat(all).extracting(FileVersion::id).containsExactly("2026-11-24T01:02:03.0000000Z", null);
            assertThat(all).extracting(FileVersion::current).containsExactly(false, true);
        }
        assertThat(engine.lines().get(0)).endsWith("?comp=list&prefix=s&include=snapshots");
        assertFails(ErrorKind.UNSUPPORTED, () -> backend.versions(uri("/s/f")).close());
    }

    @Test
    void onlyWhatBeginsSoIsAskedFor() {
        engine.then(200, "");
        thenListed("", "lo", "LO", "log/");
        try (Stream<DirectoryEntry> entries = open("/share/d").readdir("lo")) {
            assertThat(entries).extracting(DirectoryEntry::name).containsExactly("lo", "log");
        }
        assertThat(engine.lines().get(1)).contains("&prefix=lo");
    }

    @Test
    void whatIsLeftEarlyAsksForNoMore() {
        engine.then(200, "");
        thenListed("m", "a");
        try (Stream<DirectoryEntry> entries = open("/share").readdir()) {
            assertThat(entries.findFirst()).isPresent();
        }
    }

    @Test
    void theAccountHoldsShares() {
        engine.then(
                200,
                "<EnumerationResults><Shares><Share><Name>s</Name><Properties><Quota>1</Quota></Properties></Share>"
                        + "</Shares><NextMarker/></EnumerationResults>");
        try (Stream<DirectoryEntry> entries = open("").readdir()) {
            assertThat(entries).singleElement().satisfies(entry -> {
                assertThat(entry.uri()).isEqualTo(uri("/s"));
                assertThat(entry.stat().type()).isEqualTo(FileType.CONTAINER);
            });
        }
    }

    @Test
    void directoriesAreMadeOnce() {
        engine.thenError(404, "ResourceNotFound").then(201, "");
        assertThat(open("/share/d/", OpenFlag.CREATE).created()).isTrue();
        engine.thenError(404, "ResourceNotFound")
                .thenError(409, "ResourceAlreadyExists")
                .then(200, "");
        assertThat(open("/share/d/", OpenFlag.CREATE).created()).isFalse();
        engine.thenError(409, "ResourceAlreadyExists");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> open("/share/d/", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        engine.thenError(409, "ShareAlreadyExists");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> open("/share", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        engine.thenError(404, "ParentNotFound").thenError(404, "ParentNotFound");
        assertFails(ErrorKind.NOT_FOUND, () -> open("/share/d/e/", OpenFlag.CREATE));
        engine.thenError(409, "ResourceTypeMismatch");
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> open("/share/file", OpenFlag.CREATE));
    }

    @Test
    void whatHoldsSomethingStays() {
        thenListed("", "x");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> backend.remove(uri("/share")));
        thenListed("m");
        thenListed("");
        engine.thenError(409, "ShareHasSnapshots");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> backend.remove(uri("/share")));
        engine.thenError(409, "DirectoryNotEmpty");
        assertFails(ErrorKind.ALREADY_EXISTS, () -> backend.remove(uri("/share/d/")));
    }

    @Test
    void removesWhicheverItIs() {
        engine.then(202, "");
        backend.remove(uri("/share/x"));
        engine.thenError(409, "ResourceTypeMismatch").then(202, "");
        backend.remove(uri("/share/x"));
        engine.then(202, "");
        backend.remove(uri("/share/x/"));
        engine.thenError(404, "ResourceNotFound").thenError(404, "ResourceNotFound");
        assertFails(ErrorKind.NOT_FOUND, () -> backend.remove(uri("/share/x")));
        engine.thenError(409, "ResourceTypeMismatch");
        assertFails(ErrorKind.NOT_FOUND, () -> backend.remove(uri("/share/file/")));
        assertThat(engine.lines().get(2)).endsWith("/share/x?restype=directory");
    }

    @Test
    void statTellsWhichItIs() {
        engine.then(200, "", "Content-Length: 3");
        assertThat(backend.stat(uri("/share/x")).size()).hasValue(3);
        engine.thenError(404, "ResourceNotFound").then(200, "", "ETag: \"e\"");
        assertThat(backend.stat(uri("/share/x")).type()).isEqualTo(FileType.DIRECTORY);
        engine.thenError(409, "ResourceTypeMismatch");
        assertFails(ErrorKind.NOT_FOUND, () -> backend.stat(uri("/share/file/")));
        engine.then(200, "", "x-ms-lease-state: available");
        assertThat(backend.stat(uri("/share")).type()).isEqualTo(FileType.CONTAINER);
        assertThat(backend.stat(uri("")).type()).isEqualTo(FileType.ROOT);
    }

    @Test
    void aShareTellsWhatIsLeft() {
        engine.then(200, "");
        Backend.DirectoryHandle share = open("/share");
        engine.then(200, "", "x-ms-share-quota: 2")
                .then(200, "<ShareStats><ShareUsageBytes>1073741824</ShareUsageBytes></ShareStats>");
        FileSystemStat stat = share.statfs();
        assertThat(stat.total()).hasValue(2L << 30);
        assertThat(stat.available()).hasValue(1L << 30);
        assertThat(stat.capabilities()).isEqualTo(backend.capabilities());
        engine.thenError(403, "AuthorizationPermissionMismatch");
        assertThat(share.statfs().total()).isEmpty();
    }

    @Test
    void sharesAreLeasedAndOnlyThey() {
        engine.then(200, "").then(201, "", "x-ms-lease-id: " + ID);
        Backend.DirectoryHandle share = open("/share");
        Lease lease = share.acquireLease(
                LeaseOptions.of(Duration.ofSeconds(15)).withId(ID).withRenewing(false));
        assertThat(engine.last().header("x-ms-lease-duration")).isEqualTo("15");
        assertThat(lease.id()).isEqualTo(ID);
        thenListed("");
        engine.then(202, "");
        share.unlink();
        assertThat(engine.last().header("x-ms-lease-id")).isEqualTo(ID);
        engine.then(202, "", "x-ms-lease-time: 7");
        assertThat(share.breakLease(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(7));
        engine.then(200, "");
        Backend.DirectoryHandle directory = open("/share/d");
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> directory.acquireLease(LeaseOptions.INFINITE));
    }
}
