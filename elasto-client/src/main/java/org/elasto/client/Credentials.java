package org.elasto.client;

import org.jspecify.annotations.Nullable;

/**
 * Who we are to S3. The text form hides the secrets.
 *
 * @param accessKey the access key id
 * @param secretKey the secret
 * @param sessionToken of temporary credentials, else null
 */
public record Credentials(
        String accessKey, String secretKey, @Nullable String sessionToken) {

    /** Permanent credentials. */
    public Credentials(String accessKey, String secretKey) {
        this(accessKey, secretKey, null);
    }

    @Override
    public String toString() {
        return "Credentials[accessKey=" + accessKey + ", secretKey=***, sessionToken="
                + (sessionToken == null ? "null" : "***") + "]";
    }
}
