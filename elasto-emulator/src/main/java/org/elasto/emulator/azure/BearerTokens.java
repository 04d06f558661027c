package org.elasto.emulator.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's own issuer of bearer tokens: JSON web tokens signed with HS256 by a key nobody else has. Only its own
 * tokens are taken. Thread-safe.
 */
public final class BearerTokens {

    /** The audience that a token for storage is made out to, with or without a slash at its end. */
    public static final String STORAGE_AUDIENCE = "https://storage.azure.com";

    /** The audience that a token for Azure Resource Manager is made out to, with or without a slash at its end. */
    public static final String MANAGEMENT_AUDIENCE = "https://management.azure.com";

    /** The tenant of all users. */
    public static final String TENANT = "5f3c1e0a-8a3b-4c0e-9d55-0c2f6f1a7e01";

    /** More than any token of ours has. */
    private static final int LONGEST = 8192;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final byte[] key;
    private final Clock clock;

    /**
     * Whom a token was issued to.
     *
     * @param objectId oid, a GUID
     * @param tenantId tid, a GUID
     */
    public record Principal(String objectId, String tenantId) {}

    /**
     * What a token of ours says. Whether it is for the one who reads it, and whether its time has come, is not judged yet.
     *
     * @param audience to whom it is made out, without a slash at its end
     * @param notBefore in seconds since 1970
     * @param expiry in seconds since 1970
     */
    public record Claims(Principal principal, String audience, long notBefore, long expiry) {

        /** Whether it holds at a moment. */
        public boolean isValid(Instant now) {
            return now.getEpochSecond() >= notBefore && now.getEpochSecond() < expiry;
        }
    }

    /**
     * An issuer.
     *
     * @param key that signs; at least 32 bytes, kept secret
     */
    public BearerTokens(byte[] key, Clock clock) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a key of HS256 has 32 bytes or more");
        }
        this.key = key.clone();
        this.clock = clock;
    }

    /** Issues a token that holds from now on for as long as given, to the second. */
    public String issue(Principal principal, String audience, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        StringWriter claims = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(claims)) {
            json.writeStartObject();
            json.writeStringField("aud", audience);
            json.writeStringField("iss", "https://sts.windows.net/" + principal.tenantId() + "/");
            json.writeNumberField("iat", now);
            json.writeNumberField("nbf", now);
            json.writeNumberField("exp", now + lifetime.toSeconds());
            json.writeStringField("oid", principal.objectId());
            json.writeStringField("tid", principal.tenantId());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String signed = HEADER + '.' + encoded(claims.toString());
        return signed + '.' + signature(signed);
    }

    /**
     * Whom the token of an Authorization header was issued to.
     *
     * @param header {@code Bearer token}
     * @throws AzureException InvalidAuthenticationInfo: 400 for what is no token of ours, 401 for one that is expired or
     *     made out to another audience
     */
    public Principal verify(String header) {
        Claims claims = claims(header);
        if (claims == null) {
            throw new AzureException(AzureError.INVALID_AUTHENTICATION_INFO);
        }
        if (!claims.audience().equals(STORAGE_AUDIENCE) && !isAccount(claims.audience())) {
            throw refused("Audience validation failed. Audience did not match.");
        }
        if (!claims.isValid(clock.instant())) {
            throw refused("Lifetime validation failed. The token is expired.");
        }
        return claims.principal();
    }

    /** A token may be made out to one account's service instead of to all of storage. */
    private static boolean isAccount(String audience) {
        return audience.startsWith("https://")
                && (audience.endsWith(".blob.core.windows.net") || audience.endsWith(".file.core.windows.net"));
    }

    private static AzureException refused(String detail) {
        return new AzureException(AzureError.AUTHENTICATION_INFO_REFUSED).with("AuthenticationErrorDetail", detail);
    }

    /**
     * What the token of an Authorization header says.
     *
     * @param header {@code Bearer token}
     * @return null for what is no token of ours
     */
    public @Nullable Claims claims(String header) {
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7) || header.length() > LONGEST) {
            return null;
        }
        String token = header.substring(7).strip();
        int dot = token.lastIndexOf('.');
        if (dot <= HEADER.length() || !token.startsWith(HEADER + '.')) {
            return null;
        }
        String signed = token.substring(0, dot);
        if (!Mac256.same(signature(signed), token.substring(dot + 1))) {
            return null;
        }
        try {
            return parse(Base64.getUrlDecoder().decode(signed.substring(HEADER.length() + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Claims parse(byte[] bytes) throws IOException {
        String audience = "";
        String objectId = "";
        String tenantId = "";
        long notBefore = 0;
        long expiry = 0;
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "aud" -> audience = json.getText();
                    case "oid" -> objectId = json.getText();
                    case "tid" -> tenantId = json.getText();
                    case "nbf" -> notBefore = json.getLongValue();
                    case "exp" -> expiry = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
        }
        String bare = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
        return new Claims(new Principal(objectId, tenantId), bare, notBefore, expiry);
    }

    private String signature(String signed) {
        return ENCODER.encodeToString(Mac256.bytes(key, signed));
    }

    private static String encoded(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
