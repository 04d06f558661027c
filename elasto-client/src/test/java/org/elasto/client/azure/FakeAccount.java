package org.elasto.client.azure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.elasto.client.ClientConfig;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Judge;
import org.elasto.client.http.Transport;
import org.jspecify.annotations.Nullable;

/** The development account, over an engine that answers what it was told to. */
public final class FakeAccount {

    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private FakeAccount() {}

    /** Its errors are those of a storage service. */
    public static FakeEngine engine() {
        return new FakeEngine(FakeAccount::error);
    }

    private static HttpResponse error(int status, String code, String... fields) {
        String document = "\uFEFF<Error><Code>" + code + "</Code><Message>m\nRequestId:x</Message></Error>";
        HttpResponse answer = FakeEngine.answer(status, document.getBytes(StandardCharsets.UTF_8), fields);
        Headers headers = answer.headers();
        headers.add("x-ms-error-code", code);
        headers.add("x-ms-request-id", "r-1");
        return answer;
    }

    public static ClientConfig.Builder settings() {
        return ClientConfig.builder().azureCredentials(ConnectionString.DEVELOPMENT);
    }

    /** The account over an engine, with four attempts and no waiting. */
    public static AzureConnection connection(
            Transport engine, ClientConfig config, @Nullable String authority, Judge judge) {
        return connection(
                engine, config, new AzureConnection.Where(AzureService.BLOB, authority, "devstoreaccount1"), judge);
    }

    /** The files of the account. */
    public static AzureConnection files(Transport engine, ClientConfig config, Judge judge) {
        return connection(
                engine,
                config,
                new AzureConnection.Where(AzureService.FILE, "localhost:10003", "devstoreaccount1"),
                judge);
    }

    private static AzureConnection connection(
            Transport engine, ClientConfig config, AzureConnection.Where where, Judge judge) {
        return AzureConnection.over(engine, FakeEngine.policy(NOW), config, where, judge);
    }
}
