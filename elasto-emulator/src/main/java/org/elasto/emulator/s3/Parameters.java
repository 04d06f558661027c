package org.elasto.emulator.s3;

/** Parameters of the query that several operations read alike. */
final class Parameters {

    private Parameters() {}

    /** The value, or an empty string. */
    static String text(S3Query query, String name) {
        String value = query.first(name);
        return value == null ? "" : value;
    }

    /**
     * How much a page may hold: what was asked, at most {@code limit}.
     *
     * @throws S3Exception InvalidArgument for what is no number, or below {@code least}
     */
    static int pageSize(S3Query query, String name, int limit, int least) {
        String value = query.first(name);
        if (value == null || value.isEmpty()) {
            return limit;
        }
        long asked = Digits.parse(value);
        if (asked < least || asked > Integer.MAX_VALUE) {
            throw invalid(name, value, "Provided " + name + " not an integer or within integer range");
        }
        return (int) Math.min(limit, asked);
    }

    /** Whether names in the answer are to be URL-encoded. */
    static boolean encodesUrl(S3Query query, Dialect dialect) {
        String value = query.first("encoding-type");
        if (value == null) {
            return false;
        }
        if (!value.equals("url") && dialect.refusesUnknownEncodings()) {
            throw invalid("encoding-type", value, "Invalid Encoding Method specified in Request");
        }
        return value.equals("url");
    }

    /** @throws S3Exception unless absent or {@code null}, the only version of an object in a bucket without versions */
    static void checkVersionId(S3Query query) {
        String value = query.first("versionId");
        if (value != null && !value.equals("null")) {
            throw invalid("versionId", value, "Invalid version id specified");
        }
    }

    static S3Exception invalid(String name, String value, String message) {
        return new S3Exception(S3Error.INVALID_ARGUMENT, message)
                .with("ArgumentName", name)
                .with("ArgumentValue", value);
    }
}
