package org.elasto.emulator.s3;

import java.util.Base64;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** Amazon S3. */
final class AwsDialect extends Dialect {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Odd, with bits all over: neighbouring numbers become ids that look nothing alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The region whose name is never sent as a constraint. */
    private static final String CLASSIC = "us-east-1";

    @Override
    boolean requiresContentSha256() {
        return true;
    }

    @Override
    boolean comparesScope() {
        return true;
    }

    @Override
    S3Exception unknownLength() {
        return new S3Exception(S3Error.NOT_IMPLEMENTED).with("Header", "Transfer-Encoding");
    }

    @Override
    void identify(Response response, long number, long epochSecond) {
        char[] id = new char[16];
        byte[] host = new byte[48];
        long rest = number * SPREAD;
        for (int i = 0; i < id.length; i++) {
            id[i] = ALPHABET.charAt((int) (rest & 31));
            rest = Long.rotateRight(rest, 5) * 31 + i;
            host[3 * i] = (byte) rest;
            host[3 * i + 1] = (byte) (rest >> 8);
            host[3 * i + 2] = (byte) (rest >> 16);
        }
        response.header("x-amz-id-2", Base64.getEncoder().encodeToString(host))
                .header("x-amz-request-id", new String(id))
                .header("Server", "AmazonS3");
    }

    @Override
    String hostId() {
        return "";
    }

    @Override
    boolean listsNextMarkerAlways() {
        return false;
    }

    @Override
    String continuationToken(String last) {
        return ContinuationToken.encode(last);
    }

    @Override
    String readContinuationToken(String token) {
        return ContinuationToken.decode(token);
    }

    @Override
    boolean takesAnyWriteCondition() {
        return false;
    }

    @Override
    boolean recreatesOwnBucket(String region) {
        return region.equals(CLASSIC);
    }

    @Override
    void checkLocation(@Nullable String constraint, String region) {
        if (constraint == null) {
            if (!region.equals(CLASSIC)) {
                throw new S3Exception(S3Error.ILLEGAL_LOCATION_CONSTRAINT_EXCEPTION);
            }
            return;
        }
        if (constraint.equals(CLASSIC) || !isRegion(constraint)) {
            throw new S3Exception(S3Error.INVALID_LOCATION_CONSTRAINT).with("LocationConstraint", constraint);
        }
        boolean europe = constraint.equals("EU") && region.equals("eu-west-1");
        if (!region.equals(CLASSIC) && !constraint.equals(region) && !europe) {
            throw new S3Exception(
                    S3Error.ILLEGAL_LOCATION_CONSTRAINT_EXCEPTION,
                    "The " + constraint + " location constraint is incompatible for the region specific endpoint this"
                            + " request was sent to.");
        }
    }

    /** {@code eu-central-1} and the like: at least two dashes and a digit at the end; and the old name of Ireland. */
    private static boolean isRegion(String name) {
        if (name.equals("EU")) {
            return true;
        }
        int dashes = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (c == '-' && i > 0) {
                dashes++;
            } else if (!letterOrDigit) {
                return false;
            }
        }
        return dashes >= 2 && Character.isDigit(name.charAt(name.length() - 1));
    }

    @Override
    String location(@Nullable String constraint) {
        return constraint == null ? "" : constraint;
    }
}
