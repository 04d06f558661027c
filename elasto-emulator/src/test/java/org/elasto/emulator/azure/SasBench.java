package org.elasto.emulator.azure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;

/** A verifier of SAS, and somebody who writes and signs the fields of one. */
final class SasBench {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final AzureAccount ACCOUNT = AzureAccount.DEVELOPMENT;

    final SasVerifier verifier = new SasVerifier(Clock.fixed(NOW, ZoneOffset.UTC));
    final Map<String, StoredPolicy> policies = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    String path = "p.jpg";
    private final String address = "10.0.0.5";
    String scheme = "http";
    StorageService service = StorageService.BLOB;

    SasBench set(String name, String value) {
        if (value.isEmpty()) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
        return this;
    }

    SasBench service() {
        return set("sv", "2021-08-06").set("sr", "b").set("sp", "r").set("se", "2026-11-25");
    }

    SasBench account() {
        return set("sv", "2021-08-06")
                .set("ss", "b")
                .set("srt", "o")
                .set("sp", "r")
                .set("se", "2026-11-25");
    }

    SasRequest request() {
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
    SasBench sign() {
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

    SasGrant grant() {
        return verifier.verify(request(), policies::get);
    }

    String refusal() {
        return Refusal.of(this::grant);
    }

    String detail() {
        return Refusal.detail(this::grant);
    }
}
