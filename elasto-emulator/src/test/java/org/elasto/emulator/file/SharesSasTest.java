package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.SasSigner;
import org.elasto.emulator.azure.SasTarget;
import org.elasto.emulator.azure.StorageService;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shared access signatures of every kind, and tokens, at the File service. */
class SharesSasTest {

    private static final AzureAccount ACCOUNT = AzureAccount.of(FileBench.ACCOUNT, FileBench.KEY);
    private static final String PERMISSION = "/box?restype=share&comp=filepermission";
    private static final String TERMS = "sv=2022-11-02&se=2026-11-24T09:00:00Z&";
    private static final BearerTokens.Principal USER =
            new BearerTokens.Principal("11111111-2222-3333-4444-555555555555", BearerTokens.TENANT);

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private static String signed(String fields, String share, String path) {
        return SasSigner.sign(fields, new SasTarget(StorageService.FILE, ACCOUNT, share, path, ""));
    }

    private Answer with(String method, String target, String query) {
        PlainRequest request = request(method, target + (target.indexOf('?') < 0 ? '?' : '&') + query)
                .with("x-ms-version", FileBench.VERSION)
                .with("x-ms-file-permission-key", Sddl.INHERITED.key());
        return files.sendAsIs(method.equals("PUT") ? request.body("{\"permission\":\"O:SYG:SYD:\"}") : request);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, sp=r, 200, ''",
        "GET, sp=cwdl, 403, AuthorizationPermissionMismatch",
        "PUT, sp=c, 201, ''",
        "PUT, sp=w, 201, ''",
        "PUT, sp=r, 403, AuthorizationPermissionMismatch",
        "GET, sp=wr, 403, AuthenticationFailed",
        "GET, sp=rx, 403, AuthenticationFailed",
    })
    void aServiceSasOfAShareGrantsItsPermissions(String method, String permissions, int status, String code) {
        Answer answer = with(method, PERMISSION, signed(TERMS + "sr=s&" + permissions, "box", ""))
                .expect(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /new?restype=share",
        "DELETE, /box?restype=share",
        "GET, /box?restype=share",
        "GET, /box?restype=share&comp=acl",
        "GET, /?comp=list"
    })
    void aServiceSasIsNotForTheShareItself(String method, String target) {
        String share = target.startsWith("/new") ? "new" : target.startsWith("/box") ? "box" : "";
        Answer refused =
                with(method, target, signed(TERMS + "sr=s&sp=rcwdl", share, "")).expect(403);
        assertThat(refused.code()).isEqualTo("AuthorizationFailure");
    }

    @Test
    void aSasOfAShareIsForNoOther() {
        files.share("other");
        String query = signed(TERMS + "sr=s&sp=r", "other", "");
        assertThat(with("GET", PERMISSION, query).expect(403).code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void aSasOfAFileIsForNoOther() {
        String query = signed(TERMS + "sr=f&sp=r", "box", "dir/f");
        assertThat(with("GET", "/box/dir/g", query).expect(403).code()).isEqualTo("AuthenticationFailed");
        assertThat(with("DELETE", "/box/dir/f", query).expect(403).code()).isEqualTo("AuthorizationPermissionMismatch");
        assertThat(with("GET", "/box/dir/f", query).status()).isNotEqualTo(403);
    }

    /** Line by line as the documentation of the service has it, not by what verifies it. */
    @Test
    void whatIsSignedIsWhatTheDocumentationSays() throws GeneralSecurityException {
        List<String> lines = List.of(
                "r", "", "2026-11-24T09:00:00Z", "/file/acct/box", "", "", "", "2022-11-02", "", "", "", "", "");
        String text = String.join("\n", lines);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(FileBench.KEY), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        String query = TERMS + "sr=s&sp=r&sig=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
        with("GET", PERMISSION, query).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /?comp=list, ss=f&srt=s&sp=l, 200, ''",
        "GET, /?comp=list, ss=b&srt=s&sp=l, 403, AuthorizationServiceMismatch",
        "GET, /?comp=list, ss=f&srt=c&sp=l, 403, AuthorizationResourceTypeMismatch",
        "GET, /?comp=list, ss=f&srt=s&sp=r, 403, AuthorizationPermissionMismatch",
        "GET, /box?restype=share, ss=bf&srt=sco&sp=r, 200, ''",
        "GET, /box?restype=share&comp=stats, ss=f&srt=c&sp=r, 200, ''",
        "PUT, /box?restype=share&comp=snapshot, ss=f&srt=c&sp=c, 201, ''",
        "DELETE, /box?restype=share, ss=f&srt=c&sp=d, 202, ''",
        "DELETE, /box?restype=share, ss=f&srt=c&sp=w, 403, AuthorizationPermissionMismatch",
        "GET, /box?restype=share&comp=acl, ss=f&srt=sco&sp=rwdlacup, 403, AuthorizationFailure"
    })
    void anAccountSasGrantsByServiceAndLevel(String method, String target, String fields, int status, String code) {
        PlainRequest request =
                request(method, target + '&' + signed(TERMS + fields, "", "")).with("x-ms-version", FileBench.VERSION);
        assertThat(files.sendAsIs(request).expect(status).code()).isEqualTo(code);
    }

    @Test
    void aStoredPolicyGrantsUntilItIsGone() {
        String acl = "/box?restype=share&comp=acl";
        files.send(request("PUT", acl)
                        .body("<SignedIdentifiers><SignedIdentifier><Id>p</Id><AccessPolicy>"
                                + "<Expiry>2026-11-24T09:00:00Z</Expiry><Permission>r</Permission></AccessPolicy>"
                                + "</SignedIdentifier></SignedIdentifiers>"))
                .expect(200);
        String query = signed("sv=2022-11-02&sr=s&si=p", "box", "");
        with("GET", PERMISSION, query).expect(200);
        assertThat(with("PUT", PERMISSION, query).expect(403).code()).isEqualTo("AuthorizationPermissionMismatch");
        files.send("PUT", acl).expect(200);
        assertThat(with("GET", PERMISSION, query).expect(403).code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void aSasEndsWhenTheClockSaysSo() {
        String query = signed(TERMS + "sr=s&sp=r", "box", "");
        with("GET", PERMISSION, query).expect(200);
        files.clock.advance(Duration.ofHours(1));
        assertThat(with("GET", PERMISSION, query).expect(403).code()).isEqualTo("AuthenticationFailed");
    }

    private PlainRequest byToken(String method, String target) {
        String token = files.tokens.issue(USER, BearerTokens.STORAGE_AUDIENCE, Duration.ofHours(1));
        return request(method, target).with("x-ms-version", FileBench.VERSION).with("Authorization", "Bearer " + token);
    }

    @Test
    void aUserSignsWithAKeyOfTheFileService() {
        Answer key = files.sendAsIs(byToken("POST", "/?restype=service&comp=userdelegationkey")
                        .body("<KeyInfo><Expiry>2026-11-25T08:00:00Z</Expiry></KeyInfo>"))
                .expect(200);
        assertThat(key.element("SignedService")).isEqualTo("f");
        String fields = "sv=2026-02-06&sr=s&sp=r&se=2026-11-24T09:00:00Z&skoid=" + key.element("SignedOid")
                + "&sktid=" + key.element("SignedTid")
                + "&skt=" + key.element("SignedStart")
                + "&ske=" + key.element("SignedExpiry")
                + "&sks=f&skv=" + key.element("SignedVersion");
        String query = signed(fields, "box", "");
        with("GET", PERMISSION, query).expect(200);
        assertThat(with("PUT", PERMISSION, query).expect(403).code()).isEqualTo("AuthorizationPermissionMismatch");
        String foreign = signed(fields.replace("sks=f", "sks=b"), "box", "");
        assertThat(with("GET", PERMISSION, foreign).expect(403).code()).isEqualTo("AuthenticationFailed");
        files.clock.advance(Duration.ofDays(1));
        assertThat(with("GET", PERMISSION, query).expect(403).code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void theAccountKeyGetsNoDelegationKey() {
        Answer refused = files.send(request("POST", "/?restype=service&comp=userdelegationkey")
                        .body("<KeyInfo><Expiry>2026-11-25</Expiry></KeyInfo>"))
                .expect(403);
        assertThat(refused.code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void aTokenSaysThatItMeansToOverride() {
        String target = "/box?restype=share";
        Answer missing = files.sendAsIs(byToken("GET", target)).expect(400);
        assertThat(missing.element("HeaderName")).isEqualTo("x-ms-file-request-intent");
        files.sendAsIs(byToken("GET", target).with("x-ms-file-request-intent", "backup"))
                .expect(200);
        files.sendAsIs(byToken("GET", target).with("x-ms-file-request-intent", "restore"))
                .expect(400);
    }

    @Test
    void nobodyInParticularMayDoNothing() {
        Answer refused = files.sendAsIs(request("GET", "/box?restype=share").with("x-ms-version", FileBench.VERSION))
                .expect(401);
        assertThat(refused.code()).isEqualTo("NoAuthenticationInformation");
        files.sendAsIs(request("GET", "/box?restype=share")).expect(404);
    }
}
