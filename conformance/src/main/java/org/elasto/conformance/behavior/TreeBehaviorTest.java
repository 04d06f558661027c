package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.SyncOptions;
import org.elasto.client.transfer.Transfer;
import org.elasto.client.transfer.TransferOptions;
import org.elasto.client.transfer.TreeListener;
import org.elasto.client.transfer.TreeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that go up and come down with all below. */
@OnEverySite
class TreeBehaviorTest extends Workspace {

    private static final TreeListener NOBODY = new TreeListener() {};
    private static final Instant OLD = Instant.parse("2021-03-04T05:06:07Z");

    @TempDir
    private Path directory;

    TreeBehaviorTest(Site site) {
        super(site);
    }

    private Path local(String name, byte[] content) throws IOException {
        Path file = directory.resolve("here").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(OLD));
        return file;
    }

    private StorageUri here() {
        return StorageUri.of(directory.resolve("here"));
    }

    private StorageUri back() {
        return StorageUri.of(directory.resolve("back"));
    }

    private List<String> files(StorageUri top) {
        try (ElastoFile open = client.open(top, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> tree = open.readTree()) {
            return tree.filter(entry -> entry.stat().type() == FileType.FILE)
                    .map(DirectoryEntry::name)
                    .sorted()
                    .toList();
        }
    }

    private TreeResult sync(StorageUri from, StorageUri to, SyncOptions how) {
        try (Transfer transfer = new Transfer(client, TransferOptions.DEFAULT)) {
            return transfer.sync(from, to, how, NOBODY);
        }
    }

    private void threeFiles() throws IOException {
        local("a", unitsOf(1));
        local("b/c", unitsOf(2));
        local("b/d/e", unitsOf(3));
    }

    @Test
    void aTreeGoesUpAndComesDown() throws IOException {
        threeFiles();
        try (Transfer transfer = new Transfer(client, TransferOptions.DEFAULT)) {
            StorageUri there = file("there");
            assertThat(transfer.copyTree(here(), there, NOBODY)).isEqualTo(new TreeResult(3, units(3), 0, 0, 0));
            assertThat(files(there)).containsExactly("a", "b/c", "b/d/e");
            transfer.copyTree(there, back(), NOBODY);
        }
        assertThat(directory.resolve("back/b/d/e")).hasBinaryContent(unitsOf(3));
        assertThat(files(back())).containsExactly("a", "b/c", "b/d/e");
    }

    @Test
    void oneThatCannotGoDoesNotKeepTheRest() throws IOException {
        threeFiles();
        put("there/b/c", unitsOf(9));
        List<StorageUri> failed = new ArrayList<>();
        try (Transfer transfer = new Transfer(client, TransferOptions.DEFAULT)) {
            TreeResult result = transfer.copyTree(here(), file("there"), new TreeListener() {
                @Override
                public void failed(StorageUri what, StorageException why) {
                    failed.add(what);
                }
            });
            assertThat(result).isEqualTo(new TreeResult(2, units(2), 0, 0, 1));
        }
        assertThat(failed).extracting(StorageUri::name).containsExactly("c");
        assertThat(get(file("there/b/c"))).isEqualTo(unitsOf(9));
    }

    @Test
    void aTreeInItselfIsRefused() {
        put("there/a", unitsOf(1));
        try (Transfer transfer = new Transfer(client, TransferOptions.DEFAULT)) {
            assertThatThrownBy(() -> transfer.copyTree(file("there"), file("there/below"), NOBODY))
                    .isInstanceOf(StorageException.class);
        }
    }

    @Test
    void aMoveLeavesNoFiles() throws IOException {
        threeFiles();
        try (Transfer transfer = new Transfer(client, TransferOptions.DEFAULT)) {
            assertThat(transfer.moveTree(here(), file("there"), NOBODY).copied())
                    .isEqualTo(3);
        }
        assertThat(directory.resolve("here")).doesNotExist();
        assertThat(files(file("there"))).hasSize(3);
        try (Transfer transfer = new Transfer(client, TransferOptions.DEFAULT)) {
            StorageUri deep = file("no/such/place");
            assertThat(transfer.moveTree(file("there"), deep, NOBODY)).isEqualTo(new TreeResult(3, units(3), 0, 0, 0));
            assertThat(files(deep)).containsExactly("a", "b/c", "b/d/e");
        }
        assertThat(Failures.failure(() -> client.stat(file("there")))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void aSecondSyncHasNothingToDo() throws IOException {
        threeFiles();
        StorageUri there = file("there");
        assertThat(sync(here(), there, SyncOptions.PRESET).copied()).isEqualTo(3);
        assertThat(sync(here(), there, SyncOptions.PRESET)).isEqualTo(new TreeResult(0, 0, 3, 0, 0));
        assertThat(sync(there, back(), SyncOptions.PRESET).copied()).isEqualTo(3);
        assertThat(sync(there, back(), SyncOptions.PRESET)).isEqualTo(new TreeResult(0, 0, 3, 0, 0));
        assertThat(sync(here(), there, SyncOptions.PRESET.withChecksum(true)).same())
                .isEqualTo(3);
    }

    @Test
    void aSyncCopiesWhatDiffersAndRemovesWhatIsTooMuchIfAsked() throws IOException {
        threeFiles();
        StorageUri there = file("there");
        sync(here(), there, SyncOptions.PRESET);
        local("a", unitsOf(1, 1));
        Files.delete(directory.resolve("here/b/c"));

        SyncOptions deleting = SyncOptions.PRESET.withDelete(true);
        assertThat(sync(here(), there, deleting.withDryRun(true))).isEqualTo(new TreeResult(1, units(2), 1, 1, 0));
        assertThat(files(there)).containsExactly("a", "b/c", "b/d/e");
        assertThat(get(there.resolve("a"))).isEqualTo(unitsOf(1));

        assertThat(sync(here(), there, SyncOptions.PRESET)).isEqualTo(new TreeResult(1, units(2), 1, 0, 0));
        assertThat(sync(here(), there, deleting)).isEqualTo(new TreeResult(0, 0, 2, 1, 0));
        assertThat(files(there)).containsExactly("a", "b/d/e");
        assertThat(get(there.resolve("a"))).isEqualTo(unitsOf(1, 1));
    }

    @Test
    void onlyAChecksumFindsOtherContentOfTheSameAge() throws IOException {
        threeFiles();
        StorageUri there = file("there");
        sync(here(), there, SyncOptions.PRESET);
        local("a", unitsOf(7));
        assertThat(sync(here(), there, SyncOptions.PRESET).copied()).isZero();
        assertThat(sync(here(), there, SyncOptions.PRESET.withChecksum(true)))
                .isEqualTo(new TreeResult(1, units(1), 2, 0, 0));
        assertThat(get(there.resolve("a"))).isEqualTo(unitsOf(7));
    }

    @Test
    void whatACopyTakesIsKnownBefore() throws IOException {
        StorageUri small = StorageUri.of(local("small", unitsOf(1)));
        StorageUri large = StorageUri.of(local("large", random(1, (20 << 20) + 512)));
        for (boolean force : new boolean[] {true, false}) {
            for (StorageUri from : List.of(small, large)) {
                StorageUri to = file(from.name() + force);
                explained(from, to, force);
                explained(to, StorageUri.of(directory.resolve(from.name() + force)), force);
            }
        }
    }

    private void explained(StorageUri from, StorageUri to, boolean force) {
        LongAdder requests = new LongAdder();
        try (Elasto counted = Elasto.create(client.config().toBuilder()
                        .requestListener(request -> requests.increment())
                        .build());
                Transfer transfer = new Transfer(counted, TransferOptions.DEFAULT.withForce(force))) {
            long told = transfer.explain(from, client.stat(from), to).requests();
            transfer.copy(from, to);
            assertThat(requests.sum()).as("%s to %s, %s", from, to, force).isEqualTo(told);
        }
    }
}
