package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionHandlersTest {

    private static final String POLICY = "/box/b?comp=immutabilityPolicies";
    private static final String MODE = "x-ms-immutability-policy-mode";

    private final BlobBench blob = new BlobBench().container("box");

    @BeforeEach
    void aBlob() {
        blob.putBlock("/box/b", "content");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private PlainRequest policy(int days, String mode) {
        String until = AzureDates.http(blob.clock.instant().plus(Duration.ofDays(days)));
        return request("PUT", POLICY)
                .with("x-ms-immutability-policy-until-date", until)
                .with(MODE, mode);
    }

    private String refusal(PlainRequest request) {
        Answer answer = blob.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    @Test
    void anUnlockedPolicyIsChangedAndTakenOff() {
        String etag = blob.send("HEAD", "/box/b").header("ETag");
        Answer set = blob.send(policy(10, "unlocked")).expect(200);
        assertThat(set.header(MODE)).isEqualTo("unlocked");
        assertThat(set.header("x-ms-immutability-policy-until-date")).isEqualTo("Fri, 04 Dec 2026 08:00:00 GMT");
        blob.send(policy(1, "unlocked")).expect(200);
        Answer head = blob.send("HEAD", "/box/b").expect(200);
        assertThat(head.header(MODE)).isEqualTo("unlocked");
        assertThat(head.header("ETag")).isEqualTo(etag);
        assertThat(refusal(request("DELETE", "/box/b"))).isEqualTo("409 BlobImmutableDueToPolicy");
        blob.send("DELETE", POLICY).expect(200);
        assertThat(blob.send("HEAD", "/box/b").header(MODE)).isEmpty();
        blob.send("DELETE", "/box/b").expect(202);
    }

    @Test
    void aLockedPolicyOnlyGrows() {
        blob.send(policy(10, "locked")).expect(200);
        assertThat(refusal(policy(9, "locked"))).isEqualTo("409 BlobImmutableDueToPolicy");
        assertThat(refusal(policy(11, "unlocked"))).isEqualTo("409 BlobImmutableDueToPolicy");
        assertThat(refusal(request("DELETE", POLICY))).isEqualTo("409 BlobImmutableDueToPolicy");
        blob.send(policy(11, "locked")).expect(200);
        blob.clock.advance(Duration.ofDays(11).minusSeconds(1));
        assertThat(refusal(request("DELETE", "/box/b"))).isEqualTo("409 BlobImmutableDueToPolicy");
        blob.clock.advance(Duration.ofSeconds(1));
        blob.send("DELETE", "/box/b").expect(202);
    }

    @Test
    void whatAPolicyAndAHoldForbid() {
        for (String code : new String[] {"BlobImmutableDueToPolicy", "BlobImmutableDueToLegalHold"}) {
            if (code.endsWith("Policy")) {
                blob.send(policy(1, "unlocked")).expect(200);
            } else {
                blob.send(request("PUT", "/box/b?comp=legalhold").with("x-ms-legal-hold", "true"))
                        .expect(200);
            }
            assertThat(refusal(request("PUT", "/box/b").with("x-ms-blob-type", "BlockBlob")))
                    .isEqualTo("409 " + code);
            assertThat(refusal(request("PUT", "/box/b?comp=metadata"))).isEqualTo("409 " + code);
            assertThat(refusal(request("PUT", "/box/b?comp=blocklist").body("<BlockList/>")))
                    .isEqualTo("409 " + code);
            assertThat(refusal(request("DELETE", "/box/b").with("x-ms-delete-snapshots", "include")))
                    .isEqualTo("409 " + code);
            blob.send("GET", "/box/b").expect(200);
            blob.send("PUT", "/box/b?comp=snapshot").expect(201);
        }
        blob.send("DELETE", POLICY).expect(200);
        assertThat(blob.send("HEAD", "/box/b").header("x-ms-legal-hold")).isEqualTo("true");
        blob.send(request("PUT", "/box/b?comp=legalhold").with("x-ms-legal-hold", "false"))
                .expect(200);
        blob.putBlock("/box/b", "again");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-immutability-policy-until-date, , MissingRequiredHeader",
        "x-ms-immutability-policy-until-date, soon, InvalidHeaderValue",
        "x-ms-immutability-policy-until-date, 'Tue, 24 Nov 2026 07:00:00 GMT', InvalidHeaderValue",
        "x-ms-immutability-policy-mode, mutable, InvalidHeaderValue",
    })
    void malformedPolicies(String name, @Nullable String value, String code) {
        assertThat(refusal(policy(1, "unlocked").changed(name, value))).isEqualTo("400 " + code);
    }

    @Test
    void snapshotsAreProtectedOnTheirOwn() {
        String snapshot = blob.send("PUT", "/box/b?comp=snapshot").expect(201).header("x-ms-snapshot");
        String target = "/box/b?comp=legalhold&snapshot=" + snapshot;
        blob.send(request("PUT", target).with("x-ms-legal-hold", "true")).expect(200);
        assertThat(refusal(request("DELETE", "/box/b?snapshot=" + snapshot)))
                .isEqualTo("409 BlobImmutableDueToLegalHold");
        assertThat(refusal(request("PUT", "/box/b?comp=legalhold"))).isEqualTo("400 MissingRequiredHeader");
        assertThat(refusal(request("PUT", "/box/none?comp=legalhold").with("x-ms-legal-hold", "true")))
                .isEqualTo("404 BlobNotFound");
        blob.putBlock("/box/b", "again");
    }

    // Expiry

    private final BlobBench tree = new BlobBench(
                    new BlobAccount(AzureAccount.of(BlobBench.ACCOUNT, BlobBench.KEY), false, 0, true))
            .container("box");

    private static PlainRequest expiry(String option, @Nullable String time) {
        PlainRequest request = request("PUT", "/box/b?comp=expiry").with("x-ms-expiry-option", option);
        return time == null ? request : request.with("x-ms-expiry-time", time);
    }

    @ParameterizedTest
    @CsvSource({
        "RelativeToNow, 60000, 60",
        "RelativeToCreation, 61000, 52",
        "Absolute, 'Tue, 24 Nov 2026 08:01:00 GMT', 50",
    })
    void blobsExpire(String option, String time, int seconds) {
        tree.putBlock("/box/b", "content");
        tree.clock.advance(Duration.ofSeconds(10));
        tree.send(expiry(option, time)).expect(200);
        assertThat(tree.send("HEAD", "/box/b").header("x-ms-expiry-time")).isNotEmpty();
        tree.clock.advance(Duration.ofSeconds(seconds - 2));
        tree.send("GET", "/box/b").expect(200);
        tree.clock.advance(Duration.ofSeconds(2));
        tree.send("GET", "/box/b").expect(404);
    }

    @Test
    void expiryIsTakenOff() {
        tree.putBlock("/box/b", "content");
        tree.send(expiry("RelativeToNow", "1000")).expect(200);
        tree.send(expiry("NeverExpire", null)).expect(200);
        tree.clock.advance(Duration.ofDays(1));
        tree.send("GET", "/box/b").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RelativeToNow x", "RelativeToNow -1", "Absolute soon", "Sometime 1", "RelativeToCreation 0"})
    void malformedExpiry(String text) {
        tree.putBlock("/box/b", "content");
        tree.clock.advance(Duration.ofSeconds(1));
        String[] parts = text.split(" ", 2);
        Answer answer = tree.send(expiry(parts[0], parts[1])).expect(400);
        assertThat(answer.code()).isEqualTo("InvalidHeaderValue");
        assertThat(tree.send(expiry("Absolute", null)).expect(400).code()).isEqualTo("MissingRequiredHeader");
    }

    @Test
    void flatAccountsKnowNoExpiry() {
        assertThat(refusal(expiry("NeverExpire", null))).isEqualTo("400 InvalidQueryParameterValue");
    }
}
