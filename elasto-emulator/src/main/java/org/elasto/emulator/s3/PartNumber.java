package org.elasto.emulator.s3;

/** Numbers of parts: 1 to 10,000. */
final class PartNumber {

    static final int MAX = 10_000;

    private PartNumber() {}

    /** @throws S3Exception InvalidArgument */
    static int parse(String text) {
        long number = Digits.parse(text);
        if (number < 1 || number > MAX) {
            throw Parameters.invalid(
                    "partNumber", text, "Part number must be an integer between 1 and 10000, inclusive");
        }
        return (int) number;
    }
}
