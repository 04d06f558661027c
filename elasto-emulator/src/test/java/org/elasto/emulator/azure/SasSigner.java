package org.elasto.emulator.azure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;

/** Signs the queries of tests as somebody does who hands out a SAS. */
public final class SasSigner {

    private SasSigner() {}

    /**
     * The query with its signature behind it.
     *
     * @param query with sv
     * @param container empty for a SAS of the account
     * @param blob empty for a SAS of a container
     */
    public static String sign(String query, AzureAccount account, String container, String blob) {
        return sign(query, new SasTarget(StorageService.BLOB, account, container, blob, ""));
    }

    /** The same at whichever service: what the target names is what is signed. */
    public static String sign(String query, SasTarget signed) {
        PlainRequest head = PlainRequest.bare("GET", "/x?" + query);
        AzureQuery parsed = AzureQuery.of(head.rawQuery());
        ApiVersion version = Objects.requireNonNull(ApiVersion.parse(parsed.text("sv")));
        String past = parsed.has("snapshot") ? parsed.text("snapshot") : parsed.text("versionid");
        AzureAccount account = signed.account();
        SasTarget target = new SasTarget(signed.service(), account, signed.container(), signed.path(), past);
        SasRequest request = new SasRequest(head, parsed, target, "127.0.0.1");
        String resource = target.resource(version, target.path());
        SasKind kind = SasKind.of(parsed);
        String text = switch (kind) {
            case ACCOUNT -> SasText.account(parsed, account.name(), version);
            case SERVICE -> SasText.service(request, resource, version);
            case USER_DELEGATION -> SasText.userDelegation(request, resource, version);
        };
        byte[] key = kind == SasKind.USER_DELEGATION
                ? UserDelegationKey.of(parsed).bytes(account)
                : account.keys().get(0);
        return query + "&sig=" + URLEncoder.encode(Mac256.of(key, text), StandardCharsets.UTF_8);
    }
}
