package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.ErrorKind;
import org.elasto.client.Leftover;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** What transfers left behind that nobody goes on with. */
@OnEverySite
class LeftoverBehaviorTest extends Workspace {

    private static final int SIZE = 9 << 20;

    LeftoverBehaviorTest(Site site) {
        super(site);
    }

    private List<Leftover> leftovers() {
        try (Stream<Leftover> all = client.leftovers(container)) {
            return all.toList();
        }
    }

    /** As after SIGKILL. */
    private String left(StorageUri uri, StageOptions options) {
        try (StagedFile staged = client.stage(uri, options)) {
            staged.write(0, ByteBuffer.wrap(random(1, staged.pieceSize())));
            return staged.token();
        }
    }

    @Test
    void whereNothingIsLeftNothingIsFound() {
        put("x", unitsOf(1));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatIsLeftIsFoundAndRemoved() {
        StageOptions options = StageOptions.of(SIZE).withReplace(true);
        StorageUri uri = file("left");
        String token = left(uri, options);

        List<Leftover> found = leftovers();
        assertThat(found).hasSize(1);
        client.remove(found.get(0));

        assertThat(leftovers()).isEmpty();
        assertThat(list(container)).isEmpty();
        assertThat(Failures.failure(() -> client.stat(uri))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(Failures.failure(() -> {
                    try (StagedFile staged = client.restage(uri, options, token)) {
                        staged.publish();
                    }
                }))
                .isNotNull();
    }

    @Test
    void whatIsThereStaysThere() {
        byte[] content = unitsOf(1, 2);
        StorageUri uri = put("kept", content);
        left(uri, StageOptions.of(SIZE).withReplace(true));
        leftovers().forEach(client::remove);
        assertThat(get(uri)).isEqualTo(content);
    }
}
