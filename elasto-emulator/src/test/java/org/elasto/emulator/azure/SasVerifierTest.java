package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasto.emulator.azure.SasNeed.Level;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SasVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final AzureAccount ACCOUNT = AzureAccount.DEVELOPMENT;

    private final SasVerifier verifier = new SasVerifier(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Map<String, StoredPolicy> policies = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String path = "p.jpg";
    private String address = "10.0.0.5";
    private String scheme = "http";
    private StorageService service = StorageService.BLOB;

    static Stream<Vector> ofAccountKey() {
        return SasTextTest.sdk()
                .filter(vector -> vector.one("key", "").isEmpty())
                .filter(vector -> !vector.one("query").contains("&si=")
                        && !vector.one("query").startsWith("si="));
    }

    @ParameterizedTest
    @MethodSource("ofAccountKey")
    void whatTheSdkMakesIsRight(Vector vector) {
        SasRequest made = SasTextTest.request(vector);
        String from = made.query().text("sip").equals("127.0.0.1") ? "127.0.0.1" : "10.0.0.5";
        PlainRequest head = PlainRequest.bare("GET", "/x").scheme("https");

        assertThat(Refusal.detail(
                        () -> verifier.verify(new SasRequest(head, made.query(), made.target(), from), id -> null)))
                .isEqualTo("ok");
    }

    private SasVerifierTest set(String name, String value) {
        if (value.isEmpty()) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
        return this;
    }

    private SasVerifierTest service() {
        return set("sv", "2021-08-06").set("sr", "b").set("sp", "r").set("se", "2026-11-25");
    }

    private SasVerifierTest account() {
        return set("sv", "2021-08-06")
                .set("ss", "b")
                .set("srt", "o")
                .set("sp", "r")
                .set("se", "2026-11-25");
    }

    private SasRequest request() {
        StringBuilder query = new StringBuilder();
        fields.forEach((name, value) -> query.append(query.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        PlainRequest head =
                PlainRequest.bare("GET", "/devstoreaccount1/c/p.jpg?" + query).scheme(scheme);
        return new SasRequest(
                head, AzureQuery.of(head.rawQuery()), new SasTarget(service, ACCOUNT, "c", path, ""), address);
    }

    /** Signs the fields as they are now. */
    private SasVerifierTest sign() {
        fields.put("sig", "x");
        SasRequest request = request();
        String sv = request.query().text("sv");
        ApiVersion version = sv.isEmpty() ? ApiVersion.ANONYMOUS : Objects.requireNonNull(ApiVersion.parse(sv));
        String name = request.query().text("sr").equals("c") ? "" : path;
        String resource = request.target().resource(version, name);
        String text = switch (SasKind.of(request.query())) {
            case ACCOUNT -> SasText.account(request.query(), ACCOUNT.name(), version);
            case SERVICE -> SasText.service(request, resource, version);
            case USER_DELEGATION -> SasText.userDelegation(request, resource, version);
        };
        byte[] key = SasKind.of(request.query()) == SasKind.USER_DELEGATION
                ? UserDelegationKey.of(request.query()).bytes(ACCOUNT)
                : ACCOUNT.keys().get(0);
        fields.put("sig", Mac256.of(key, text));
        return this;
    }

    private SasGrant grant() {
        return verifier.verify(request(), policies::get);
    }

    private String refusal() {
        return Refusal.of(this::grant);
    }

    private String detail() {
        return Refusal.detail(this::grant);
    }

    @Test
    void aRightOneGrantsWhatItSays() {
        SasGrant grant = service()
                .set("rsct", "text/plain")
                .set("rscd", "attachment")
                .set("ses", "scope1")
                .sign()
                .grant();

        assertThat(grant.kind()).isEqualTo(SasKind.SERVICE);
        assertThat(grant.permissions().letters()).isEqualTo("r");
        assertThat(grant.responseHeaders())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Content-Type", "text/plain", "Content-Disposition", "attachment"));
        assertThat(grant.encryptionScope()).isEqualTo("scope1");
    }

    @Test
    void aWrongSignatureIsToldTheText() {
        service().sign();
        path = "other.jpg";

        assertThat(refusal()).isEqualTo("403 AuthenticationFailed");
        assertThat(detail())
                .startsWith(
                        "Signature did not match. String to sign used was r\n\n2026-11-25\n/blob/devstoreaccount1/c/o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sp", "se", "sr", "sv", "rsct", "spr", "sip", "ses", "st"})
    void everyFieldIsSigned(String field) {
        String before = switch (field) {
            case "spr" -> "https,http";
            case "sip" -> "10.0.0.5";
            case "st" -> "2026-11-23";
            default -> "";
        };
        service().set("rsct", "a").set("ses", "a");
        if (!before.isEmpty()) {
            set(field, before);
        }
        sign();
        String after = switch (field) {
            case "sp" -> "rw";
            case "se" -> "2026-11-26";
            case "sr" -> "c";
            case "sv" -> "2022-11-02";
            default -> "";
        };
        set(field, after);

        assertThat(detail()).startsWith("Signature did not match.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-25, ok",
        "2026-11-24T12:00Z, 2026-11-24T12:01Z, ok",
        "2026-11-24T12:00:00Z, 2026-11-24T12:00:01Z, ok",
        "2026-11-24T12:00:00.0000000Z, 2026-11-24T12:00:00.0000001Z, ok",
        "2026-11-24T14:00:00+02:00, 2026-11-24T14:00:01+02:00, ok",
        "'', 2026-11-24T12:00:01Z, ok",
        "2026-11-24T12:00:01Z, 2026-11-25, 'Signature not valid in the specified time frame: Start [Tue, 24 Nov 2026 12:00:01 GMT] - Expiry [Wed, 25 Nov 2026 00:00:00 GMT] - Current [Tue, 24 Nov 2026 12:00:00 GMT]'",
        "2026-11-23, 2026-11-24T12:00:00Z, 'Signature not valid in the specified time frame: Start [Mon, 23 Nov 2026 00:00:00 GMT] - Expiry [Tue, 24 Nov 2026 12:00:00 GMT] - Current [Tue, 24 Nov 2026 12:00:00 GMT]'",
        "'', 2026-11-24T11:59:59Z, 'Signed expiry time [Tue, 24 Nov 2026 11:59:59 GMT] must be after signed start time [Tue, 24 Nov 2026 12:00:00 GMT]'",
        "2026-11-26, 2026-11-25, 'Signed expiry time [Wed, 25 Nov 2026 00:00:00 GMT] must be after signed start time [Thu, 26 Nov 2026 00:00:00 GMT]'",
        "yesterday, 2026-11-25, Signature fields not well formed.",
        "'', 2026-02-30, Signature fields not well formed.",
        "'', 2026-11-25T08:00:00, Signature fields not well formed.",
    })
    void itHoldsFromStartToExpiry(String start, String expiry, String expected) {
        service().set("st", start).set("se", expiry).sign();

        assertThat(detail()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sp, '', sp is mandatory. Cannot be empty",
        "se, '', se is mandatory. Cannot be empty",
        "sr, '', sr is mandatory. Cannot be empty",
        "sr, s, Signature fields not well formed.",
        "sp, wr, Signature fields not well formed.",
        "sp, rr, Signature fields not well formed.",
        "sp, rz, Signature fields not well formed.",
        "spr, http, Signature fields not well formed.",
        "sip, 10.0.0.300, Signature fields not well formed.",
        "sv, 2010-01-01, Signature fields not well formed.",
    })
    void aFieldThatIsWrongOrMissing(String name, String value, String expected) {
        service().set(name, value).sign();

        assertThat(detail()).isEqualTo(expected);
    }

    @Test
    void anAccountSasNeedsAVersion() {
        account().set("sv", "").sign();

        assertThat(detail()).isEqualTo("sv is mandatory. Cannot be empty");
    }

    @Test
    void oneWithoutAVersionIsOfOldTimes() {
        service().set("sv", "").sign();

        assertThat(detail()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, ok",
        "10.0.0.1-10.0.0.5, ok",
        "10.0.0.6-10.0.0.9, 403 AuthorizationSourceIPMismatch",
        "10.0.0.4, 403 AuthorizationSourceIPMismatch",
    })
    void theAddressMustBeInTheRange(String range, String expected) {
        service().set("sip", range).sign();

        assertThat(refusal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https, http, 403 AuthorizationProtocolMismatch",
        "https, https, ok",
        "'https,http', http, ok",
    })
    void theProtocolMustBeTheOne(String allowed, String used, String expected) {
        scheme = used;
        service().set("spr", allowed).sign();

        assertThat(refusal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 2026-11-24, 2026-11-25, r, ok",
        "'', 2026-11-25, r, '', '', '', ok",
        "'', 2026-11-25, '', '', '', r, ok",
        "'', 2026-11-25, r, '', 2026-11-25, '', se is set both in the signature and in the stored access policy.",
        "'', 2026-11-25, r, '', '', r, sp is set both in the signature and in the stored access policy.",
        "'', '', r, '', '', '', se is mandatory. Cannot be empty",
        "'', 2026-11-25, '', '', '', '', sp is mandatory. Cannot be empty",
    })
    void whatThePolicySaysTheSasMustNot(
            String st, String se, String sp, String start, String expiry, String permissions, String expected) {
        policies.put("policy-1", new StoredPolicy("policy-1", start, expiry, permissions));
        service()
                .set("si", "policy-1")
                .set("st", st)
                .set("se", se)
                .set("sp", sp)
                .sign();

        assertThat(detail()).isEqualTo(expected);
    }

    @Test
    void aPolicyThatIsGoneTakesItsSasAlong() {
        service().set("si", "policy-1").sign();

        assertThat(refusal()).isEqualTo("403 AuthenticationFailed");
    }

    private SasVerifierTest delegated(String start, String end) {
        return service()
                .set("skoid", "11111111-2222-3333-4444-555555555555")
                .set("sktid", "66666666-7777-8888-9999-000000000000")
                .set("skt", start)
                .set("ske", end)
                .set("sks", "b")
                .set("skv", "2021-08-06");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z, ok",
        "2026-11-23T00:00:00Z, 2026-11-24T12:00:00Z, Signature not valid",
        "2026-11-24T12:00:01Z, 2026-11-25T00:00:00Z, Signature not valid",
        "2026-11-20T00:00:00Z, 2026-11-28T00:00:00Z, Signature fields not well formed.",
    })
    void aDelegationKeyHoldsForItsTime(String start, String end, String expected) {
        delegated(start, end).sign();

        assertThat(detail()).startsWith(expected);
    }

    @Test
    void aDelegationKeyIsHandedOutAsBase64AndNamesItsUser() {
        delegated("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z").sign();
        UserDelegationKey key = UserDelegationKey.of(request().query());

        assertThat(Mac256.decode(key.value(ACCOUNT))).isEqualTo(key.bytes(ACCOUNT));
        assertThat(grant().objectId()).isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void aDelegationKeyIsForOneService() {
        delegated("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")
                .set("sks", "f")
                .sign();

        assertThat(detail()).isEqualTo("Signature fields not well formed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skoid", "sktid", "skt", "ske", "skv"})
    void everyFieldOfADelegationKeyCounts(String field) {
        delegated("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z").sign();
        set(
                field,
                switch (field) {
                    case "skt" -> "2026-11-24T01:00:00Z";
                    case "ske" -> "2026-11-24T23:00:00Z";
                    default -> "other";
                });

        assertThat(refusal()).isEqualTo("403 AuthenticationFailed");
    }

    @ParameterizedTest
    @CsvSource({
        "b, o, r, GET_BLOB, false, ok",
        "f, o, r, GET_BLOB, false, 403 AuthorizationServiceMismatch",
        "b, sc, r, GET_BLOB, false, 403 AuthorizationResourceTypeMismatch",
        "b, sco, w, GET_BLOB, false, 403 AuthorizationPermissionMismatch",
        "b, o, c, PUT_BLOB, false, ok",
        "b, o, c, PUT_BLOB, true, 403 AuthorizationPermissionMismatch",
        "b, o, w, PUT_BLOB, true, ok",
        "b, c, c, CREATE_CONTAINER, false, ok",
        "b, c, d, BREAK_CONTAINER_LEASE, false, ok",
        "b, c, d, LEASE_CONTAINER, false, 403 AuthorizationPermissionMismatch",
        "b, sco, rwdlac, SET_CONTAINER_ACL, false, 403 AuthorizationFailure",
        "b, s, l, LIST_CONTAINERS, false, ok",
        "b, o, a, APPEND_BLOCK, false, ok",
    })
    void whatAnAccountSasGrants(
            String services,
            String levels,
            String letters,
            SasOperation operation,
            boolean overwrites,
            String expected) {
        SasGrant grant = account()
                .set("ss", services)
                .set("srt", levels)
                .set("sp", letters)
                .sign()
                .grant();

        assertThat(Refusal.of(() -> grant.require(operation.need(), StorageService.BLOB, overwrites)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "racwdl, LIST_BLOBS, ok",
        "r, LIST_BLOBS, 403 AuthorizationPermissionMismatch",
        "racwdl, DELETE_CONTAINER, 403 AuthorizationFailure",
        "racwdl, GET_CONTAINER_PROPERTIES, 403 AuthorizationFailure",
        "racwdl, LIST_CONTAINERS, 403 AuthorizationFailure",
        "racwdl, GET_BLOB, ok",
    })
    void whatAContainersSasGrants(String letters, SasOperation operation, String expected) {
        SasGrant grant = service().set("sr", "c").set("sp", letters).sign().grant();

        assertThat(Refusal.of(() -> grant.require(operation.need(), StorageService.BLOB, false)))
                .isEqualTo(expected);
    }

    @Test
    void anOldOneIsToldNothing() {
        SasGrant grant = service().set("sv", "2013-08-15").sign().grant();

        assertThat(Refusal.of(() -> grant.require(SasOperation.DELETE_BLOB.need(), StorageService.BLOB, false)))
                .isEqualTo("404 ResourceNotFound");
    }

    @Test
    void filesHaveTheirOwnResources() {
        service = StorageService.FILE;
        service().set("sr", "f").set("sp", "rcwd").sign();

        assertThat(detail()).isEqualTo("ok");
        assertThat(grant().services()).isEqualTo("f");
    }

    @Test
    void everyOperationSaysWhatItNeeds() {
        for (SasOperation operation : SasOperation.values()) {
            @Nullable Level level = operation.need().level();
            assertThat(level).as(operation.name()).isNotNull();
            assertThat(SasPermissions.parseAccount(operation.need().anyOf()))
                    .as(operation.name())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, ::ffff:10.0.0.1, true",
        "127.0.0.1, ::1, true",
        "127.0.0.1, 0:0:0:0:0:0:0:1, true",
        "0.0.0.0-255.255.255.255, 200.1.2.3, true",
        "10.0.0.1, fe80::1, false",
        "10.0.0.1, '', false",
    })
    void addresses(String range, String from, boolean inside) {
        assertThat(Objects.requireNonNull(SasAddresses.parse(range)).contain(from))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0",
                "10.0.0.0.1",
                "a.b.c.d",
                "10.0.0.9-10.0.0.1",
                "10.0.0.1-",
                "-10.0.0.1",
                "10.0.0.256",
                ""
            })
    void whatIsNoRange(String range) {
        assertThat(SasAddresses.parse(range)).isNull();
    }
}
