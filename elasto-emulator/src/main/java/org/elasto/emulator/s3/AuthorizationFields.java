package org.elasto.emulator.s3;

import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its own signature, whether in the Authorization header or in the query. Nothing is checked yet
 * but the form.
 *
 * @param accessKey the first part of the credential
 * @param date the second, {@code yyyyMMdd}
 * @param timestamp {@code yyyyMMddTHHmmssZ}, as sent; null where the header form has none of it
 * @param expires seconds, where presigned; -1 otherwise
 */
record AuthorizationFields(
        String accessKey,
        String date,
        String region,
        String service,
        String terminal,
        String signedHeaders,
        String signature,
        @Nullable String timestamp,
        long expires) {

    /** A week, the longest a presigned URL may live. */
    private static final long LONGEST = 604_800;

    boolean isPresigned() {
        return expires >= 0;
    }

    String scope() {
        return date + '/' + region + '/' + service + '/' + terminal;
    }

    /** Reads {@code AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…}. */
    static AuthorizationFields ofHeader(String header, Request request) {
        String credential = null;
        String signedHeaders = null;
        String signature = null;
        int from = SigV4.ALGORITHM.length();
        while (from < header.length()) {
            int comma = header.indexOf(',', from);
            int to = comma < 0 ? header.length() : comma;
            String field = header.substring(from, to).strip();
            int equals = field.indexOf('=');
            switch (equals < 0 ? "" : field.substring(0, equals)) {
                case "Credential" -> credential = field.substring(equals + 1);
                case "SignedHeaders" -> signedHeaders = field.substring(equals + 1);
                case "Signature" -> signature = field.substring(equals + 1);
                default ->
                    throw malformed(
                            S3Error.AUTHORIZATION_HEADER_MALFORMED,
                            "the authorization component \"" + field + "\" is malformed.");
            }
            from = to + 1;
        }
        S3Error error = S3Error.AUTHORIZATION_HEADER_MALFORMED;
        if (credential == null || signedHeaders == null || signature == null) {
            throw malformed(
                    error,
                    "the authorization header requires three components: Credential, SignedHeaders, and Signature.");
        }
        String timestamp = request.header("x-amz-date");
        return of(credential, signedHeaders, signature, timestamp, -1, error);
    }

    /** Reads the six X-Amz parameters of a presigned URL. */
    static AuthorizationFields ofQuery(S3Query query) {
        S3Error error = S3Error.AUTHORIZATION_QUERY_PARAMETERS_ERROR;
        String algorithm = query.first("X-Amz-Algorithm");
        String credential = query.first("X-Amz-Credential");
        String timestamp = query.first("X-Amz-Date");
        String expires = query.first("X-Amz-Expires");
        String signedHeaders = query.first("X-Amz-SignedHeaders");
        String signature = query.first("X-Amz-Signature");
        if (algorithm == null
                || credential == null
                || timestamp == null
                || expires == null
                || signedHeaders == null
                || signature == null) {
            throw new S3Exception(
                    error,
                    "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                            + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        }
        if (!algorithm.equals(SigV4.ALGORITHM)) {
            throw new S3Exception(error, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        }
        return of(credential, signedHeaders, signature, timestamp, expiry(expires), error);
    }

    private static AuthorizationFields of(
            String credential,
            String signedHeaders,
            String signature,
            @Nullable String timestamp,
            long expires,
            S3Error error) {
        // An access key may hold slashes; the four parts behind it may not.
        int terminal = credential.lastIndexOf('/');
        int service = credential.lastIndexOf('/', terminal - 1);
        int region = credential.lastIndexOf('/', service - 1);
        int date = credential.lastIndexOf('/', region - 1);
        if (date <= 0 || terminal < 0 || service < 0 || region < 0) {
            throw malformed(
                    error,
                    "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }
        return new AuthorizationFields(
                credential.substring(0, date),
                credential.substring(date + 1, region),
                credential.substring(region + 1, service),
                credential.substring(service + 1, terminal),
                credential.substring(terminal + 1),
                signedHeaders,
                signature,
                timestamp,
                expires);
    }

    private static long expiry(String text) {
        S3Error error = S3Error.AUTHORIZATION_QUERY_PARAMETERS_ERROR;
        boolean negative = text.startsWith("-");
        long value = 0;
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new S3Exception(error, "X-Amz-Expires should be a number");
            }
            value = Math.min(LONGEST + 1, value * 10 + digit);
        }
        if (text.length() == (negative ? 1 : 0)) {
            throw new S3Exception(error, "X-Amz-Expires should be a number");
        }
        if (negative) {
            throw new S3Exception(error, "X-Amz-Expires must be non-negative");
        }
        if (value > LONGEST) {
            throw new S3Exception(
                    error,
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds");
        }
        return value;
    }

    static S3Exception malformed(S3Error error, String detail) {
        return error == S3Error.AUTHORIZATION_HEADER_MALFORMED
                ? new S3Exception(error, "The authorization header is malformed; " + detail)
                : new S3Exception(error, "Error parsing the X-Amz-Credential parameter; " + detail);
    }
}
