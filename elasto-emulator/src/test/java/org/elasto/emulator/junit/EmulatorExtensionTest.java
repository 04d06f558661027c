package org.elasto.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.Fault;
import org.elasto.emulator.S3User;
import org.elasto.emulator.StorageAccount;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.store.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatorExtension.class)
class EmulatorExtensionTest {

    private static final Set<Emulator> SEEN = ConcurrentHashMap.newKeySet();

    /** Where the clock stood when a test before this one ended. */
    private static Instant advanced = Instant.MAX;

    private Emulator before;

    @BeforeEach
    void seed(Emulator emulator) {
        before = emulator;
        SEEN.add(emulator);
    }

    @AfterAll
    static void oneServerServedThemAll() {
        assertThat(SEEN).hasSize(1);
    }

    /** Each leaves behind what the next would notice. */
    @RepeatedTest(3)
    void beginsWithAFreshWorld(Emulator emulator) {
        assertThat(emulator).isSameAs(before);
        assertThat(emulator.snapshot()).isSameAs(World.EMPTY);
        assertThat(emulator.clock().instant()).isBefore(advanced);
        assertThat(emulator.faults().list()).isEmpty();
        emulator.faults().add(Fault.parse("do=503,reset"));
        emulator.restore(World.EMPTY.withContainers("s3", World.EMPTY.containers("s3")));
        emulator.clock().advance(Duration.ofHours(1));
        advanced = emulator.clock().instant();
    }

    @Test
    void endpointAndCredentialsAreInjected(URI endpoint, S3User user, StorageAccount account) throws Exception {
        assertThat(endpoint).isEqualTo(before.s3Endpoint());
        assertThat(account).isEqualTo(StorageAccount.DEVELOPMENT);
        assertThat(user).isEqualTo(S3User.DEFAULT);
        try (RawConnection connection = new RawConnection(endpoint.getPort())) {
            assertThat(connection
                            .send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                            .receive()
                            .status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Inside {
        @Test
        void worksTheSame(Emulator emulator) {
            beginsWithAFreshWorld(emulator);
        }
    }

    @Test
    void testsThatRunAtOnceShareNothing() {
        try (EmulatorPool pool = new EmulatorPool()) {
            Emulator first = pool.take();
            Emulator second = pool.take();
            assertThat(second.s3Endpoint()).isNotEqualTo(first.s3Endpoint());
            first.clock().advance(Duration.ofHours(1));
            assertThat(Duration.between(second.clock().instant(), first.clock().instant()))
                    .isGreaterThan(Duration.ofMinutes(59));

            pool.giveBack(first);
            assertThat(pool.take()).isSameAs(first);
            assertThat(Duration.between(second.clock().instant(), first.clock().instant()))
                    .isLessThan(Duration.ofMinutes(1));
        }
    }
}
