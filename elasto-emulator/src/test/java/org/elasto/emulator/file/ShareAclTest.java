package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareAclTest {

    private static final String ACL = "/box?restype=share&comp=acl";

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private static PlainRequest acl(String policies) {
        return request("PUT", ACL).body("<SignedIdentifiers>" + policies + "</SignedIdentifiers>");
    }

    private String get() {
        return files.send("GET", ACL).expect(200).body().replaceFirst("^.*\\?>", "");
    }

    @Test
    void policiesAreReplacedAsAWhole() {
        assertThat(get()).isEqualTo("<SignedIdentifiers />");
        Answer set = files.send(acl("<SignedIdentifier><Id>one</Id><AccessPolicy><Start>2019-05-09T00:57:14Z</Start>"
                        + "<Expiry>2019-05-10</Expiry><Permission>rcwdl</Permission></AccessPolicy>"
                        + "</SignedIdentifier>"))
                .expect(200);
        Answer got = files.send("GET", ACL).expect(200);
        assertThat(got.header("ETag")).isEqualTo(set.header("ETag"));
        assertThat(got.header("x-ms-blob-public-access")).isEmpty();
        assertThat(get())
                .isEqualTo("<SignedIdentifiers><SignedIdentifier><Id>one</Id><AccessPolicy>"
                        + "<Start>2019-05-09T00:57:14.0000000Z</Start><Expiry>2019-05-10T00:00:00.0000000Z</Expiry>"
                        + "<Permission>rcwdl</Permission></AccessPolicy></SignedIdentifier></SignedIdentifiers>");
        files.send("PUT", ACL).expect(200);
        assertThat(get()).isEqualTo("<SignedIdentifiers />");
    }

    @Test
    void aPolicyThatSaysNothingIsToldAsRecorded() {
        files.send(acl("<SignedIdentifier><Id>empty</Id><AccessPolicy /></SignedIdentifier>"))
                .expect(200);
        assertThat(get())
                .isEqualTo(
                        "<SignedIdentifiers><SignedIdentifier><Id>empty</Id></SignedIdentifier></SignedIdentifiers>");
    }

    @ParameterizedTest
    @CsvSource({
        "<Other />, InvalidXmlDocument",
        "<SignedIdentifier />, InvalidXmlDocument",
        "<SignedIdentifier><Id>a</Id><AccessPolicy><Expiry>soon</Expiry></AccessPolicy></SignedIdentifier>,"
                + " InvalidXmlNodeValue",
        "<SignedIdentifier><Id>a</Id><AccessPolicy><Permission>z</Permission></AccessPolicy></SignedIdentifier>,"
                + " InvalidXmlNodeValue"
    })
    void whatMakesNoSenseIsRefused(String policies, String code) {
        assertThat(files.send(acl(policies)).expect(400).code()).isEqualTo(code);
    }

    @Test
    void thereAreAtMostFivePolicies() {
        StringBuilder policies = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            policies.append("<SignedIdentifier><Id>").append(i).append("</Id></SignedIdentifier>");
        }
        assertThat(files.send(acl(policies.toString())).expect(400).code()).isEqualTo("InvalidXmlDocument");
    }

    @Test
    void aShareThatIsNotThereHasNone() {
        assertThat(files.send("GET", "/none?restype=share&comp=acl").expect(404).code())
                .isEqualTo("ShareNotFound");
        assertThat(files.send("PUT", "/none?restype=share&comp=acl").expect(404).code())
                .isEqualTo("ShareNotFound");
    }
}
