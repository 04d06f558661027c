package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.elasto.client.AzureCredentials.SharedKey;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.junit.jupiter.api.Test;

/** What happens when a key was made anew while it was in use. */
class KeyRotationTest {

    private static final SharedKey OLD = new SharedKey("acc", "b25l");
    private static final SharedKey NEW = new SharedKey("acc", "dHdv");

    private final FakeEngine engine = FakeAccount.engine();
    private final Ring ring = new Ring();

    private static final class Ring implements KeyRing {

        private final List<SharedKey> refused = new ArrayList<>();
        private SharedKey known = OLD;
        private SharedKey real = NEW;
        private boolean gone;

        @Override
        public SharedKey current() {
            return known;
        }

        @Override
        public boolean renewed(SharedKey key) {
            refused.add(key);
            if (gone) {
                throw new StorageException(ErrorKind.NOT_FOUND, "gone");
            }
            boolean another = !real.equals(known);
            known = real;
            return another;
        }
    }

    private AzureExchange exchange() {
        AzureConnection.Where where = new AzureConnection.Where(AzureService.BLOB, "127.0.0.1:1", "acc").by(ring);
        AzureConnection connection = AzureConnection.over(
                engine,
                FakeEngine.policy(FakeAccount.NOW),
                ClientConfig.builder().build(),
                where,
                new AzureErrors(AzureErrors::common));
        return new AzureExchange(connection, Limits.NONE);
    }

    private static AzureRequest get() {
        return new AzureRequest("GetBlobProperties", "HEAD", "/c/b").unsafe(true);
    }

    private String signature(int sent) {
        return String.valueOf(engine.sent().get(sent).header("Authorization"));
    }

    @Test
    void aRefusedKeyIsReplacedAndTheRequestSentAgain() {
        engine.thenError(403, "AuthenticationFailed").then(200, "").then(200, "");

        exchange().send(get());

        assertThat(ring.refused).containsExactly(OLD);
        assertThat(signature(0)).isNotEqualTo(signature(1));
        exchange().send(get());
        assertThat(signature(2)).isEqualTo(signature(1));
    }

    @Test
    void keysThatAreRefusedAsTheyAreEndIt() {
        ring.real = OLD;
        engine.thenError(403, "AuthenticationFailed");

        assertThatThrownBy(() -> exchange().send(get()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED));
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void whoSignedWithAnOlderOneTriesAgainWithoutAsking() {
        engine.then(sent -> {
                    ring.known = NEW;
                    return FakeEngine.answer(403, new byte[0], "x-ms-error-code: AuthenticationFailed");
                })
                .then(200, "");

        exchange().send(get());

        assertThat(ring.refused).isEmpty();
    }

    @Test
    void keysThatCannotBeAskedForLeaveTheRefusalAsItIs() {
        ring.gone = true;
        engine.thenError(403, "AuthenticationFailed");

        assertThatThrownBy(() -> exchange().send(get()))
                .hasMessageContaining("AuthenticationFailed")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void otherRefusalsAreNoneOfItsBusiness() {
        engine.thenError(404, "ContainerNotFound");

        assertThatThrownBy(() -> exchange().send(get())).isInstanceOf(StorageException.class);
        assertThat(ring.refused).isEmpty();
    }
}
