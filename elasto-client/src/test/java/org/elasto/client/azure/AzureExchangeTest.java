package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How requests are signed, retried, and read elsewhere. */
class AzureExchangeTest {

    private static final AzureErrors JUDGE = new AzureErrors(AzureErrors::common);
    private static final String PRIMARY = "http://127.0.0.1:10000/devstoreaccount1";

    private final FakeEngine engine = FakeAccount.engine();

    private AzureExchange exchange(ClientConfig config) {
        return new AzureExchange(FakeAccount.connection(engine, config, null, JUDGE), Limits.NONE);
    }

    private AzureExchange withSecondary() {
        return exchange(ClientConfig.builder()
                .azureConnectionString("UseDevelopmentStorage=true")
                .build());
    }

    private AzureExchange with(AzureCredentials who) {
        return exchange(ClientConfig.builder()
                .azureCredentials(who)
                .set("blob-endpoint", PRIMARY)
                .build());
    }

    private static AzureRequest get() {
        return new AzureRequest("GetBlobProperties", "HEAD", "/c/b").query("comp", "a b");
    }

    @Test
    void eachAttemptIsSigned() {
        engine.thenError(503, "ServerBusy").then(200, "");
        with(ConnectionString.DEVELOPMENT).send(get());
        assertThat(engine.lines())
                .containsExactly("HEAD /devstoreaccount1/c/b?comp=a%20b", "HEAD /devstoreaccount1/c/b?comp=a%20b");
        assertThat(engine.last().header("Authorization")).startsWith("SharedKey devstoreaccount1:");
        assertThat(engine.last().header("x-ms-date")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        assertThat(engine.last().header("x-ms-version")).isEqualTo(AzureVersion.CURRENT);
    }

    @Test
    void signatureStandsInTheUrlAndNowhereElse() {
        AzureExchange exchange = with(new AzureCredentials.Sas("?sv=1&sig=SECRET"));
        engine.then(200, "").thenError(403, "AuthenticationFailed");
        exchange.send(new AzureRequest("X", "HEAD", "/c/b"));
        assertThat(engine.last().request().target()).isEqualTo("/devstoreaccount1/c/b?sv=1&sig=SECRET");
        assertThat(engine.last().request().toString()).doesNotContain("SECRET");
        assertThat(engine.last().header("Authorization")).isNull();
        assertThatThrownBy(() -> exchange.send(get())).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
            assertThat(e.toString()).doesNotContain("SECRET").doesNotContain("sv=");
        });
        assertThat(engine.last().line()).endsWith("?comp=a%20b&sv=1&sig=SECRET");
    }

    @Test
    void tokenIsAskedForEachTime() {
        String[] token = {"one"};
        AzureExchange exchange = with(new AzureCredentials.Bearer(() -> token[0]));
        engine.then(200, "").then(200, "");
        exchange.send(get());
        token[0] = "two";
        exchange.send(get());
        assertThat(engine.sent().get(0).header("Authorization")).isEqualTo("Bearer one");
        assertThat(engine.last().header("Authorization")).isEqualTo("Bearer two");
    }

    @Test
    void tokenDoesNotTravelInTheOpen() {
        AzureExchange exchange = exchange(ClientConfig.builder()
                .azureCredentials(new AzureCredentials.Bearer(() -> "t"))
                .insecureHttp(true)
                .set("blob-endpoint", "http://localhost.example")
                .build());
        assertThatThrownBy(() -> exchange.send(get()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void readsElsewhereWhenThereIsNoAnswer() {
        engine.thenLost().thenLost().thenLost().thenLost().then(200, "", "ETag: \"e\"");
        assertThat(withSecondary().send(get()).headers().first("ETag")).isEqualTo("\"e\"");
        assertThat(engine.sent()).hasSize(5);
        assertThat(engine.last().line()).isEqualTo("HEAD /devstoreaccount1-secondary/c/b?comp=a%20b");
    }

    @Test
    void whatIsNotThereElsewhereMayBeHere() {
        engine.thenLost().thenLost().thenLost().thenLost().thenError(404, "BlobNotFound");
        assertThatThrownBy(() -> withSecondary().send(get())).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED);
            assertThat(e.getSuppressed()).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"404, BlobNotFound, NOT_FOUND", "412, ConditionNotMet, PRECONDITION_FAILED"})
    void anAnswerIsAnAnswer(int status, String code, ErrorKind kind) {
        engine.thenError(status, code);
        assertThatThrownBy(() -> withSecondary().send(get()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(engine.sent()).hasSize(1);
    }

    @Test
    void writesAndLooksStayHere() {
        engine.thenLost().thenLost().thenLost().thenLost();
        AzureRequest write = new AzureRequest("PutBlock", "PUT", "/c/b").body(RequestBody.of(new byte[1]));
        assertThatThrownBy(() -> withSecondary().send(write)).isInstanceOf(StorageException.class);
        assertThat(engine.sent()).hasSize(4);
        engine.thenLost().thenLost().thenLost().thenLost();
        assertThatThrownBy(() -> withSecondary().send(get().primaryOnly())).isInstanceOf(StorageException.class);
        assertThat(engine.sent()).hasSize(8);
    }

    @Test
    void failureTellsCodeMessageAndRequest() {
        engine.thenError(409, "LeaseAlreadyPresent");
        AzureRequest lease = new AzureRequest("LeaseBlob", "PUT", "/c/b");
        assertThatThrownBy(() -> withSecondary().send(lease)).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(e)
                    .hasMessage("LeaseBlob of 127.0.0.1:10000/devstoreaccount1/c/b: 409 LeaseAlreadyPresent, m"
                            + " (request r-1)");
        });
    }

    @Test
    void answerOfAFrontEndIsNoXml() {
        engine.then(400, "<!DOCTYPE html><html><br></html>");
        assertThatThrownBy(() -> withSecondary().send(get()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }
}
