package org.elasto.client.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileSystemStat;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.AzureService;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;

class AccountLevelTest {

    private static final StorageUri ROOT = StorageUri.parse("abb:///");
    private static final StorageUri ACCOUNT = StorageUri.parse("abb:///acc");
    private static final OpenOptions CREATE = OpenOptions.of(OpenFlag.DIRECTORY, OpenFlag.CREATE);
    private static final FileSystemStat STATFS =
            new FileSystemStat(Set.of(), 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());

    private final FakeEngine engine = FakeManagement.engine();
    private final List<Duration> pauses = new ArrayList<>();
    private final AccountLevel level = level(FakeManagement.settings().build());

    private AccountLevel level(ClientConfig config) {
        return new AccountLevel(
                config,
                AzureService.BLOB,
                FakeManagement.operations(engine, config),
                (time, cancellation) -> pauses.add(time));
    }

    private static void assertKind(ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private void absent() {
        engine.thenError(404, "ResourceNotFound").then(200, "{\"value\":[]}");
    }

    @Test
    void theRootHoldsTheAccountsThatHaveTheService() {
        engine.then(
                200,
                "{\"value\":[" + FakeManagement.account("one") + ","
                        + FakeManagement.account("two").replace("\"blob\"", "\"file\"") + "]}");

        List<DirectoryEntry> entries = level.readdir(ROOT).toList();

        assertThat(entries).extracting(DirectoryEntry::name).containsExactly("one");
        assertThat(entries.get(0).uri()).isEqualTo(StorageUri.parse("abb:///one"));
        assertThat(entries.get(0).stat().location()).isEqualTo("westeurope");
        assertThat(entries.get(0).stat().metadata()).isEqualTo(Map.of("owner", "me"));
    }

    @Test
    void anAccountIsMadeAndWaitedFor() {
        absent();
        engine.then(202, "", "Location: https://management.azure.com/op", "Retry-After: 17")
                .then(202, "", "Retry-After: 99")
                .then(202, "")
                .then(200, FakeManagement.account("acc"));

        assertThat(level.open(ACCOUNT, CREATE.withLocation("westeurope"))).isTrue();
        assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(2));
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void theGroupSaysWhereAnAccountComesThatIsToBeNowhereInParticular() {
        absent();
        engine.then(200, "{\"location\":\"northeurope\"}").then(200, FakeManagement.account("acc"));

        assertThat(level.open(ACCOUNT, CREATE)).isFalse();
        assertThat(engine.last().body()).contains("\"location\":\"northeurope\"");
    }

    @Test
    void nobodyWaitsForEver() {
        absent();
        engine.then(202, "", "Location: https://management.azure.com/op");
        for (int i = 0; i <= 150; i++) {
            engine.then(202, "");
        }

        assertThatThrownBy(() -> level.open(ACCOUNT, CREATE.withLocation("westeurope")))
                .hasMessageContaining("is not ready after 5 minutes");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anAccountThatIsThereIsOpenedOrRefused() {
        engine.then(200, FakeManagement.account("acc")).then(200, FakeManagement.account("acc"));
        assertThat(level.open(ACCOUNT, CREATE)).isFalse();
        assertKind(
                ErrorKind.ALREADY_EXISTS,
                () -> level.open(ACCOUNT, OpenOptions.of(OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE)));
        absent();
        assertKind(ErrorKind.NOT_FOUND, () -> level.open(ACCOUNT, OpenOptions.of(OpenFlag.DIRECTORY)));
        absent();
        assertKind(ErrorKind.NOT_FOUND, () -> level.stat(ACCOUNT));
        absent();
        assertKind(ErrorKind.NOT_FOUND, () -> level.remove(ACCOUNT));
    }

    @Test
    void withoutASubscriptionThereIsTheAccountOfTheSettings() {
        AccountLevel plain = new AccountLevel(
                ClientConfig.builder()
                        .azureConnectionString("UseDevelopmentStorage=true")
                        .build(),
                AzureService.BLOB);

        assertThat(plain.readdir(ROOT)).extracting(DirectoryEntry::name).containsExactly("devstoreaccount1");
        assertThat(plain.open(ACCOUNT, OpenOptions.of(OpenFlag.DIRECTORY))).isFalse();
        assertThat(plain.stat(ACCOUNT).location()).isNull();
        assertThat(plain.statfs(ROOT, STATFS)).isSameAs(STATFS);
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> plain.open(ACCOUNT, CREATE));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> plain.remove(ACCOUNT));
    }

    @Test
    void keysAndPlaceAreAskedForOnceAndOnlyOfAccountsThatTheSettingsDoNotKnow() {
        AccountLevel mixed = level(FakeManagement.settings()
                .azureCredentials(new AzureCredentials.SharedKey("mine", "S0VZ"))
                .build());
        assertThat(mixed.where(null, "mine").keys()).isNull();
        assertThat(mixed.where("host:1", "acc").endpoint()).isNull();
        assertThat(mixed.isElsewhere(StorageUri.parse("abb:///mine/c"))).isFalse();
        assertThat(mixed.isElsewhere(StorageUri.parse("abb:///acc/c"))).isTrue();
        assertThat(engine.sent()).isEmpty();

        engine.then(200, FakeManagement.account("acc"))
                .then(200, "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"S0VZ\"}]}");
        AzureConnection.Where where = mixed.where(null, "acc");
        assertThat(where.endpoint()).isEqualTo(URI.create("https://acc.blob.example/"));
        assertThat(Objects.requireNonNull(where.keys()).current())
                .isEqualTo(new AzureCredentials.SharedKey("acc", "S0VZ"));
        assertThat(Objects.requireNonNull(mixed.where(null, "acc").keys())
                        .current()
                        .key())
                .isEqualTo("S0VZ");
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void statfsTellsWhere() {
        engine.then(200, "{\"value\":[{\"name\":\"eastus\"}]}").then(200, FakeManagement.account("acc"));

        assertThat(level.statfs(ROOT, STATFS).locations()).containsExactly("eastus");
        assertThat(level.statfs(ACCOUNT, STATFS).locations()).containsExactly("westeurope");
        assertThat(level.statfs(StorageUri.parse("abb:///acc/c/d/"), STATFS).locations())
                .containsExactly("westeurope");
    }

    @Test
    void keysAreFetchedAnewWhenRefusedAndNotForEver() {
        List<String> told = new ArrayList<>(List.of("b25l", "dHdv", "dHdv"));
        AccountKeys keys = new AccountKeys("acc", () -> List.of(new AccountKey("key1", told.remove(0))));
        AzureCredentials.SharedKey first = keys.current();

        assertThat(keys.renewed(first)).isTrue();
        AzureCredentials.SharedKey second = keys.current();
        assertThat(second.key()).isEqualTo("dHdv");
        assertThat(keys.renewed(first)).as("another is known already").isTrue();
        assertThat(keys.renewed(second)).isFalse();
        assertThat(told).isEmpty();
    }
}
