package org.elasto.emulator.blob;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;

/**
 * What a blob is encrypted with, as far as clients have a say. Of a customer-provided key only the digest is kept.
 * Immutable.
 *
 * @param keySha256 digest of the customer-provided key, Base64; empty for the service's own key
 * @param scope encryption scope; empty for the account's default
 */
record Encryption(String keySha256, String scope) {

    static final Encryption SERVICE = new Encryption("", "");

    private static final String KEY = "x-ms-encryption-key";
    private static final String SHA256 = "x-ms-encryption-key-sha256";
    private static final String ALGORITHM = "x-ms-encryption-algorithm";
    private static final String SCOPE = "x-ms-encryption-scope";
    private static final int KEY_LENGTH = 32;

    /**
     * Reads the headers.
     *
     * @throws AzureException MissingRequiredHeader or InvalidHeaderValue where key, digest and algorithm do not fit
     */
    static Encryption of(Request request) {
        return of(request, "");
    }

    /**
     * Reads the headers of a request or of the source of a copy.
     *
     * @param prefix {@code ""} or {@code "x-ms-source-"}, in the place of {@code x-ms-}
     */
    static Encryption of(Request request, String prefix) {
        String scope = request.header(SCOPE);
        String key = request.header(named(prefix, KEY));
        if (key == null) {
            return scope == null || scope.isEmpty() || !prefix.isEmpty() ? SERVICE : new Encryption("", scope);
        }
        String digest = required(request, named(prefix, SHA256));
        String algorithm = required(request, named(prefix, ALGORITHM));
        if (!algorithm.equals("AES256")) {
            throw AzureException.invalidHeader(named(prefix, ALGORITHM), algorithm);
        }
        byte[] bytes = decode(key);
        if (bytes.length != KEY_LENGTH) {
            // The value is a secret: it is not repeated.
            throw new AzureException(AzureError.INVALID_HEADER_VALUE).with("HeaderName", named(prefix, KEY));
        }
        String computed = Base64.getEncoder().encodeToString(sha256(bytes));
        if (!MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.UTF_8), digest.getBytes(StandardCharsets.UTF_8))) {
            throw AzureException.invalidHeader(named(prefix, SHA256), digest);
        }
        return new Encryption(computed, "");
    }

    private static String named(String prefix, String header) {
        return prefix.isEmpty() ? header : prefix + header.substring("x-ms-".length());
    }

    private static String required(Request request, String name) {
        String value = request.header(name);
        if (value == null) {
            throw AzureException.missingHeader(name);
        }
        return value;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns if a request that brings {@code given} may read or change what is encrypted with this.
     *
     * @throws AzureException BlobUsesCustomerSpecifiedEncryption
     */
    void check(Encryption given) {
        if (!opens(given)) {
            throw new AzureException(AzureError.BLOB_USES_CUSTOMER_SPECIFIED_ENCRYPTION);
        }
    }

    /** Whether a request that brings {@code given} may read or change what is encrypted with this. */
    boolean opens(Encryption given) {
        return keySha256.equals(given.keySha256) && (given.scope.isEmpty() || given.scope.equals(scope));
    }

    /** Puts what a write was encrypted with on its answer. */
    Response markWrite(Response response) {
        return mark(response.header("x-ms-request-server-encrypted", "true"));
    }

    /** Puts what is read on the answer. */
    Response markRead(Response response) {
        return mark(response.header("x-ms-server-encrypted", "true"));
    }

    private Response mark(Response response) {
        return response.headerIfPresent(SHA256, keySha256.isEmpty() ? null : keySha256)
                .headerIfPresent(SCOPE, scope.isEmpty() ? null : scope);
    }
}
