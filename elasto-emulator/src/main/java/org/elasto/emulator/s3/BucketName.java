package org.elasto.emulator.s3;

/** The rules for the name of a new bucket. */
final class BucketName {

    private BucketName() {}

    /** @throws S3Exception InvalidBucketName */
    static void check(String name) {
        if (!isValid(name)) {
            throw new S3Exception(S3Error.INVALID_BUCKET_NAME).with("BucketName", name);
        }
    }

    static boolean isValid(String name) {
        int length = name.length();
        if (length < 3 || length > 63 || reserved(name)) {
            return false;
        }
        boolean onlyDigitsAndDots = true;
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean inner = i > 0 && i < length - 1;
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean separator = inner && (c == '-' || (c == '.' && name.charAt(i - 1) != '.'));
            if (!letterOrDigit && !separator) {
                return false;
            }
            onlyDigitsAndDots &= c == '.' || c <= '9';
        }
        return !(onlyDigitsAndDots && dots(name) == 3 && name.indexOf('-') < 0);
    }

    private static boolean reserved(String name) {
        return name.startsWith("xn--")
                || name.startsWith("sthree-")
                || name.startsWith("amzn-s3-demo-")
                || name.endsWith("-s3alias")
                || name.endsWith("--ol-s3")
                || name.endsWith(".mrap")
                || name.endsWith("--x-s3")
                || name.endsWith("--table-s3");
    }

    private static long dots(String name) {
        return name.chars().filter(c -> c == '.').count();
    }
}
