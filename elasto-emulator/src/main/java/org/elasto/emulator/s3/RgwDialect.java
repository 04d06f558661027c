package org.elasto.emulator.s3;

import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** The RADOS Gateway, release 16, with one zonegroup called {@code default}. */
final class RgwDialect extends Dialect {

    private static final String ZONEGROUP = "default";

    @Override
    boolean requiresContentSha256() {
        return false;
    }

    @Override
    boolean comparesScope() {
        return false;
    }

    @Override
    S3Exception unknownLength() {
        return new S3Exception(S3Error.MISSING_CONTENT_LENGTH);
    }

    @Override
    void identify(Response response, long number, long epochSecond) {
        StringBuilder id = new StringBuilder(48).append("tx");
        pad(id, Long.toHexString(number), 21);
        id.append('-');
        pad(id, Long.toHexString(epochSecond), 10);
        response.header("x-amz-request-id", id.append("-1234-default").toString());
    }

    private static void pad(StringBuilder out, String digits, int width) {
        out.append("0".repeat(width - digits.length())).append(digits);
    }

    @Override
    String hostId() {
        return "1234-default-default";
    }

    @Override
    boolean listsNextMarkerAlways() {
        return true;
    }

    @Override
    String continuationToken(String last) {
        return last;
    }

    @Override
    String readContinuationToken(String token) {
        return token;
    }

    @Override
    boolean takesAnyWriteCondition() {
        return true;
    }

    @Override
    S3Error absentUnderIfMatch() {
        return S3Error.PRECONDITION_FAILED;
    }

    @Override
    boolean judgesDeletes() {
        return false;
    }

    @Override
    boolean readsStarAsAnyTag() {
        return false;
    }

    @Override
    boolean overlooksOddDates() {
        return false;
    }

    @Override
    @Nullable
    RangeHeader range(@Nullable String header) {
        return RangeHeader.parseAsGateway(header);
    }

    @Override
    boolean readsParts() {
        return false;
    }

    @Override
    boolean sortsParts() {
        return true;
    }

    @Override
    boolean listsTypes() {
        return true;
    }

    @Override
    boolean refusesUnknownEncodings() {
        return false;
    }

    @Override
    S3Error inItsWords(S3Error error) {
        return switch (error) {
            case AUTHORIZATION_HEADER_MALFORMED -> S3Error.INVALID_ARGUMENT;
            case AUTHORIZATION_QUERY_PARAMETERS_ERROR -> S3Error.ACCESS_DENIED;
            case KEY_TOO_LONG_ERROR -> S3Error.INVALID_OBJECT_NAME;
            default -> error;
        };
    }

    @Override
    boolean alwaysNamesBucket() {
        return true;
    }

    @Override
    boolean recreatesOwnBucket(String region) {
        return true;
    }

    @Override
    void checkLocation(@Nullable String constraint, String region) {
        if (constraint == null) {
            return;
        }
        int colon = constraint.indexOf(':');
        String zonegroup = colon < 0 ? constraint : constraint.substring(0, colon);
        if (!zonegroup.isEmpty() && !zonegroup.equals(ZONEGROUP) && !zonegroup.equals(region)) {
            throw new S3Exception(S3Error.INVALID_LOCATION_CONSTRAINT);
        }
    }

    @Override
    String location(@Nullable String constraint) {
        return ZONEGROUP;
    }
}
