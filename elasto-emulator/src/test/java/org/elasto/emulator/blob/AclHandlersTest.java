package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclHandlersTest {

    private static final String ACL = "/box?restype=container&comp=acl";

    private final BlobBench blob = new BlobBench().container("box");

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static String policy(String id, String terms) {
        return "<SignedIdentifier><Id>" + id + "</Id><AccessPolicy>" + terms + "</AccessPolicy></SignedIdentifier>";
    }

    private static PlainRequest acl(String policies) {
        return request("PUT", ACL).body("<SignedIdentifiers>" + policies + "</SignedIdentifiers>");
    }

    private String get() {
        return blob.send("GET", ACL).expect(200).body().replaceFirst("^.*\\?>", "");
    }

    @Test
    void policiesComeBackWithTheirDatesInFull() {
        assertThat(get()).isEqualTo("<SignedIdentifiers />");
        Answer set = blob.send(acl(policy(
                                "one",
                                "<Start>2019-05-09T00:57:14Z</Start><Expiry>2019-05-10</Expiry>"
                                        + "<Permission>rw</Permission>")
                        + "<SignedIdentifier><Id>two</Id><AccessPolicy /></SignedIdentifier>"
                        + "<SignedIdentifier><Id>three</Id></SignedIdentifier>"))
                .expect(200);
        Answer got = blob.send("GET", ACL).expect(200);
        assertThat(got.header("ETag")).isEqualTo(set.header("ETag"));
        assertThat(get())
                .isEqualTo("<SignedIdentifiers><SignedIdentifier><Id>one</Id><AccessPolicy>"
                        + "<Start>2019-05-09T00:57:14.0000000Z</Start><Expiry>2019-05-10T00:00:00.0000000Z</Expiry>"
                        + "<Permission>rw</Permission></AccessPolicy></SignedIdentifier>"
                        + "<SignedIdentifier><Id>two</Id></SignedIdentifier>"
                        + "<SignedIdentifier><Id>three</Id></SignedIdentifier></SignedIdentifiers>");
        blob.send("PUT", ACL).expect(200);
        assertThat(get()).isEqualTo("<SignedIdentifiers />");
    }

    @Test
    void publicAccessIsWhatWasSentLast() {
        blob.putBlock("/box/b", "x");
        blob.sendAsIs(request("GET", "/box/b")).expect(404);
        blob.send(request("PUT", ACL).with("x-ms-blob-public-access", "blob")).expect(200);
        assertThat(blob.send("GET", ACL).header("x-ms-blob-public-access")).isEqualTo("blob");
        blob.sendAsIs(request("GET", "/box/b")).expect(200);
        blob.sendAsIs(request("GET", "/box?restype=container&comp=list")).expect(404);
        blob.send(request("PUT", ACL).with("x-ms-blob-public-access", "container"))
                .expect(200);
        blob.sendAsIs(request("GET", "/box?restype=container&comp=list")).expect(200);
        blob.send("PUT", ACL).expect(200);
        assertThat(blob.send("GET", ACL).header("x-ms-blob-public-access")).isEmpty();
        blob.sendAsIs(request("GET", "/box/b")).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Other />                                                             | InvalidXmlDocument",
                "<SignedIdentifier />                                                  | InvalidXmlDocument",
                "<SignedIdentifier><Id /></SignedIdentifier>                           | InvalidXmlDocument",
                "<SignedIdentifier><Id>a</Id><X /></SignedIdentifier>                  | InvalidXmlDocument",
                "<SignedIdentifier><Id>a</Id></SignedIdentifier><SignedIdentifier><Id>a</Id></SignedIdentifier> | InvalidXmlDocument",
                "<SignedIdentifier><Id>a</Id><AccessPolicy><Start>x</Start></AccessPolicy></SignedIdentifier> | InvalidXmlNodeValue",
                "<SignedIdentifier><Id>a</Id><AccessPolicy><Permission>q</Permission></AccessPolicy></SignedIdentifier> | InvalidXmlNodeValue",
                "<SignedIdentifier><Id>a</Id><AccessPolicy><Other /></AccessPolicy></SignedIdentifier> | InvalidXmlDocument"
            })
    void policiesThatMakeNoSenseAreRefused(String policies, String code) {
        assertThat(blob.send(acl(policies)).expect(400).code()).isEqualTo(code);
        assertThat(get()).isEqualTo("<SignedIdentifiers />");
    }

    @Test
    void thereAreFivePoliciesAtMostAndTheirIdsAreShort() {
        StringBuilder five = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            five.append(policy("p" + i, ""));
        }
        blob.send(acl(five.toString())).expect(200);
        assertThat(blob.send(acl(five + policy("p5", ""))).expect(400).code()).isEqualTo("InvalidXmlDocument");
        blob.send(acl(policy("i".repeat(64), ""))).expect(200);
        assertThat(blob.send(acl(policy("i".repeat(65), ""))).expect(400).code())
                .isEqualTo("InvalidXmlDocument");
    }

    @Test
    void leasesAndConditionsAreJudged() {
        Answer leased = blob.send(request("PUT", "/box?restype=container&comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1"))
                .expect(201);
        blob.send("PUT", ACL).expect(200);
        blob.send(request("PUT", ACL).with("x-ms-lease-id", leased.header("x-ms-lease-id")))
                .expect(200);
        String other = "00000000-1111-2222-3333-444444444444";
        assertThat(blob.send(request("PUT", ACL).with("x-ms-lease-id", other))
                        .expect(412)
                        .code())
                .isEqualTo("LeaseIdMismatchWithContainerOperation");
        assertThat(blob.send(request("GET", ACL).with("x-ms-lease-id", other))
                        .expect(412)
                        .code())
                .isEqualTo("LeaseIdMismatchWithContainerOperation");
        assertThat(blob.send(request("PUT", ACL).with("If-Modified-Since", "Tue, 24 Nov 2026 09:00:00 GMT"))
                        .expect(412)
                        .code())
                .isEqualTo("ConditionNotMet");
    }

    @Test
    void aContainerThatIsNotThereIsNotFound() {
        assertThat(blob.send("GET", "/none?restype=container&comp=acl")
                        .expect(404)
                        .code())
                .isEqualTo("ContainerNotFound");
        assertThat(blob.send("PUT", "/none?restype=container&comp=acl")
                        .expect(404)
                        .code())
                .isEqualTo("ContainerNotFound");
        assertThat(blob.send(request("PUT", ACL).with("x-ms-blob-public-access", "all"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidHeaderValue");
    }
}
