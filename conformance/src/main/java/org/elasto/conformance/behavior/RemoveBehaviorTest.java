package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

@OnEverySite
class RemoveBehaviorTest extends Workspace {

    RemoveBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void aFile() {
        StorageUri uri = put("x", unitsOf(1));
        client.remove(uri);
        assertThat(failure(() -> client.stat(uri))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(list(container)).isEmpty();
    }

    @Test
    void anOpenFile() {
        StorageUri uri = put("x", unitsOf(1));
        try (ElastoFile file = client.open(uri)) {
            file.unlink();
        }
        assertThat(failure(() -> client.stat(uri))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void whatIsMissingIsNotFound() {
        assertThat(failure(() -> client.remove(file("missing")))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void aContainerThatHoldsSomethingStays() {
        put("x", unitsOf(1));
        assertThat(failure(() -> client.remove(container))).isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(get(file("x"))).hasSize(units(1));
    }

    @Test
    void aDirectoryThatHoldsSomethingStays() {
        put("dir/x", unitsOf(1));
        assertThat(failure(() -> client.remove(file("dir/")))).isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(get(file("dir/x"))).hasSize(units(1));
    }

    @Test
    void anEmptyDirectory() {
        client.open(file("dir/"), OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        client.remove(file("dir/"));
        assertThat(list(container)).isEmpty();
    }

    @Test
    void anEmptyContainer() {
        client.remove(container);
        assertThat(failure(() -> client.stat(container))).isEqualTo(ErrorKind.NOT_FOUND);
    }
}
