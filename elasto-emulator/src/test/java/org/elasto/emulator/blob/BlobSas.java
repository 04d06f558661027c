package org.elasto.emulator.blob;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes a service SAS for one blob, in the form of version 2019-12-12. */
final class BlobSas {

    private static final String VERSION = "2019-12-12";
    private static final String EXPIRY = "2027-01-01T00:00:00Z";

    private BlobSas() {}

    /**
     * The URL of a blob with a SAS.
     *
     * @param path {@code /container/blob} in characters that need no escape
     */
    static String url(String account, String path, String permissions) {
        String text = String.join(
                "\n",
                permissions,
                "",
                EXPIRY,
                "/blob/" + account + path,
                "",
                "",
                "",
                VERSION,
                "b",
                "",
                "",
                "",
                "",
                "",
                "");
        return "http://localhost:9000/" + account + path + "?sv=" + VERSION + "&sr=b&sp=" + permissions + "&se="
                + encoded(EXPIRY) + "&sig=" + encoded(signature(text));
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(BlobBench.KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
