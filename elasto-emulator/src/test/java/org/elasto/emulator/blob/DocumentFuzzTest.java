package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Mutation;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;

/**
 * Documents and queries broken at random: whatever comes, the emulator takes or refuses it, and has no defect. A failure
 * names the seed that brings it back.
 */
class DocumentFuzzTest {

    private static final int ROUNDS = 1_500;
    private final BlobBench blob = new BlobBench().container("box");

    private interface Sending extends BiFunction<Random, byte[], PlainRequest> {}

    private void fuzz(long firstSeed, List<String> samples, Sending sending) {
        List<Integer> statuses = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] sample = samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
            Answer answer = send(sending.apply(random, Mutation.of(random, sample)));
            assertThat(answer.status()).as("seed %d: %s", seed, answer.body()).isLessThan(500);
            assertThat(blob.failures()).as("seed %d", seed).isZero();
            statuses.add(answer.status());
        }
        // A mutation that never gets past the first check would prove nothing.
        assertThat(statuses).anyMatch(status -> status < 300).anyMatch(status -> status >= 400);
    }

    /** A query that cannot be read cannot be signed either. */
    private Answer send(PlainRequest request) {
        try {
            return blob.send(request);
        } catch (AzureException e) {
            return blob.sendAsIs(request);
        }
    }

    @Test
    void blockLists() {
        blob.send(request("PUT", "/box/b?comp=block&blockid=AAAA").body("x")).expect(201);
        fuzz(
                10_000,
                List.of(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><Latest>AAAA</Latest></BlockList>",
                        "<BlockList><Committed>AAAA</Committed><Uncommitted>AAAB</Uncommitted></BlockList>",
                        "<BlockList />"),
                (random, body) -> request("PUT", "/box/b?comp=blocklist").body(body));
    }

    @Test
    void tags() {
        blob.putBlock("/box/b", "x");
        fuzz(
                20_000,
                List.of(
                        "<Tags><TagSet><Tag><Key>a</Key><Value>b</Value></Tag><Tag><Key>c</Key><Value /></Tag></TagSet></Tags>"),
                (random, body) -> request("PUT", "/box/b?comp=tags").body(body));
    }

    @Test
    void serviceProperties() {
        fuzz(
                30_000,
                List.of(
                        "<StorageServiceProperties><Logging><Version>1.0</Version><Read>true</Read><Write>true</Write>"
                                + "<Delete>true</Delete><RetentionPolicy><Enabled>true</Enabled><Days>5</Days>"
                                + "</RetentionPolicy></Logging></StorageServiceProperties>",
                        "<StorageServiceProperties><Cors><CorsRule><AllowedOrigins>*</AllowedOrigins>"
                                + "<AllowedMethods>GET,PUT</AllowedMethods><AllowedHeaders>a,b*</AllowedHeaders>"
                                + "<ExposedHeaders>*</ExposedHeaders><MaxAgeInSeconds>5</MaxAgeInSeconds></CorsRule></Cors>"
                                + "<StaticWebsite><Enabled>true</Enabled><IndexDocument>i</IndexDocument></StaticWebsite>"
                                + "<DefaultServiceVersion>2019-12-12</DefaultServiceVersion></StorageServiceProperties>"),
                (random, body) -> request("PUT", "/?restype=service&comp=properties")
                        .with("Origin", "https://a.example")
                        .body(body));
    }

    @Test
    void accessPolicies() {
        fuzz(
                40_000,
                List.of("<SignedIdentifiers><SignedIdentifier><Id>a</Id><AccessPolicy><Start>2026-11-24T08:00Z</Start>"
                        + "<Expiry>2026-11-25</Expiry><Permission>rwd</Permission></AccessPolicy></SignedIdentifier>"
                        + "</SignedIdentifiers>"),
                (random, body) ->
                        request("PUT", "/box?restype=container&comp=acl").body(body));
    }

    @Test
    @SuppressWarnings("StringConcatToTextBlock") // a text block has no carriage returns that one sees
    void batches() {
        String part = String.join(
                "\r\n",
                "--batch_1",
                "Content-Type: application/http",
                "Content-ID: 0",
                "",
                "DELETE /acct/box/none?versionid=2026-11-24T08:00:00.0000000Z HTTP/1.1",
                "x-ms-date: Tue, 24 Nov 2026 08:00:00 GMT",
                "Authorization: SharedKey acct:AAAA",
                "Content-Length: 0",
                "",
                "",
                "");
        fuzz(
                50_000,
                List.of(part + "--batch_1--\r\n", part + part + "--batch_1--"),
                (random, body) -> request("POST", "/?comp=batch")
                        .with("Content-Type", "multipart/mixed; boundary=batch_1")
                        .body(body));
    }

    @Test
    void listsOfBlobs() {
        blob.putBlock("/box/a/b", "x");
        blob.putBlock("/box/c", "x");
        blob.send("PUT", "/box/c?comp=snapshot").expect(201);
        String marker = blob.send("GET", "/box?restype=container&comp=list&maxresults=1&include=snapshots")
                .element("NextMarker");
        fuzz(
                60_000,
                List.of(
                        "&prefix=a&delimiter=/&maxresults=2",
                        "&include=snapshots,metadata,uncommittedblobs,copy,deleted,tags,versions,deletedwithversions",
                        "&include=immutabilitypolicy,legalhold,permissions&showonly=files&startFrom=b",
                        "&marker=" + marker),
                (random, query) -> request("GET", "/box?restype=container&comp=list" + latin1(query)));
    }

    @Test
    void otherQueries() {
        blob.send(request("PUT", "/box/t")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-tags", "a=b")
                        .body("x"))
                .expect(201);
        fuzz(
                70_000,
                List.of(
                        "comp=list&prefix=b&marker=/acct/box&include=metadata,deleted,system&maxresults=3",
                        "comp=blobs&where=\"a\"='b'%20AND%20@container%3E='b'&maxresults=1",
                        "comp=blobs&where=a%3C='c'&marker=2!60!Ym94L3Q-",
                        "restype=account&comp=properties"),
                (random, query) -> request("GET", "/?" + latin1(query)));
    }

    /** What a request line can bring: the listener hands on neither blanks nor control characters. */
    private static String latin1(byte[] query) {
        return new String(query, StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x20#]", "+");
    }
}
