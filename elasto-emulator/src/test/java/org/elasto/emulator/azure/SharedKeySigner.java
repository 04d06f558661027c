package org.elasto.emulator.azure;

import java.util.Base64;
import org.elasto.emulator.http.PlainRequest;

/** Signs requests of tests as a client does. */
public final class SharedKeySigner {

    private SharedKeySigner() {}

    /** Adds the header that signs all the others. */
    public static PlainRequest sign(PlainRequest request, String account, String base64Key, String version) {
        ApiVersion parsed = ApiVersion.parse(version);
        if (parsed == null) {
            throw new IllegalArgumentException(version);
        }
        String text = SharedKey.signedTexts(request, AzureQuery.of(request.rawQuery()), account, parsed)
                .get(0)
                .text();
        String signature = Mac256.of(Base64.getDecoder().decode(base64Key), text);
        return request.with("Authorization", "SharedKey " + account + ":" + signature);
    }
}
