package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.util.concurrent.atomic.AtomicInteger;
import org.elasto.client.Capability;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** A rename is one step: what had the old name has the new one, and never both or none. */
@OnEverySite
class RenameBehaviorTest extends Workspace {

    RenameBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void renamingNeedsRename() {
        StorageUri from = put("a", unitsOf(1, 2));
        ErrorKind answer = failure(() -> client.rename(from, file("b"), false));
        assertThat(answer).isEqualTo(has(Capability.RENAME) ? null : ErrorKind.UNSUPPORTED);
        assertThat(get(file(answer == null ? "b" : "a"))).isEqualTo(unitsOf(1, 2));
        assertThat(list(container)).hasSize(1);
    }

    @Test
    @Requires(Capability.RENAME)
    void whatHasTheNameIsReplacedOnlyIfAskedFor() {
        StorageUri from = put("a", unitsOf(1));
        StorageUri to = put("b", unitsOf(2));
        assertThat(failure(() -> client.rename(from, to, false))).isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(get(from)).isEqualTo(unitsOf(1));
        assertThat(get(to)).isEqualTo(unitsOf(2));
        client.rename(from, to, true);
        assertThat(get(to)).isEqualTo(unitsOf(1));
        assertThat(list(container)).extracting(DirectoryEntry::name).containsExactly("b");
    }

    @Test
    @Requires(Capability.RENAME)
    void directoriesTakeAlongWhatIsInThem() {
        put("dir/deep/x", unitsOf(1));
        client.rename(file("dir/"), file("other/"), false);
        assertThat(get(file("other/deep/x"))).isEqualTo(unitsOf(1));
        assertThat(failure(() -> client.stat(file("dir/")))).isEqualTo(ErrorKind.NOT_FOUND);
        client.open(file("dir/"), OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        assertThat(failure(() -> client.rename(file("other/"), file("dir/"), true)))
                .isEqualTo(ErrorKind.ALREADY_EXISTS);
    }

    @Test
    @Requires(Capability.RENAME)
    void whatIsNotThereHasNoOtherName() {
        assertThat(failure(() -> client.rename(file("none"), file("b"), false))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(list(container)).isEmpty();
    }

    @Test
    @Requires(Capability.RENAME)
    void ofManyWhoRenameOneFileOneDoes() throws InterruptedException {
        StorageUri from = put("a", unitsOf(1));
        AtomicInteger done = new AtomicInteger();
        Thread[] racing = new Thread[8];
        for (int i = 0; i < racing.length; i++) {
            StorageUri to = file("to" + i);
            racing[i] = new Thread(() -> {
                try {
                    client.rename(from, to, false);
                    done.incrementAndGet();
                } catch (StorageException e) {
                    // the others come too late
                }
            });
            racing[i].start();
        }
        for (Thread thread : racing) {
            thread.join();
        }
        assertThat(done).hasValue(1);
        assertThat(list(container)).hasSize(1);
    }
}
