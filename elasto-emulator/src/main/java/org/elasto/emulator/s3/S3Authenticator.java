package org.elasto.emulator.s3;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasto.emulator.http.Request;

/**
 * Finds out who sent a request, and refuses it unless the signature over the raw path and query proves it. Thread-safe.
 */
final class S3Authenticator {

    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final int KEPT_SIGNING_KEYS = 1024;

    private final S3Settings settings;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<SigningKeyId, byte[]> signingKeys = new ConcurrentHashMap<>();

    private record Owner(S3Account account, AccessKey key) {}

    private record SigningKeyId(String accessKey, String date, String region, String service) {}

    S3Authenticator(S3Settings settings) {
        this.settings = settings;
        for (S3Account account : settings.accounts()) {
            for (AccessKey key : account.keys()) {
                owners.put(key.id(), new Owner(account, key));
            }
        }
    }

    /**
     * The caller.
     *
     * @throws S3Exception the refusal
     */
    Caller authenticate(Request request, S3Target target) {
        String header = request.header("Authorization");
        boolean inQuery =
                target.query().has("X-Amz-Algorithm") || target.query().has("X-Amz-Signature");
        if (header != null && header.startsWith(SigV4.ALGORITHM)) {
            if (inQuery) {
                throw new S3Exception(
                                S3Error.INVALID_ARGUMENT,
                                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature"
                                        + " query string parameter or the Authorization header should be specified")
                        .with("ArgumentName", "Authorization")
                        .with("ArgumentValue", SigV4.ALGORITHM);
            }
            return ofHeader(request, target, AuthorizationFields.ofHeader(header, request));
        }
        if (inQuery) {
            return ofQuery(request, target, AuthorizationFields.ofQuery(target.query()));
        }
        if (header != null || target.query().has("Signature")) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }
        throw new S3Exception(S3Error.ACCESS_DENIED);
    }

    private Caller ofHeader(Request request, S3Target target, AuthorizationFields fields) {
        Owner owner = owner(fields);
        Instant signed = dateOf(request, fields);
        String timestamp = AmzDate.format(signed);
        checkScope(fields, timestamp, target);
        Instant now = settings.clock().instant();
        if (Duration.between(signed, now).abs().compareTo(SKEW) > 0) {
            throw skewed(timestamp, now);
        }
        String payload = request.header("x-amz-content-sha256");
        if (payload == null) {
            if (settings.dialect().requiresContentSha256()) {
                throw new S3Exception(
                        S3Error.INVALID_REQUEST, "Missing required header for this request: x-amz-content-sha256");
            }
            payload = "UNSIGNED-PAYLOAD";
        }
        PayloadForm form = PayloadForm.of(payload);
        return verified(request, target, fields, owner, timestamp, form, payload);
    }

    private Caller ofQuery(Request request, S3Target target, AuthorizationFields fields) {
        Owner owner = owner(fields);
        Instant signed = fields.timestamp() == null ? null : AmzDate.parse(fields.timestamp());
        if (signed == null) {
            throw new S3Exception(
                    S3Error.AUTHORIZATION_QUERY_PARAMETERS_ERROR,
                    "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
        String timestamp = AmzDate.format(signed);
        checkScope(fields, timestamp, target);
        Instant now = settings.clock().instant();
        if (signed.isAfter(now.plus(SKEW))) {
            throw new S3Exception(S3Error.ACCESS_DENIED, "Request is not yet valid")
                    .with("X-Amz-Date", timestamp)
                    .with("ServerTime", AmzDate.iso(now));
        }
        Instant end = signed.plusSeconds(fields.expires());
        if (!now.isBefore(end)) {
            throw new S3Exception(S3Error.ACCESS_DENIED, "Request has expired")
                    .with("X-Amz-Expires", fields.expires())
                    .with("Expires", AmzDate.iso(end))
                    .with("ServerTime", AmzDate.iso(now));
        }
        String payload = target.query().first("X-Amz-Content-Sha256");
        if (payload == null) {
            payload = request.header("x-amz-content-sha256");
        }
        payload = payload == null ? "UNSIGNED-PAYLOAD" : payload;
        return verified(request, target, fields, owner, timestamp, PayloadForm.of(payload), payload);
    }

    private Owner owner(AuthorizationFields fields) {
        Owner owner = owners.get(fields.accessKey());
        if (owner == null) {
            throw new S3Exception(S3Error.INVALID_ACCESS_KEY_ID).with("AWSAccessKeyId", fields.accessKey());
        }
        return owner;
    }

    private Instant dateOf(Request request, AuthorizationFields fields) {
        String text = fields.timestamp();
        Instant date = text == null ? AmzDate.ofHttp(request.header("Date")) : AmzDate.parse(text);
        if (date == null) {
            throw new S3Exception(
                    S3Error.ACCESS_DENIED, "AWS authentication requires a valid Date or x-amz-date header");
        }
        return date;
    }

    private void checkScope(AuthorizationFields fields, String timestamp, S3Target target) {
        S3Error error = fields.isPresigned()
                ? S3Error.AUTHORIZATION_QUERY_PARAMETERS_ERROR
                : S3Error.AUTHORIZATION_HEADER_MALFORMED;
        if (!fields.terminal().equals("aws4_request")) {
            throw AuthorizationFields.malformed(
                    error, "incorrect terminal \"" + fields.terminal() + "\". This endpoint uses \"aws4_request\".");
        }
        if (!settings.dialect().comparesScope()) {
            return;
        }
        if (!timestamp.startsWith(fields.date()) || fields.date().length() != 8) {
            throw AuthorizationFields.malformed(
                    error,
                    "Invalid credential date \"" + fields.date() + "\". This date is not the same as X-Amz-Date: \""
                            + timestamp.substring(0, 8) + "\".");
        }
        if (!fields.region().equals(settings.region())) {
            S3Exception wrong = AuthorizationFields.malformed(
                            error,
                            "the region '" + fields.region() + "' is wrong; expecting '" + settings.region() + "'")
                    .with("Region", settings.region());
            // SDKs that may cross regions go where this points, and HEAD has nothing else to tell it.
            throw target.bucket().isEmpty() ? wrong : wrong.header("x-amz-bucket-region", settings.region());
        }
        if (!fields.service().equals("s3")) {
            throw AuthorizationFields.malformed(
                    error, "incorrect service \"" + fields.service() + "\". This endpoint belongs to \"s3\".");
        }
    }

    private static S3Exception skewed(String timestamp, Instant now) {
        return new S3Exception(S3Error.REQUEST_TIME_TOO_SKEWED)
                .with("RequestTime", timestamp)
                .with("ServerTime", AmzDate.iso(now))
                .with("MaxAllowedSkewMilliseconds", SKEW.toMillis());
    }

    private Caller verified(
            Request request,
            S3Target target,
            AuthorizationFields fields,
            Owner owner,
            String timestamp,
            PayloadForm form,
            String payload) {
        checkSignedHeaders(request, fields);
        byte[] key = signingKey(owner.key(), fields);
        String canonical = SigV4.canonicalRequest(request, target, fields.signedHeaders(), payload);
        String toSign = SigV4.stringToSign(timestamp, fields.scope(), canonical);
        String signature = SigV4.signature(key, toSign);
        boolean twice = fields.isPresigned() && PresignedRequest.saysTwice(request, target.query());
        if (!SignatureMismatch.same(signature, fields.signature()) || twice) {
            throw SignatureMismatch.of(fields.accessKey(), toSign, fields.signature(), canonical);
        }
        return new Caller(
                owner.account(),
                form,
                form == PayloadForm.HASHED ? payload : "",
                new Caller.ChunkSigning(fields.accessKey(), key, signature, timestamp, fields.scope()));
    }

    /** Host must be signed, and every x-amz header that is there. */
    private static void checkSignedHeaders(Request request, AuthorizationFields fields) {
        String unsigned = SigV4.signs(fields.signedHeaders(), "host") ? null : "host";
        for (String name : request.headerNames()) {
            if (name.regionMatches(true, 0, "x-amz-", 0, 6)
                    && !SigV4.signs(fields.signedHeaders(), name)
                    && !name.equalsIgnoreCase("x-amz-content-sha256")) {
                String lower = name.toLowerCase(java.util.Locale.ROOT);
                unsigned = unsigned == null ? lower : unsigned + ", " + lower;
            }
        }
        if (unsigned != null) {
            throw new S3Exception(
                            S3Error.ACCESS_DENIED, "There were headers present in the request which were not signed")
                    .with("HeadersNotSigned", unsigned);
        }
    }

    private byte[] signingKey(AccessKey key, AuthorizationFields fields) {
        SigningKeyId id = new SigningKeyId(key.id(), fields.date(), fields.region(), fields.service());
        byte[] known = signingKeys.get(id);
        if (known == null) {
            known = SigV4.signingKey(key.secret(), fields.date(), fields.region(), fields.service());
            if (signingKeys.size() >= KEPT_SIGNING_KEYS) {
                signingKeys.clear();
            }
            signingKeys.put(id, known);
        }
        return known;
    }
}
