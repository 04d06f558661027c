package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.SasSigner;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what: SAS of every kind, tokens, and nobody in particular. */
class AccessTest {

    private static final AzureAccount ACCOUNT = AzureAccount.of(BlobBench.ACCOUNT, BlobBench.KEY);
    private static final BearerTokens.Principal USER =
            new BearerTokens.Principal("11111111-1111-1111-1111-111111111111", BearerTokens.TENANT);

    private final BlobBench blob = new BlobBench().container("box");

    AccessTest() {
        blob.putBlock("/box/a", "hello");
    }

    private Answer with(String method, String target, String query) {
        PlainRequest request = request(method, target + (target.indexOf('?') < 0 ? '?' : '&') + query)
                .with("x-ms-version", BlobBench.VERSION);
        if (method.equals("PUT")) {
            request.with("x-ms-blob-type", "BlockBlob").body("new");
        }
        return blob.sendAsIs(request);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /box/a, sp=r, 200, ''",
        "GET, /box/a, sp=w, 403, AuthorizationPermissionMismatch",
        "PUT, /box/b, sp=c, 201, ''",
        "PUT, /box/a, sp=c, 403, AuthorizationPermissionMismatch",
        "PUT, /box/a, sp=w, 201, ''",
        "DELETE, /box/a, sp=d, 202, ''",
        "DELETE, /box/a, sp=rw, 403, AuthorizationPermissionMismatch",
        "GET, /box?restype=container&comp=acl, sp=r, 403, AuthorizationFailure",
    })
    void aServiceSasOfTheContainerGrantsItsPermissions(
            String method, String target, String permissions, int status, String code) {
        String query = SasSigner.sign("sv=2022-11-02&sr=c&se=2026-11-24T09:00:00Z&" + permissions, ACCOUNT, "box", "");
        Answer answer = with(method, target, query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void anAccountMayTakeNoKeys() {
        BlobBench closed = new BlobBench(BlobAccount.plain(ACCOUNT.with(new AzureAccount.Access(false, true))));
        String sas = SasSigner.sign("sv=2022-11-02&sr=b&sp=r&se=2026-11-24T09:00:00Z", ACCOUNT, "box", "a");

        assertThat(closed.send("GET", "/?comp=list").expect(403).code())
                .isEqualTo("KeyBasedAuthenticationNotPermitted");
        assertThat(closed.sendAsIs(request("GET", "/box/a?" + sas).with("x-ms-version", BlobBench.VERSION))
                        .expect(403)
                        .code())
                .isEqualTo("KeyBasedAuthenticationNotPermitted");
        PlainRequest withToken = request("GET", "/?comp=list")
                .with("x-ms-version", BlobBench.VERSION)
                .with(
                        "Authorization",
                        "Bearer " + closed.tokens.issue(USER, BearerTokens.STORAGE_AUDIENCE, Duration.ofMinutes(5)));
        closed.sendAsIs(withToken).expect(200);
    }

    @Test
    void anAccountMayHaveNothingPublic() {
        BlobBench closed = new BlobBench(BlobAccount.plain(ACCOUNT.with(new AzureAccount.Access(true, false))));
        closed.container("box");

        assertThat(closed.send(request("PUT", "/open?restype=container").with("x-ms-blob-public-access", "blob"))
                        .expect(409)
                        .code())
                .isEqualTo("PublicAccessNotPermitted");
        assertThat(closed.send(request("PUT", "/box?restype=container&comp=acl")
                                .with("x-ms-blob-public-access", "container"))
                        .expect(409)
                        .code())
                .isEqualTo("PublicAccessNotPermitted");
    }

    @Test
    void aSasOfOneBlobIsForNoOther() {
        String query = SasSigner.sign("sv=2022-11-02&sr=b&sp=r&se=2026-11-24T09:00:00Z", ACCOUNT, "box", "a");
        blob.putBlock("/box/b", "other");

        with("GET", "/box/a", query).expect(200);
        assertThat(with("GET", "/box/b", query).expect(403).code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void aSasOfADirectoryIsForWhatIsBelowIt() {
        String query =
                SasSigner.sign("sv=2022-11-02&sr=d&sdd=2&sp=r&se=2026-11-24T09:00:00Z", ACCOUNT, "box", "dir/sub");
        blob.putBlock("/box/dir/sub/a", "below");
        blob.putBlock("/box/dir/other/a", "beside");

        assertThat(with("GET", "/box/dir/sub/a", query).expect(200).body()).isEqualTo("below");
        assertThat(with("GET", "/box/dir/other/a", query).expect(403).code()).isEqualTo("AuthenticationFailed");
        assertThat(with("GET", "/box/a", query).expect(403).code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void aSasEndsWhenTheClockSaysSo() {
        String query = SasSigner.sign("sv=2022-11-02&ss=b&srt=o&sp=r&se=2026-11-24T09:00:00Z", ACCOUNT, "", "");
        with("GET", "/box/a", query).expect(200);
        blob.clock.advance(Duration.ofHours(1));

        Answer late = with("GET", "/box/a", query).expect(403);
        assertThat(late.code()).isEqualTo("AuthenticationFailed");
        assertThat(late.element("AuthenticationErrorDetail")).contains("2026");
    }

    @Test
    void anAccountSasIsForItsResourceTypes() {
        String query = SasSigner.sign("sv=2022-11-02&ss=b&srt=o&sp=rl&se=2026-11-25", ACCOUNT, "", "");

        with("GET", "/box/a", query).expect(200);
        assertThat(with("GET", "/box?restype=container&comp=list", query)
                        .expect(403)
                        .code())
                .isEqualTo("AuthorizationResourceTypeMismatch");
    }

    @Test
    void headersOfASasTakeThePlaceOfTheBlobs() {
        String query =
                SasSigner.sign("sv=2022-11-02&sr=b&sp=r&se=2026-11-25&rsct=text/html&rscd=inline", ACCOUNT, "box", "a");
        Answer answer = with("GET", "/box/a", query).expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
    }

    @Test
    void aUserSignsWithADelegationKey() {
        String query = SasSigner.sign(
                "sv=2022-11-02&sr=b&sp=r&se=2026-11-25&skoid=" + USER.objectId() + "&sktid=" + USER.tenantId()
                        + "&skt=2026-11-24T00:00:00Z&ske=2026-11-26T00:00:00Z&sks=b&skv=2022-11-02",
                ACCOUNT,
                "box",
                "a");

        with("GET", "/box/a", query).expect(200);
        assertThat(with("GET", "/box/a", query.replace("&skoid=1", "&skoid=2"))
                        .expect(403)
                        .code())
                .isEqualTo("AuthenticationFailed");
    }

    @Test
    void aTokenOpensEverythingUntilItExpires() {
        String token = "Bearer " + blob.tokens.issue(USER, BearerTokens.STORAGE_AUDIENCE, Duration.ofMinutes(5));
        PlainRequest read = request("GET", "/box/a").with("x-ms-version", BlobBench.VERSION);
        blob.sendAsIs(read.with("Authorization", token)).expect(200);
        blob.clock.advance(Duration.ofMinutes(5));

        Answer late = blob.sendAsIs(request("GET", "/box/a")
                        .with("x-ms-version", BlobBench.VERSION)
                        .with("Authorization", token))
                .expect(401);
        assertThat(late.code()).isEqualTo("InvalidAuthenticationInfo");
        assertThat(late.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 401, 401",
        "blob, 200, 401",
        "container, 200, 200",
    })
    void anybodyReadsWhatIsPublic(String access, int read, int properties) {
        PlainRequest create = request("PUT", "/open?restype=container");
        blob.send(access.isEmpty() ? create : create.with("x-ms-blob-public-access", access))
                .expect(201);
        blob.putBlock("/open/a", "hello");

        assertThat(anonymous("GET", "/open/a").status()).isEqualTo(read);
        assertThat(anonymous("GET", "/open?restype=container").status()).isEqualTo(properties);
        assertThat(anonymous("DELETE", "/open/a").status()).isEqualTo(401);
        assertThat(anonymous("GET", "/open?restype=container&comp=acl").status())
                .isEqualTo(401);
    }

    private Answer anonymous(String method, String target) {
        return blob.sendAsIs(request(method, target).with("x-ms-version", BlobBench.VERSION));
    }

    @Test
    void theSecondaryCopyIsReadOnly() {
        assertThat(blob.sendAsIs(PlainRequest.bare("GET", "/nobody/box/a").with("x-ms-version", BlobBench.VERSION))
                        .status())
                .isEqualTo(404);
        String sas = SasSigner.sign("sv=2022-11-02&ss=b&srt=o&sp=rw&se=2026-11-25", ACCOUNT, "", "");
        PlainRequest read = PlainRequest.bare("GET", "/acct-secondary/box/a?" + sas);
        PlainRequest write = PlainRequest.bare("PUT", "/acct-secondary/box/a?" + sas)
                .with("x-ms-blob-type", "BlockBlob")
                .body("no");

        blob.sendAsIs(read).expect(200);
        blob.sendAsIs(write).expect(403);
    }

    @Test
    void hostsNameTheAccountToo() {
        String sas = SasSigner.sign("sv=2022-11-02&ss=b&srt=o&sp=r&se=2026-11-25", ACCOUNT, "", "");
        PlainRequest read = PlainRequest.bare("GET", "/box/a?" + sas).with("Host", "acct.blob.localhost:10000");

        assertThat(blob.sendAsIs(read).expect(200).body()).isEqualTo("hello");
    }
}
